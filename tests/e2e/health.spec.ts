// Health: what a person sees when X has changed, and what they can do about it.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import { builtInPack } from '../../lib/x/pack.ts';
import { axe, must } from '../support/own-pages.ts';
import { sharedPerch } from '../support/perch-on-x.ts';
import { createStrips } from '../support/strips.ts';
import { scrollBy } from '../support/scroll.ts';

const perch = sharedPerch({ viewport: { width: 1280, height: 1_600 } });

/** Opens a page of X on which nothing may be as it was. */
const openChanged = async (path: string) => {
  const page = await perch().context.newPage();
  const strips = await createStrips(page);
  await page.goto(`https://x.com${path}`);
  await page.getByText('Is the @acme app down?').first().waitFor();
  return { page, strips };
};
const packFile = (pack: object): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'pack.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(pack)),
});

test('a page that can be read says nothing, and is counted', async () => {
  const { page, strips } = await openChanged('/home');
  await expect
    .poll(async () => (await must(perch().own, { ask: 'health' })).reports.length, { timeout: 15_000 })
    .toBe(1);
  const { reports } = await must(perch().own, { ask: 'health' });
  const posts = reports[0]?.rows.find(({ anchor }) => anchor === 'posts');
  expect(posts).toMatchObject({ surface: 'home' });
  expect(posts?.seen).toBeGreaterThan(8);
  expect(posts?.read).toBe(posts?.seen);
  const found = reports[0]?.rows.filter(({ seen, read }) => read < seen) ?? [];
  expect(found.map(({ anchor }) => anchor)).toEqual([]);
  expect(await strips.inside((pierce) => !pierce.layerRoot()?.querySelector('.notice'))).toBe(true);
  await page.close();
});

for (const [change, share] of [
  ['links-gone', '0'],
  ['unmarked', '0'],
] as const)
  test(`“${change}”: one quiet banner says how much is read; its report has no word of the page`, async () => {
    const { page, strips } = await openChanged(`/home?changes=${change}`);
    await perch().context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: 'https://x.com',
    });
    await strips.until('the banner', (pierce) => pierce.layerRoot()?.querySelector('.notice'));
    const said = await strips.inside(
      (pierce) => pierce.layerRoot()?.querySelector('.notice')?.firstChild?.textContent ?? '',
    );
    expect(said).toBe(`X has changed: Perch reads ${share} % of posts here`);
    await page.bringToFront();
    await strips.pick('Copy report');
    await strips.toast('Report copied');
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toContain('home posts: 0 of ');
    expect(report).toContain('Post 1');
    const words = perch()
      .site!.world.posts.slice(0, 60)
      .flatMap(({ text, handle, id }) => [
        handle,
        id,
        ...text.split(/\W+/).filter((word) => word.length > 7),
      ]);
    const leaked = words.filter((word) => report.toLowerCase().includes(word.toLowerCase()));
    expect(leaked).toEqual([]);
    await strips.pick('Close');
    await strips.until('the banner to go', (pierce) => !pierce.layerRoot()?.querySelector('.notice'));
    await page.close();
  });

test('a selector pack repairs an open page without a reload; the built-in one comes back', async () => {
  const { own, inbound } = perch();
  const { page, strips } = await openChanged('/home?changes=text-unmarked');
  const id = inbound[0]!.id;
  expect((await strips.list()).some(({ postId, kind }) => postId === id && kind === 'strip')).toBe(false);

  await own.bringToFront();
  await own.reload();
  const input = own.getByLabel('Selector pack to import');
  const pack = {
    format: 'perch-selectors',
    version: 1,
    name: 'Words',
    date: '2026-11-22',
    anchors: { text: [{ css: '[data-testid="words"]', why: 'renamed', seen: '2026-11' }] },
  };
  await input.setInputFiles(
    packFile({ ...pack, anchors: { text: [{ ...pack.anchors.text[0], css: 'a[' }] } }),
  );
  await expect(own.getByText('does not take “a[” for a selector')).toBeVisible();
  await expect(own.getByText('In force: the built-in pack')).toBeVisible();
  await input.setInputFiles(packFile(pack));
  await expect(own.getByText('In force: “Words” of 2026-11-22')).toBeVisible();
  await page.bringToFront();
  await strips.of(id);

  await own.bringToFront();
  const download = own.waitForEvent('download');
  await own.getByRole('button', { name: 'Save as a file' }).click();
  expect(JSON.parse(readFileSync(await (await download).path(), 'utf8'))).toEqual(pack);
  await own.getByRole('button', { name: 'Back to the built-in pack' }).click();
  await expect(own.getByText('The built-in pack is in force again')).toBeVisible();
  await page.bringToFront();
  await strips.until(
    'the strip to go',
    (pierce, wanted) => !pierce.strips().some(({ postId, kind }) => postId === wanted && kind === 'strip'),
    id,
  );
  expect(builtInPack().anchors['text']?.[0]?.css).not.toContain('words');
  await page.close();
});

