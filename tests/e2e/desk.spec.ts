// The background in a real browser: killed, restarted, asked by two pages, out of room.
import { expect } from '@playwright/test';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseId } from '../../lib/care/ids.ts';
import { launchWithPerch } from '../support/extension-browser.ts';
import { ask, must, post, setUp, test } from '../support/own-pages.ts';
import { builtExtension } from '../support/perch-on-x.ts';
import {
  addNotesWhileKilling,
  backgroundOf,
  pageWithBridge,
  type WithBridge,
} from '../support/with-bridge.ts';

const postIds = ['101', '102', '103', '104'];

test('killed at random during 200 commands: none lost, none doubled', async ({ perch }) => {
  const page = await pageWithBridge(await perch.open('options.html'));
  await setUp(page);
  await must(page, {
    ask: 'observe',
    posts: postIds.map((id) => post(id, '@acme where is it?', `ann${id}`)),
  });

  let kills = 0;
  const background = await backgroundOf(page);
  await page.exposeFunction('kill', async () => {
    kills++;
    await background.kill();
  });
  const failures = await addNotesWhileKilling(page, { ids: postIds, total: 200 });

  expect(failures).toEqual([]);
  expect(kills).toBeGreaterThan(15);
  const noteIds: string[] = [];
  const commandIds: string[] = [];
  for (const id of postIds) {
    const view = await must(page, { ask: 'case', caseId: `case-${id}` as CaseId });
    noteIds.push(...view.case.notes.map((note) => note.id));
    const written = view.history.filter(({ type }) => type === 'note.added');
    commandIds.push(...written.map((event) => event.commandId));
  }
  const pressed = Array.from({ length: 200 }, (_, n) => n);
  expect(noteIds.toSorted()).toEqual(pressed.map((n) => `note-${n}`).toSorted());
  expect(commandIds).toHaveLength(pressed.length);
  expect(new Set(commandIds).size).toBe(pressed.length);
});

test('a background that was stopped answers the first badge', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  const seen = await must(page, { ask: 'observe', posts: [post('101', '@acme where is it?')] });
  await (await backgroundOf(page)).kill();
  const { badges, ms } = await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage: (message: unknown) => Promise<{ value: { badges: unknown } }> } };
    };
    const start = performance.now();
    const answer = await chrome.runtime.sendMessage({ ask: 'badges', postIds: ['101'] });
    return { badges: answer.value.badges, ms: performance.now() - start };
  });
  console.log(`first badge after a stop: ${ms.toFixed(0)} ms`);
  expect(badges).toEqual(seen.badges);
});

test('a change made in one page is told to the other', async ({ perch }) => {
  const here = await perch.open('options.html');
  const there = await pageWithBridge(await perch.open('options.html'));
  await setUp(here);
  await must(here, { ask: 'observe', posts: [post('101', '@acme where is it?')] });
  await there.evaluate(() => {
    const page = window as unknown as WithBridge;
    page.heard = [];
    page.bridge.onNotice(
      (notice) => page.heard.push({ ...notice, heardAt: Date.now() }),
      new AbortController().signal,
    );
  });
  const pressedAt = await here.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage: (m: unknown) => void } };
    };
    const command = { verb: 'assignToMe', caseId: 'case-101', commandId: crypto.randomUUID() };
    chrome.runtime.sendMessage({ ask: 'command', command });
    return Date.now();
  });
  const heard = () => there.evaluate(() => (window as unknown as WithBridge).heard);
  await expect.poll(heard).toMatchObject([{ notice: 'changed', cases: ['case-101'], settings: false }]);
  console.log(`press to notice in another page: ${((await heard())[0]?.heardAt ?? 0) - pressedAt} ms`);
  const view = await must(there, { ask: 'case', caseId: 'case-101' as CaseId });
  expect(view.badge.assignee).toMatchObject({ initials: 'JK', me: true });
});

test('what a newer Perch wrote is neither read nor changed', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await must(page, { ask: 'observe', posts: [post('101', '@acme where is it?')] });
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('perch', 990);
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
        opening.addEventListener('error', () => reject(opening.error));
      }),
  );
  for (const request of [{ ask: 'settings' }, { ask: 'hello' }] as const)
    expect(await ask(page, request)).toMatchObject({ ok: false, error: { code: 'newer-data' } });
  const found = await page.evaluate(() => indexedDB.databases());
  expect(found).toEqual([{ name: 'perch', version: 990 }]);
});

test('a full disk is said, loses nothing that was saved, and is over when there is room again', async () => {
  const extension = await limitedPerch();
  const first = await launchAgain(extension);
  await setUp(first.page);
  await must(first.page, { ask: 'observe', posts: [post('101', '@acme where is it?')] });
  await first.context.close();

  // The disk fills up while the browser is closed: an open database has counted its room for the next half minute.
  const { context, page, room } = await launchAgain(extension);
  await room(1);
  const full = await ask(page, { ask: 'observe', posts: [post('102', '@acme hello?', 'bob')] });
  expect(full).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  const before = await must(page, { ask: 'badges', postIds: [post('101', '').id, post('102', '').id] });
  expect(Object.keys(before.badges)).toEqual(['101']);
  await room();
  const after = await must(page, { ask: 'observe', posts: [post('102', '@acme hello?', 'bob')] });
  expect(Object.keys(after.badges)).toEqual(['102']);
  await context.close();
});

/** Starts the browser on one profile; `room` sets the bytes that Perch may keep, or gives it all of the disk. */
const launchAgain = async (extension: string) => {
  const { context, extensionId } = await launchWithPerch({
    extensionDir: extension,
    site: false,
    userDataDir: test.info().outputPath('profile'),
  });
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  const cdp = await context.newCDPSession(page);
  const origin = `chrome-extension://${extensionId}`;
  const room = (quotaSize?: number) =>
    cdp.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize ? { quotaSize } : {}) });
  return { context, page, room };
};

/** Perch without its exemption from the browser's quota, which is then as small as the test wants it. */
const limitedPerch = async (): Promise<string> => {
  const folder = test.info().outputPath('limited');
  await cp(builtExtension, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    permissions: string[];
  };
  manifest.permissions = manifest.permissions.filter((each) => each !== 'unlimitedStorage');
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
};
