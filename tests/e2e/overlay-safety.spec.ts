// What a hostile page can do to Perch, and what Perch does to the page: nothing.
import { expect, test } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import { must } from '../support/own-pages.ts';
import { panelOf, sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();
const badge = async (id: string) =>
  (await must(perch().own, { ask: 'badges', postIds: [id as PostId] })).badges[id as PostId]!;

test('Forged clicks and keys do nothing, from the page or from anywhere', async () => {
  const { page, strips } = await perch().open('/notifications/mentions');
  const id = perch().inbound[0]!.id;
  await strips.of(id);
  const before = await badge(id);
  await page.evaluate(() => {
    const article = document.querySelector<HTMLElement>('article')!;
    article.focus();
    for (const host of document.querySelectorAll<HTMLElement>('perch-strip, perch-button, perch-layer')) {
      host.click();
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        host.dispatchEvent(
          new MouseEvent(type, { bubbles: true, composed: true, clientX: 400, clientY: 250 }),
        );
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }
    for (const key of 'TAEPNRDZ')
      for (const target of [document, document.body, article])
        target.dispatchEvent(
          new KeyboardEvent('keydown', {
            key,
            code: `Key${key}`,
            shiftKey: true,
            bubbles: true,
            composed: true,
          }),
        );
  });
  // Even from inside, where no page can be: only a person's press counts.
  await strips.inside((pierce) => {
    for (const host of document.querySelectorAll('perch-strip, perch-button'))
      for (const control of pierce.rootOf(host)?.querySelectorAll<HTMLElement>('button, a') ?? [])
        control.click();
  });
  await strips.click(id, 'status');
  await strips.menu('Status');
  await strips.inside((pierce) =>
    pierce.inLayer('On hold: waiting inside')?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
  );
  await page.keyboard.press('Escape');
  await strips.until('the menu to close', (pierce) => pierce.layer().menu === undefined);
  expect(await strips.layer()).toEqual({});
  expect(await badge(id)).toEqual(before);
  expect(
    perch()
      .context.pages()
      .filter((each) => each.url().includes('compose')),
  ).toEqual([]);
  await page.close();
});

test('The page sees no word of it, and no part of the panel', async () => {
  const { page, strips } = await perch().open('/notifications/mentions');
  const id = perch().inbound[0]!.id;
  await strips.of(id);
  await strips.click(id, 'notes');
  const panel = await panelOf(page);
  await panel.getByLabel('Write a note').fill('for our eyes only');
  const seen = await page.evaluate(() => {
    const hosts = [...document.querySelectorAll('perch-strip, perch-button, perch-layer')];
    const frames = [...Array(window.length).keys()].map((index) => {
      try {
        return window[index]!.document.body.textContent;
      } catch (error) {
        return (error as Error).name;
      }
    });
    return {
      hosts: hosts.length,
      roots: hosts.filter((host) => host.shadowRoot).length,
      words: hosts.map((host) => host.textContent + host.innerHTML).join(''),
      attributes: hosts.flatMap((host) => host.getAttributeNames()),
      iframes: document.querySelectorAll('iframe').length,
      frames,
    };
  });
  expect(seen.hosts).toBeGreaterThan(2);
  expect(seen).toMatchObject({ roots: 0, words: '', attributes: [], iframes: 0 });
  for (const frame of seen.frames) expect(frame).toBe('SecurityError');
  await panel.getByLabel('Write a note').fill('');
  await page.close();
});

test('WXT’s own event, forged, does not take it down', async () => {
  const { extensionId } = perch();
  const { page, strips, errors } = await perch().open('/notifications/mentions');
  const id = perch().inbound[1]!.id;
  await strips.of(id);
  await page.evaluate((extension) => {
    for (const name of ['overlay', 'page-data', 'content']) {
      const type = `${extension}:${name}:wxt:content-script-started`;
      const detail = { contentScriptName: name, messageId: 'forged', type };
      document.dispatchEvent(new CustomEvent(type, { detail }));
      document.dispatchEvent(new CustomEvent(`${extension}:content:wxt:content-script-started`, { detail }));
      window.postMessage({ ...detail, type: 'wxt:content-script-started' }, '*');
      window.postMessage(detail, '*');
    }
  }, extensionId);
  await strips.click(id, 'assign');
  await strips.of(id, 'JK');
  await page.reload();
  await strips.of(id, 'JK');
  expect(errors).toEqual([]);
  await page.close();
});

test('A working day leaves nothing in X’s origin, asks X for nothing, and presses none of its buttons', async () => {
  const { site, requests, inbound, context } = perch();
  await context.addInitScript(() => {
    const forged: string[] = [];
    for (const type of ['click', 'keydown', 'keyup', 'input', 'submit', 'pointerdown', 'mousedown'])
      addEventListener(
        type,
        (event) => event.isTrusted || forged.push(`${type} on ${(event.target as Element).localName}`),
        true,
      );
    Object.assign(window, { __forged: forged });
  });
  const from = requests.length;
  const { page, strips } = await perch().open('/notifications/mentions');
  const id = inbound[2]!.id;
  await strips.of(id);
  await strips.click(id, 'tags');
  await strips.pick('Order');
  await strips.toast('Tagged');
  await strips.click(id, 'assign');
  await strips.toast('Assigned');
  await strips.click(id, 'notes');
  await panelOf(page);
  const left = await page.evaluate(async () => ({
    databases: await indexedDB.databases(),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    caches: await caches.keys(),
    forged: (window as unknown as { __forged: string[] }).__forged,
  }));
  expect(left).toEqual({ databases: [], local: [], session: [], cookies: '', caches: [], forged: [] });
  expect(requests.slice(from).filter(({ expected }) => !expected)).toEqual([]);
  expect(site!.refused).toEqual([]);
  const asked = requests
    .slice(from)
    .filter(({ url }) => url.includes('/graphql/'))
    .map(({ url }) => /\/(\w+)\?/.exec(url)?.[1]);
  expect(asked).toEqual(['NotificationsTimeline']);
  await page.close();
});
