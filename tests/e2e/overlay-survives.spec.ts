// What makes overlays fail on X: strips stay right, are never doubled and never lost.
import { expect, test } from '@playwright/test';
import { expectDressed } from '../support/dressed.ts';
import { sharedPerch, type PerchPage } from '../support/perch-on-x.ts';
import { scrollTo } from '../support/scroll.ts';

const perch = sharedPerch();

const rest = (x: PerchPage, when: string): Promise<void> => expectDressed(perch(), x.strips, when);

test('React builds, changes, re-uses and takes away', async () => {
  const { inbound } = perch();
  const x = await perch().open('/notifications/mentions');
  const { page, strips, site } = x;
  const [first, second, third, fourth] = inbound.map(({ id }) => id) as [string, string, string, string];
  await rest(x, 'at first');

  await page.getByTestId('like').first().click();
  await site('like', second);
  await rest(x, 'after a like');
  await site('edit', first, '@acmecare my order, in other words');
  await rest(x, 'after an edit');
  await site('expand', third);
  await rest(x, 'after “Show more”');
  await site('remount', first);
  await rest(x, 'after React threw our node out with the rest');
  await page.evaluate(() => document.querySelectorAll('perch-strip').forEach((host) => host.remove()));
  await rest(x, 'after somebody removed our nodes');
  await site('reuse', second, inbound[12]!.id);
  await rest(x, 'after an article went on to show another post');
  await site('remove', fourth);
  await rest(x, 'after a post left');
  const fresh = (await site('insertTop', 3)) as string[];
  await strips.of(fresh[0]!);
  await rest(x, 'after three posts came in at the top');
  await site('replaceTimelines');
  await strips.of(first);
  await rest(x, 'after the timeline was replaced');
  expect(x.errors).toEqual([]);
  await page.close();
});

test('Away and back: scrolling, navigating, a dialog over the page, the whole page again', async () => {
  const { inbound } = perch();
  const x = await perch().open('/home');
  const { page, strips, site } = x;
  const first = inbound[0]!.id;
  await strips.of(first);
  for (const to of [4_000, 12_000, 0]) {
    await scrollTo(page, to);
    await rest(x, `scrolled to ${to}`);
  }
  await strips.of(first);
  await site('navigate', '/notifications/mentions');
  await strips.of(first);
  await rest(x, 'on another page');
  await site('navigate', `/compose/post?in_reply_to=${first}`);
  await page.getByRole('dialog').waitFor();
  await rest(x, 'under a dialog');
  await site('like', first);
  await rest(x, 'changed under a dialog');
  await page.goBack();
  await rest(x, 'after the dialog');
  await site('navigate', `/${inbound[0]!.handle}/status/${first}`);
  await expect(page).toHaveURL(/status/);
  await strips.of(first);
  await rest(x, 'on its own page');
  await page.goBack();
  await strips.of(first);
  await rest(x, 'back again');
  await page.reload();
  await strips.of(first);
  await rest(x, 'loaded again');
  expect(x.errors).toEqual([]);
  await page.close();
});

test('Accounts and looks change under it', async () => {
  const { inbound } = perch();
  const x = await perch().open('/notifications/mentions?switcher=400');
  const { page, strips, site } = x;
  const first = inbound[0]!.id;
  await strips.of(first);
  await page.getByTestId('SideNav_AccountSwitcher_Button').waitFor();
  await rest(x, 'after a late switcher');
  await site('switchAccount', 'acme');
  await page.locator('article').first().waitFor();
  await rest(x, 'after a switch in place');
  await page.getByTestId('SideNav_AccountSwitcher_Button').click();
  await Promise.all([page.waitForEvent('load'), page.getByRole('menuitem', { name: '@acmecare' }).click()]);
  await strips.of(first);
  await rest(x, 'after X’s own switch');

  const ground = (): Promise<string> =>
    strips.inside((pierce) => {
      const strip = pierce.rootOf(document.querySelector('perch-strip'))?.querySelector('.strip');
      return strip ? getComputedStyle(strip).color : '';
    });
  const light = await ground();
  await site('setTheme', 'dark');
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await site('setTheme', 'high-contrast');
  await expect.poll(ground).not.toBe(dark);
  await site('setTheme', 'light');
  await expect.poll(ground).toBe(light);

  const order = (): Promise<number[]> =>
    strips.of(first).then(({ controls }) => controls.filter(({ visible }) => visible).map((each) => each.x));
  const ltr = await order();
  expect(ltr).toEqual(ltr.toSorted((a, b) => a - b));
  await site('setLanguage', 'ar', 'rtl');
  await expect.poll(async () => (await order())[0]).toBeGreaterThan(ltr[0]!);
  const rtl = await order();
  expect(rtl).toEqual(rtl.toSorted((a, b) => b - a));
  await strips.click(first, 'tags');
  const menu = await strips.until('a menu on the page', (pierce) => {
    const box = pierce.layerRoot()?.querySelector('.menu')?.getBoundingClientRect();
    return box && { left: box.left, right: box.right, width: innerWidth };
  });
  expect(menu.left).toBeGreaterThanOrEqual(0);
  expect(menu.right).toBeLessThanOrEqual(menu.width);
  await page.keyboard.press('Escape');
  await rest(x, 'right to left');
  expect(x.errors).toEqual([]);
  await page.close();
});

