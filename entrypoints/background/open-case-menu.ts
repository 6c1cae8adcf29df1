// What the browser's own menus offer. "Open a case" on a link to a post: care goes on even where Perch cannot read X's page.
// "Measure this page" on a page of X and on Perch's button: also where no post has a strip.
import { browser } from 'wxt/browser';
import { beginMeasuring } from '../../lib/bridge/dock.ts';
import type { Desk } from '../../lib/desk/desk.ts';
import { createOpenLink } from '../../lib/desk/open-link.ts';
import { postLinks, postOfLink } from '../../lib/x/post-link.ts';

const measure = 'measure';

/** Answers the entries; to be called at each start. `xHosts` are match patterns. */
export const listenToMenu = (desk: Desk): void => {
  const { origin } = new URL(browser.runtime.getURL('/'));
  const openLink = createOpenLink({
    desk,
    newId: () => crypto.randomUUID(),
    postOf: (href) => postOfLink(href, Date.now()),
    // Its address for frames on X changes with each session, and no tab can be led there.
    show: (caseId) => void browser.tabs.create({ url: `${origin}/panel.html#case=${caseId}` }),
    tell,
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    if (menuItemId !== measure) return void openLink(linkUrl);
    if (tab?.id !== undefined)
      beginMeasuring(tab.id).catch(() => tell('Perch is not on this page. Reload it, if it is a page of X.'));
  });
};

const tell = (message: string): void =>
  void browser.notifications.create({
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: 'Perch',
    message,
  });

/** Makes the entries; the browser keeps it over restarts and updates. */
export const addToMenu = async (xHosts: readonly string[]): Promise<void> => {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: 'open-case',
    title: 'Open a case',
    contexts: ['link'],
    documentUrlPatterns: [...xHosts],
    targetUrlPatterns: postLinks([...xHosts]),
  });
  browser.contextMenus.create({
    id: measure,
    title: 'Measure this page',
    contexts: ['page', 'action'],
    documentUrlPatterns: [...xHosts],
  });
};
