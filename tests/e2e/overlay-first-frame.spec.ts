// A post is never painted without its strip, and the page never jumps because of one.
import { expect, test, type Page } from '@playwright/test';
import { launchWithPerch } from '../support/extension-browser.ts';
import { sightings, watchFirstFrames } from '../support/first-frame.ts';
import { scrollBy, scrollTo } from '../support/scroll.ts';
import { sharedPerch } from '../support/perch-on-x.ts';
import { ownedHandles } from '../x-site/world/site-post.ts';

const perch = sharedPerch();

const fling = async (page: Page, steps: number): Promise<void> => {
  for (let step = 0; step < steps; step++) await scrollBy(page, 700);
};

test('Every post wears what it should before it is painted: on arrival, while flinging, coming back', async () => {
  const { context, site, inbound, open } = perch();
  await watchFirstFrames(context);
  const { page, strips, errors } = await open('/home');
  await strips.of(inbound[0]!.id);
  await fling(page, 40);
  await scrollTo(page, 0);
  await strips.of(inbound[0]!.id);

  const posts = site!.world.postById;
  const seen = await sightings(page);
  const ours = seen.filter(({ postId }) => ownedHandles.includes(posts.get(postId)?.handle ?? ''));
  const others = seen.filter((each) => !ours.includes(each));
  expect(seen.length).toBeGreaterThan(100);
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter(({ kind }) => kind !== undefined)).toEqual([]);
  expect(others.filter(({ inTime }) => !inTime)).toEqual([]);
  expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(['strip', 'button']));
  expect(errors).toEqual([]);
});

test('Strips for those who speak to us, a quiet button for others, nothing for us', async () => {
  const { site, inbound, open } = perch();
  const { page, strips } = await open('/home');
  await strips.of(inbound[0]!.id);
  const kindByPost = new Map((await strips.list()).map(({ postId, kind }) => [postId, kind]));
  const shown = await strips.inside((pierce) => pierce.articles().map(pierce.idOf));
  for (const id of shown) {
    const post = site!.world.postById.get(id)!;
    const expected = ownedHandles.includes(post.handle)
      ? undefined
      : inbound.includes(post)
        ? 'strip'
        : 'button';
    expect(kindByPost.get(id), `${post.handle}: ${post.kind}`).toBe(expected);
  }
  for (const { kind, height } of await strips.list()) if (kind === 'strip') expect(height).toBe(28);
  await page.close();
});

/** Layout shift of the page at rest, and every cell that grew or shrank after it was painted. */
const unrest = async (page: Page): Promise<{ shift: number; moved: string[] }> =>
  page.evaluate(() =>
    (window as unknown as { __unrest: () => { shift: number; moved: string[] } }).__unrest(),
  );

const watchUnrest = (): void => {
  let shift = 0;
  const moved: string[] = [];
  const heightByPost = new Map<string, string>();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  // A message sent in a frame arrives after it was painted.
  const look = (): void => {
    for (const cell of document.querySelectorAll<HTMLElement>('[data-testid="cellInnerDiv"]')) {
      const link = cell.querySelector('a[href*="/status/"]')?.getAttribute('href');
      if (!link) continue;
      const before = heightByPost.get(link);
      const now = String(cell.offsetHeight);
      if (before !== undefined && before !== now) moved.push(`${link}: ${before} → ${now}`);
      heightByPost.set(link, now);
    }
    requestAnimationFrame(frame);
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = look;
  const frame = (): void => port2.postMessage(0);
  requestAnimationFrame(frame);
  Object.assign(window, { __unrest: () => ({ shift, moved }) });
};

test('Strips move nothing: no layout shift that X would not have had, no cell that jumps', async () => {
  const { context, inbound, open } = perch();
  await context.addInitScript(watchUnrest);
  const { page, strips } = await open('/notifications/mentions');
  await strips.of(inbound[0]!.id, 'left');
  await strips.until('two ticks', () => performance.now() > 3_000);
  const withPerch = await unrest(page);
  expect(withPerch.moved).toEqual([]);

  const bare = await launchWithPerch();
  await bare.context.addInitScript(watchUnrest);
  const plain = await bare.context.newPage();
  await plain.goto('https://x.com/notifications/mentions');
  await plain.locator('article').first().waitFor();
  await plain.waitForFunction(() => performance.now() > 3_000);
  const withoutPerch = await unrest(plain);
  await bare.context.close();
  expect(withPerch.shift).toBeLessThanOrEqual(withoutPerch.shift + 0.001);
});
