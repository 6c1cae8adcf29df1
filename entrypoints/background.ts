// The background: desk and store behind the gate. Keeps nothing that matters in memory; the browser may stop it anytime.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { broadcast } from '../lib/bridge/broadcast.ts';
import { createGate } from '../lib/bridge/gate.ts';
import { createDesk } from '../lib/desk/desk.ts';
import { createHealthDesk } from '../lib/desk/health.ts';
import { createOpenLink } from '../lib/desk/open-link.ts';
import { createStore } from '../lib/store/store.ts';
import { postLinks, postOfLink } from '../lib/x/post-link.ts';
import type { HealthReport } from '../lib/care/health.ts';

/** Escalations that wait too long go up a tier. */
const raiseAlarm = 'raise';
const openCase = 'open-case';

export default defineBackground(() => {
  const xHosts: string[] = browser.runtime.getManifest().host_permissions ?? [];

  const ownOrigin = new URL(browser.runtime.getURL('/')).origin;
  const desk = createDesk({
    store: createStore(),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    notify: (change) => broadcast({ notice: 'changed', ...change }, xHosts),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });

  const health = createHealthDesk({
    get: async () => (await browser.storage.session.get({ health: [] })).health as HealthReport[],
    put: (reports) => browser.storage.session.set({ health: reports }),
  });
  const openLink = createOpenLink({
    desk,
    newId: () => crypto.randomUUID(),
    postOf: (href) => postOfLink(href, Date.now()),
    // Its address for frames on X changes with each session, and no tab can be led there.
    show: (caseId) => void browser.tabs.create({ url: `${ownOrigin}/panel.html#case=${caseId}` }),
    tell: (message) =>
      void browser.notifications.create({
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: 'Perch',
        message,
      }),
  });

  const gate = createGate({
    id: browser.runtime.id,
    ownOrigin,
    xOrigins: xHosts.map((host) => host.replace('/*', '')),
    handlers: { ...desk, ...health },
  });

  // Registered before anything is awaited, so that a message that wakes the background finds its listener.
  browser.runtime.onMessage.addListener((message: unknown, sender) => gate(message, sender));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === raiseAlarm) void desk.raise();
  });
  // Alarms do not outlive every end of the browser: made anew at each start.
  void browser.alarms.create(raiseAlarm, { periodInMinutes: 1 });
  browser.contextMenus.onClicked.addListener(({ linkUrl }) => void openLink(linkUrl));
  browser.action.onClicked.addListener(() => browser.runtime.openOptionsPage());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // The browser keeps entries over restarts and updates.
    void browser.contextMenus.removeAll().then(() =>
      browser.contextMenus.create({
        id: openCase,
        title: 'Open a case',
        contexts: ['link'],
        documentUrlPatterns: xHosts,
        targetUrlPatterns: postLinks(xHosts),
      }),
    );
    if (reason === 'install') return browser.runtime.openOptionsPage();
    return undefined;
  });
});
