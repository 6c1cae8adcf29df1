// The background: desk and store behind the gate. Keeps nothing that matters in memory; the browser may stop it anytime.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { broadcast } from '../lib/bridge/broadcast.ts';
import { createGate } from '../lib/bridge/gate.ts';
import { createDesk } from '../lib/desk/desk.ts';
import { createStore } from '../lib/store/store.ts';

/** Escalations that wait too long go up a tier. */
const raiseAlarm = 'raise';

export default defineBackground(() => {
  const xHosts: string[] = browser.runtime.getManifest().host_permissions ?? [];

  const desk = createDesk({
    store: createStore(),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    notify: (change) => broadcast({ notice: 'changed', ...change }, xHosts),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });

  const gate = createGate({
    id: browser.runtime.id,
    ownOrigin: new URL(browser.runtime.getURL('/')).origin,
    xOrigins: xHosts.map((host) => host.replace('/*', '')),
    handlers: desk,
  });

  // Registered before anything is awaited, so that a message that wakes the background finds its listener.
  browser.runtime.onMessage.addListener((message: unknown, sender) => gate(message, sender));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === raiseAlarm) void desk.raise();
  });
  // Alarms do not outlive every end of the browser: made anew at each start.
  void browser.alarms.create(raiseAlarm, { periodInMinutes: 1 });
  browser.action.onClicked.addListener(() => browser.runtime.openOptionsPage());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') return browser.runtime.openOptionsPage();
    return undefined;
  });
});
