// The stand-in is worth nothing if it is not like X: its routes, its virtualiser, and each trap it sets for overlays.
import { expect, test, type Page } from '@playwright/test';
import { scrollBy, scrollTo } from '../support/scroll.ts';
import { serveXSite, type ServedSite } from '../support/serve-x-site.ts';
import { sitePosts, type ServeOptions } from '../support/x-site.ts';
import type { SiteHooks } from '../x-site/app/site-hooks.ts';

declare const __site: SiteHooks;

const open = async (page: Page, path: string, options: ServeOptions = {}): Promise<ServedSite> => {
  const site = await serveXSite(page.context(), options);
  await page.goto(new URL(path, 'https://x.com').href);
  return site;
};
const tweets = (page: Page) => page.locator('article[data-testid="tweet"]');
const tweet = (page: Page, id: string) =>
  tweets(page).filter({ has: page.locator(`a[href*="/status/${id}"] time`) });
const byText = (site: ServedSite, text: string) => {
  const post = site.world.posts.find((candidate) => candidate.text.includes(text));
  if (!post) throw new Error(`No post says ${text}`);
  return post;
};

for (const [path, first] of [
  ['/home', 'tweet'],
  ['/notifications', 'notification'],
  ['/notifications/mentions', 'tweet'],
  ['/search?q=toaster', 'tweet'],
  ['/acmecare', 'tweet'],
  ['/messages/compose?recipient_id=1', 'dm-composer-textarea'],
  ['/i/chat', 'dm-composer-textarea'],
  ['/compose/post', 'tweetButton'],
  ['https://pro.x.com/i/decks/1', 'multi-column-layout-column-content'],
  ['https://twitter.com/home', 'tweet'],
] as const)
  test(`shows ${path} without an error`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const site = await open(page, path);
    await expect(page.getByTestId(first).first()).toBeVisible();
    expect(errors).toEqual([]);
    expect(site.refused).toEqual([]);
    expect(site.requests.filter((request) => !request.expected)).toEqual([]);
  });

test('mounts a window of cells only, and mounts them again after scrolling there and back', async ({
  page,
}) => {
  await open(page, '/notifications/mentions');
  const first = tweets(page).first();
  await expect(first).toContainText('order 51-20388');
  await page.evaluate(() => Object.assign(document.querySelector('article') ?? {}, { mine: true }));
  for (let turn = 0; turn < 6; turn++) {
    await scrollBy(page, 4_000);
    await expect.poll(() => page.getByTestId('cellInnerDiv').count()).toBeLessThan(25);
  }
  await expect(page.getByText('order 51-20388')).toHaveCount(0);
  await scrollTo(page, 0);
  await expect(page.getByText('order 51-20388')).toBeVisible();
  expect(await first.evaluate((node) => 'mine' in node)).toBe(false);
  // One cell begins where another ends, as soon as all are measured.
  const gaps = (): Promise<number[]> =>
    page.getByTestId('cellInnerDiv').evaluateAll((cells) => {
      const places = cells.map((cell) => cell.getBoundingClientRect());
      return places.slice(1).map(({ top }, index) => Math.abs(top - (places[index]?.bottom ?? 0)));
    });
  await expect.poll(async () => Math.max(...(await gaps()))).toBeLessThan(1.5);
});

test('a status page shows ancestors, the focal post first in the document, and takes a reply from Draft.js', async ({
  page,
}) => {
  // Tall enough for the virtualiser to mount the whole conversation.
  await page.setViewportSize({ width: 1_280, height: 1_600 });
  const site = await open(page, '/home');
  const focal = byText(site, 'One person has it now');
  await page.goto(`https://x.com/acmecare/status/${focal.id}`);
  const article = page.locator('article[data-testid="tweet"][tabindex="-1"]');
  await expect(article).toContainText('One person has it now');
  await expect(tweets(page)).toHaveCount(3 + 3);
  await expect(page.getByRole('heading', { name: 'Discover more' })).toBeVisible();
  await expect(tweets(page).first()).toHaveAttribute('tabindex', '-1');
  await expect(article.locator('[data-testid="User-Name"] time')).toHaveCount(0);
  await expect(article.locator('a:has(time)')).toHaveAttribute('href', `/acmecare/status/${focal.id}`);
  const send = page.getByTestId('tweetButtonInline');
  await expect(send).toBeDisabled();
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('We have written to you. ^JK');
  await send.click();
  await expect(tweets(page)).toHaveCount(4 + 3);
  await expect(tweets(page).filter({ hasText: 'We have written to you. ^JK' })).toContainText('@acmecare');
  await expect(page.getByTestId('tweetTextarea_0')).toHaveText('');
  expect(site.world.posts[0]?.replyTo?.id).toBe(focal.id);
});