test('the health of each surface is in the settings, and axe finds nothing there', async () => {
  const { own } = perch();
  await own.bringToFront();
  await own.reload();
  const health = own.getByRole('region', { name: 'Health' });
  await expect(health.getByText('posts read').first()).toBeVisible();
  await health.getByText('Home').click();
  await expect(health.getByText('actionBar')).toBeVisible();
  expect(await axe(own)).toEqual([]);
});

test('each feature can be switched off alone, at once', async () => {
  const { own, open, inbound } = perch();
  const { page, strips } = await open('/notifications/mentions');
  const id = inbound[0]!.id;
  const drawn = async (): Promise<string[]> => (await strips.of(id)).controls.map(({ feature }) => feature);
  expect(await drawn()).toContain('escalate');
  await own.bringToFront();
  await own.getByText('features on posts').click();
  await own.getByLabel('Escalate', { exact: true }).uncheck();
  await page.bringToFront();
  await expect.poll(drawn).not.toContain('escalate');
  expect(await drawn()).toContain('assign');
  await strips.click(id, 'more');
  expect((await strips.menu(/Case/)).items.map(({ name }) => name).join()).not.toContain('Escalate');
  await page.keyboard.press('Escape');
  await own.bringToFront();
  await own.getByLabel('Escalate', { exact: true }).check();
  await page.bringToFront();
  await expect.poll(drawn).toContain('escalate');
  await page.close();
});

test('a strip without a place floats beside its post, goes with it, and can be used', async () => {
  const { inbound } = perch();
  const { page, strips } = await openChanged('/home?changes=bar-unmarked');
  await page.setViewportSize({ width: 1280, height: 900 });
  const cards = () =>
    strips.inside((pierce) =>
      [...document.querySelectorAll<HTMLElement>('perch-strip[data-card]')].flatMap((host) => {
        const { top, left, width, height } = host.getBoundingClientRect();
        const says = pierce.wordsOf(pierce.rootOf(host)?.querySelector('.strip'));
        return height > 0 ? [{ top, left, width, height, says }] : [];
      }),
    );
  await expect.poll(async () => (await cards()).length).toBeGreaterThan(1);
  const posts = await page
    .locator('article')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
  for (const card of await cards()) {
    const beside = posts.filter(({ top, bottom }) => card.top >= top && card.top + card.height <= bottom);
    expect(beside).toHaveLength(1);
    expect(card.left).toBeGreaterThanOrEqual(beside[0]!.right);
  }
  const before = (await cards())[1]!;
  await scrollBy(page, 120);
  await expect
    .poll(async () => (await cards()).some(({ top }) => Math.abs(top - (before.top - 120)) < 2))
    .toBe(true);

  // By the keyboard: Tab into a card, and a letter on the post in focus.
  await page.keyboard.press('Tab');
  expect(await strips.focus()).toMatch(/^strip:/);
  const article = page.locator('article', { hasText: inbound[0]!.text.slice(0, 40) }).first();
  await article.focus();
  await page.keyboard.press('Shift+A');
  await strips.toast('Assigned');
  await page.close();
});

test('a case is opened from a link to a post where nothing can be read', async () => {
  const { context, serviceWorker, site } = perch();
  const { page } = await openChanged('/home?changes=unmarked');
  const post = site!.world.posts.find(({ kind }) => kind === 'chatter')!;
  const opened = context.waitForEvent('page');
  await serviceWorker!.evaluate((linkUrl) => {
    interface Menus {
      contextMenus: { onClicked: { dispatch: (info: object) => void } };
    }
    (globalThis as unknown as { chrome: Menus }).chrome.contextMenus.onClicked.dispatch({ linkUrl });
  }, `https://x.com/${post.handle}/status/${post.id}/photo/1`);
  const panel = await opened;
  await expect(panel.getByText(`@${post.handle.toLowerCase()}`).first()).toBeVisible();
  await panel.close();

  // Its words come when the post is seen.
  await page.goto(`https://x.com/${post.handle}/status/${post.id}`);
  await expect
    .poll(async () => {
      const { badges } = await must(perch().own, { ask: 'badges', postIds: [post.id as PostId] });
      const { case: care } = await must(perch().own, {
        ask: 'case',
        caseId: badges[post.id as PostId]!.caseId,
      });
      return care.messages[0]?.post.text;
    })
    .toContain(post.text.split(/\s/)[0]);
  await page.close();
});
