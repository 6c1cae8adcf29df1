import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandId, NoteId } from '../../lib/care/ids.ts';
import { caseIdOf } from '../../lib/care/case-id.ts';
import { maxImportBytes } from '../../lib/care/transfer.ts';
import { must, post, setUp, startPerch, test } from '../support/own-pages.ts';

const first = post('2990000000000000001', '@acme charged me twice');
const caseId = caseIdOf(first.id);
const newPress = () => randomUUID() as string as CommandId;

/** A browser's whole memory, as its export would say it, but for the time. */
const everything = async (page: Page) => {
  const { playbook, me, members } = await must(page, { ask: 'settings' });
  const { events } = await must(page, { ask: 'exportEvents', after: '' });
  return { playbook, me, members, events };
};

const exportFrom = async (page: Page, button: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
};

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('File to import').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

test('A fresh profile becomes the exported one; importing twice changes nothing', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await must(page, { ask: 'observe', posts: [first, post('2990000000000000002', '@acme hello?', 'remy')] });
  await must(page, {
    ask: 'noteCommand',
    command: {
      verb: 'addNote',
      commandId: newPress(),
      caseId,
      noteId: 'n1' as NoteId,
      text: 'Rang twice',
    },
  });
  await must(page, { ask: 'command', command: { verb: 'assignToMe', commandId: newPress(), caseId } });
  await page.reload();
  const file = await exportFrom(page, 'Export everything');
  const before = await everything(page);
  expect(before.events).toHaveLength(4);

  const other = await startPerch();
  try {
    const fresh = await other.open('options.html');
    await choose(fresh, 'perch.json', file);
    await expect(fresh.getByText('4 events of 1 person')).toBeVisible();
    await fresh.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(fresh.getByText('4 events added, 0 known.')).toBeVisible();
    await expect(fresh.getByLabel('Account 1', { exact: true })).toHaveValue('@acme');
    expect(await everything(fresh)).toEqual(before);

    const { case: care } = await must(fresh, { ask: 'case', caseId });
    expect(care.notes).toHaveLength(1);
    expect(care.assignee).toBe(before.me.id);

    await choose(fresh, 'perch.json', file);
    await fresh.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(fresh.getByText('0 events added, 4 known.')).toBeVisible();
    expect(await everything(fresh)).toEqual(before);
  } finally {
    await other.close();
  }
});

test('A playbook travels alone, and mine stays if I wish', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  const playbookFile = await exportFrom(page, 'Export the playbook');
  const whole = await exportFrom(page, 'Export everything');

  await page.getByLabel('Account 1', { exact: true }).fill('@acme_new');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const brought = JSON.stringify({ ...JSON.parse(whole), events: [eventOfNobody] });
  await choose(page, 'perch.json', brought);
  await page.getByLabel('Use its playbook in place of mine').uncheck();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('1 event added, 0 known. The playbook stayed yours.')).toBeVisible();
  expect((await must(page, { ask: 'settings' })).playbook.handles[0]?.handle).toBe('acme_new');

  await choose(page, 'playbook.json', playbookFile);
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.getByLabel('Account 1', { exact: true })).toHaveValue('@acme');
  const again = await exportFrom(page, 'Export the playbook');
  expect(again).toBe(playbookFile);
});

const eventOfNobody = {
  id: 'e1',
  caseId: 'case-9',
  at: 1_700_000_000_000,
  by: 'somebody',
  commandId: 'c9',
  type: 'note.added',
  noteId: 'n9',
  text: 'Of a case that is not here',
};

test('A file that cannot be is refused in plain words, and changes nothing', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  const file = await exportFrom(page, 'Export everything');
  const before = await everything(page);
  const changed = (change: object): string => JSON.stringify({ ...JSON.parse(file), ...change });
  const bad: [string, RegExp][] = [
    ['', /empty/],
    ['<html>', /not JSON/],
    ['{"name":"something else"}', /not a file of Perch/],
    [file.slice(0, file.length / 2), /cut short/],
    [changed({ version: 2 }), /newer Perch/],
    [changed({ events: [{ ...eventOfNobody, caseId: '../..' }] }), /events, no\. 1, caseId/],
    [changed({ playbook: {} }), /playbook, version/],
  ];
  for (const [text, message] of bad) {
    await choose(page, 'bad.json', text);
    await expect(page.getByText(message)).toBeVisible();
    await expect(page.getByText(message)).toContainText('Not imported.');
  }
  expect(await everything(page)).toEqual(before);
  // After a refusal the way is open for a good one.
  await choose(page, 'good.json', file);
  await page
    .getByRole('button', { name: 'Import', exact: true })
    .or(page.getByRole('button', { name: 'Use this playbook' }))
    .click();
  await expect(page.getByText('The playbook is the file’s.')).toBeVisible();
});

test('A file of 200 MB is refused before it is read', async ({ perch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'perch-'));
  const path = join(folder, 'large.json');
  const large = await open(path, 'w');
  await large.truncate(2 * maxImportBytes);
  await large.close();
  const page = await perch.open('options.html');
  await page.getByLabel('File to import').setInputFiles(path);
  await expect(page.getByText('This file is 200 MB. Perch reads files up to 100 MB.')).toBeVisible();
  await rm(folder, { recursive: true });
});
