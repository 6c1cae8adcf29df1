// Other extensions on the same page: they hide columns and counters, restyle bars, remove navigation, and put nodes of their own
// where ours are. Perch keeps working, and neither fights the other.
import { expect, test } from '@playwright/test';
import { expectDressed } from '../support/dressed.ts';
import { must } from '../support/own-pages.ts';
import { scrollBy, scrollTo } from '../support/scroll.ts';
import { sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();

/** What such an extension does to the page. Runs in the page: may use nothing from outside itself. */
const otherExtension = (): void => {
  const style = document.createElement('style');
  style.textContent = `
    [data-testid="sidebarColumn"], [data-testid="SideNav_NewTweet_Button"], nav[role="navigation"] { display: none !important; }
    [data-testid="app-text-transition-container"], a[href$="/analytics"] { display: none !important; }
    article [role="group"] { flex-direction: row-reverse; justify-content: flex-start; gap: 2rem; max-width: 20rem; opacity: 0.6; }
    article [role="group"] > * { flex: none !important; }
    article > div { padding-left: 24px; }
    article button, article a { all: revert; }`;
  const apply = (): void => {
    if (!style.isConnected) document.documentElement.append(style);
    for (const article of document.querySelectorAll('article[data-testid="tweet"]')) {
      const bar = [...article.querySelectorAll('[role="group"]')].find((group) =>
        group.querySelector('[data-testid="reply"]'),
      );
      if (!bar) continue;
      // It wants to be the last in the bar, as Perch does on posts without a case.
      if (!bar.querySelector('.other-button')) {
        const button = document.createElement('div');
        button.className = 'other-button';
        button.append(Object.assign(document.createElement('button'), { textContent: '⤓' }));
        bar.append(button);
      }
      // It notes something right under the bar, where the strip stands, and above the words.
      if (!article.querySelector('.other-note')) {
        const note = Object.assign(document.createElement('p'), {
          className: 'other-note',
          textContent: '@acme 2h',
        });
        bar.after(note);
      }
      article.setAttribute('data-other', 'seen');
      article.querySelector('[data-testid="bookmark"]')?.remove();
    }
    // Navigation taken out for good, the account switcher with it.
    document.querySelector('[data-testid="AppTabBar_Explore_Link"]')?.setAttribute('hidden', '');
    const switcher = document.querySelector<HTMLElement>('[data-testid="SideNav_AccountSwitcher_Button"]');
    if (switcher) switcher.style.setProperty('display', 'none', 'important');
  };
  let changes = 0;
  new MutationObserver(() => {
    changes++;
    apply();
  }).observe(document, { childList: true, subtree: true });
  Object.assign(window, { __otherChanges: () => changes });
};

test('with another extension’s effects applied, each post wears what it should, and can be cared for', async () => {
  const { context, inbound, own } = perch();
  await context.addInitScript({ content: `{ const __name = (f) => f; (${String(otherExtension)})(); }` });
  const { page, strips, errors, site } = await perch().open('/notifications/mentions');
  await page.locator('.other-note').first().waitFor();
  await expectDressed(perch(), strips, 'beside the other extension');

  const { id } = inbound[0]!;
  await strips.click(id, 'assign');
  await strips.toast('Assigned');
  await strips.click(id, 'tags');
  await strips.pick('Order');
  await strips.toast('Tagged');
  const { badges } = await must(own, { ask: 'badges', postIds: [id as never] });
  expect(badges[id as never]).toMatchObject({ tags: ['order'], assignee: { initials: 'JK' } });

  // Scrolled, rebuilt by X, and on another page: the same.
  for (let i = 0; i < 5; i++) await scrollBy(page, 700);
  await expectDressed(perch(), strips, 'after scrolling');
  await scrollTo(page, 0);
  await strips.of(id);
  await site('remount', id);
  await strips.of(id, 'JK');
  await site('navigate', '/home');
  await page.locator('perch-button').first().waitFor({ state: 'attached' });
  await page.locator('.other-note').first().waitFor();
  await expectDressed(perch(), strips, 'on the home page');
  await expect(page.locator('.other-note').first()).toBeVisible();

  // Two observers that answer each other would never come to rest.
  const changes = () =>
    page.evaluate(() => (window as unknown as { __otherChanges: () => number }).__otherChanges());
  await expect
    .poll(async () => {
      const before = await changes();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      return (await changes()) - before;
    })
    .toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});