test('Icon-only navigation and 320 px: a folded strip, with everything in ⋯', async () => {
  const { inbound } = perch();
  const x = await perch().open('/notifications/mentions');
  const { page, strips } = x;
  const first = inbound[0]!.id;
  await page.setViewportSize({ width: 1100, height: 900 });
  await strips.of(first);
  await rest(x, 'with an icon-only navigation');
  await page.setViewportSize({ width: 320, height: 700 });
  await expect
    .poll(async () => {
      const { controls } = await strips.of(first);
      return controls.filter(({ visible }) => visible).map(({ feature }) => feature);
    })
    .toEqual(['status', 'clock', 'assign', 'more']);
  const { controls, height } = await strips.of(first);
  expect(height).toBe(28);
  for (const each of controls.filter(({ visible }) => visible)) {
    expect(each.x - each.width / 2, each.feature).toBeGreaterThanOrEqual(0);
    expect(each.x + each.width / 2, each.feature).toBeLessThanOrEqual(320);
  }
  await strips.click(first, 'more');
  await strips.pick('Tags');
  await strips.menu('Tags');
  await page.keyboard.press('Escape');
  expect(await strips.focus()).toBe('strip:more');
  await rest(x, 'at 320 px');
  await page.close();
});

test('Three columns of X Pro: one post worn in several, and all of them true', async () => {
  const { inbound } = perch();
  const x = await perch().open('/i/decks/1', 'pro.x.com');
  const { page, strips } = x;
  await rest(x, 'in columns');
  const list = await strips.list();
  const count = (id: string): number => list.filter(({ postId }) => postId === id).length;
  const twice = inbound.find(({ id }) => count(id) > 1)!;
  await strips.click(twice.id, 'assign', 1);
  await strips.until(
    'both to say whose it is',
    (pierce, [id, times]) =>
      pierce.strips().filter(({ postId, text }) => postId === id && text.includes('JK')).length === times,
    [twice.id, count(twice.id)] as const,
  );
  await rest(x, 'after a verb in one column');
  expect(x.errors).toEqual([]);
  await page.close();
});

test('Posts as nobody writes them cost the others nothing', async () => {
  const { inbound } = perch();
  const x = await perch().open('/notifications/mentions');
  const { page, strips } = x;
  const first = inbound[0]!.id;
  await strips.of(first);
  const odd = await page.evaluate(() => {
    const model = document
      .querySelector('article[data-testid="tweet"]')!
      .closest('[data-testid="cellInnerDiv"]')!;
    const around = model.parentElement!;
    const put = (change: (article: HTMLElement) => void): void => {
      const cell = model.cloneNode(true) as HTMLElement;
      cell.querySelectorAll('perch-strip, perch-button').forEach((host) => host.remove());
      cell.style.transform = `translateY(${(around.children.length + 3) * 400}px)`;
      change(cell.querySelector('article')!);
      around.append(cell);
    };
    const renumber = (article: HTMLElement, id: string): void =>
      article
        .querySelectorAll('a[href*="/status/"]')
        .forEach((link) => link.setAttribute('href', link.getAttribute('href')!.replace(/\d{10,}/, id)));
    const text = (article: HTMLElement, words: string): void => {
      article.querySelector('[data-testid="tweetText"]')!.textContent = words;
    };
    const name = (article: HTMLElement, words: string): void => {
      article.querySelector('[data-testid="User-Name"] span')!.textContent = words;
    };
    const base = BigInt(
      /\d{10,}/.exec(model.querySelector('a[href*="/status/"]')!.getAttribute('href')!)![0],
    );
    const ids = [1n, 2n, 3n, 4n].map((step) => String(base - step));
    put((article) => article.querySelectorAll('a[href*="/status/"], time').forEach((each) => each.remove()));
    put((article) => article.querySelector('[data-testid="User-Name"]')!.remove());
    put((article) => article.replaceChildren());
    put((article) => article.querySelector('[role="group"]')!.remove());
    put((article) => (renumber(article, ids[0]!), text(article, `@acmecare ${'x'.repeat(10_000)}`)));
    put((article) => {
      renumber(article, ids[1]!);
      name(
        article,
        '\u202Eevil\u2066 <img src=x onerror="document.title=1"> ' + 'a\u0301\u0302\u0303'.repeat(200),
      );
    });
    put((article) => renumber(article, '99999999999999999999999999'));
    put(
      (article) => (
        renumber(article, ids[2]!),
        article.querySelector('time')!.setAttribute('datetime', '0001-01-01T00:00:00.000Z')
      ),
    );
    put(
      (article) => (
        renumber(article, ids[3]!),
        article.querySelector('time')!.setAttribute('datetime', '+275760-09-13T00:00:00.000Z')
      ),
    );
    return ids;
  });
  await strips.of(odd[0]!);
  await strips.of(odd[1]!);
  expect(await page.title()).not.toBe('1');
  const fresh = (await x.site('insertTop', 2)) as string[];
  await strips.of(fresh[0]!);
  await strips.click(fresh[0]!, 'assign');
  await strips.of(fresh[0]!, 'JK');
  expect((await strips.layer()).banner).toBeUndefined();
  await page.evaluate(() => document.querySelectorAll('article:not(:has([role="group"]))').length);
  expect(x.errors).toEqual([]);
  await page.close();
});