test('like, edit and "Show more" change a post in place', async ({ page }) => {
  const site = await open(page, '/search?q=toaster%20lever');
  const { id } = byText(site, 'a short history of my toaster');
  const article = tweet(page, id);
  await article.evaluate((node) => Object.assign(node, { mine: true }));
  await article.getByTestId('like').click();
  await expect(article.getByTestId('unlike')).toBeVisible();
  await expect(page).toHaveURL(/search/);
  await article.getByTestId('tweet-text-show-more-link').click();
  await expect(article).toContainText('88-09131');
  await page.evaluate((post) => __site.edit(post, 'Never mind.'), id);
  await expect(article.locator('a:has(time)')).toHaveAttribute('href', /\/history$/);
  expect(await article.evaluate((node) => 'mine' in node)).toBe(true);
});

test('an article can be re-used for another post, and its children built anew', async ({ page }) => {
  const site = await open(page, '/notifications/mentions');
  const from = byText(site, 'order 51-20388').id;
  const to = byText(site, 'charged twice for one kettle').id;
  const article = tweet(page, from);
  await article.evaluate((node) =>
    node
      .querySelector('[role="group"]')
      ?.append(Object.assign(document.createElement('i'), { id: 'foreign' })),
  );
  await page.evaluate((id) => __site.remount(id), from);
  await expect(page.locator('#foreign')).toHaveCount(0);
  await article.evaluate((node) => node.setAttribute('data-mine', ''));
  await page.evaluate(([a, b]) => __site.reuse(a ?? '', b ?? ''), [from, to]);
  await expect(page.locator('article[data-mine]')).toContainText('charged twice');
});

test('timelines are replaced, posts come in at the top, accounts switch, the switcher can be late', async ({
  page,
}) => {
  await open(page, '/home?switcher=300');
  await expect(tweets(page).first()).toBeVisible();
  await expect(page.getByTestId('SideNav_AccountSwitcher_Button')).toBeVisible();
  const section = page.locator('section[role="region"]');
  await section.evaluate((node) => node.setAttribute('data-old', ''));
  await page.getByRole('tab', { name: 'Following' }).click();
  await expect(page.locator('section[data-old]')).toHaveCount(0);
  await expect(tweets(page).first()).toBeVisible();
  const ids = await page.evaluate(() => __site.insertTop(2));
  await expect(tweet(page, ids[0] ?? '')).toBeVisible();
  await page.getByTestId('SideNav_AccountSwitcher_Button').click();
  await page.getByRole('menuitem', { name: '@acme', exact: true }).click();
  await expect(
    page.locator('[data-testid="SideNav_AccountSwitcher_Button"] [data-testid="UserAvatar-Container-acme"]'),
  ).toBeVisible();
});

test('a modal route leaves the page below; letters act only outside of fields', async ({ page }) => {
  await open(page, '/notifications/mentions');
  await expect(tweets(page).first()).toBeVisible();
  await tweets(page)
    .first()
    .evaluate((node) => node.setAttribute('data-mine', ''));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await expect(tweets(page).nth(1).getByTestId('unlike')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/\/compose\/post\?in_reply_to=\d+/);
  await expect(page.locator('article[data-mine]')).toBeVisible();
  await page.getByRole('dialog').getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('jolly');
  expect(await page.evaluate(() => __site.shortcuts)).toEqual(['j', 'j', 'l', 'r']);
  await page.getByTestId('app-bar-close').click();
  await expect(page).toHaveURL(/mentions/);
});

test('adverts have no time; X Pro mounts one post in several columns, one of another account', async ({
  page,
}) => {
  const site = await open(page, '/home');
  const advert = page.locator('[data-testid="placementTracking"] > article');
  await expect
    .poll(async () => {
      await scrollBy(page, 800);
      return advert.count();
    })
    .toBeGreaterThan(0);
  await expect(advert.first().locator('time')).toHaveCount(0);
  await page.goto('https://pro.x.com/i/decks/1');
  await expect(page.getByTestId('multi-column-layout-column-content')).toHaveCount(3);
  await expect(tweet(page, byText(site, 'Is the @acme app down').id).first()).toBeVisible();
  expect(await tweet(page, byText(site, 'Is the @acme app down').id).count()).toBeGreaterThan(1);
});

test('the posts of an instant can be named before the page is there', async ({ page }) => {
  const now = Date.UTC(2026, 10, 20, 12);
  const [newest] = sitePosts(now).filter((post) => post.text.includes('@acmecare'));
  await open(page, '/notifications/mentions', { now });
  const href = await tweets(page).first().locator('a:has(time)').getAttribute('href');
  expect(href).toBe(`/${newest?.handle}/status/${newest?.id}`);
});

test('inline scripts and eval are refused, as on X', async ({ page }) => {
  await open(page, '/home');
  await expect(tweets(page).first()).toBeVisible();
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    return 'injected' in window;
  });
  expect(ran).toBe(false);
});
