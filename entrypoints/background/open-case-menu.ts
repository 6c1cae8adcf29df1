// "Open a case" on a link to a post: care goes on even where Perch cannot read X's page.
import { browser } from 'wxt/browser';
import type { Desk } from '../../lib/desk/desk.ts';
import { createOpenLink } from '../../lib/desk/open-link.ts';
import { postLinks, postOfLink } from '../../lib/x/post-link.ts';

/** Answers the entry; to be called at each start. `xHosts` are match patterns. */
export const listenToMenu = (desk: Desk): void => {
  const { origin } = new URL(browser.runtime.getURL('/'));
  const openLink = createOpenLink({
    desk,
    newId: () => crypto.randomUUID(),
    postOf: (href) => postOfLink(href, Date.now()),
    // Its address for frames on X changes with each session, and no tab can be led there.
    show: (caseId) => void browser.tabs.create({ url: `${origin}/panel.html#case=${caseId}` }),
    tell: (message) =>
      void browser.notifications.create({
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: 'Perch',
        message,
      }),
  });
  browser.contextMenus.onClicked.addListener(({ linkUrl }) => void openLink(linkUrl));
};

/** Makes the entry; the browser keeps it over restarts and updates. */
export const addToMenu = async (xHosts: readonly string[]): Promise<void> => {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: 'open-case',
    title: 'Open a case',
    contexts: ['link'],
    documentUrlPatterns: [...xHosts],
    targetUrlPatterns: postLinks([...xHosts]),
  });
};
