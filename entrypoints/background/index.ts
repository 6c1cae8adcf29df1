// The background: desk, team and store behind the gate. Keeps nothing that matters in memory; the browser may stop it anytime.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { broadcast } from '../../lib/bridge/broadcast.ts';
import { createGate } from '../../lib/bridge/gate.ts';
import type { HealthReport } from '../../lib/care/health.ts';
import { createDesk } from '../../lib/desk/desk.ts';
import { createHealthDesk } from '../../lib/desk/health.ts';
import { createTeam } from '../../lib/desk/team/team.ts';
import type { Change } from '../../lib/desk/turn.ts';
import { createTurns } from '../../lib/desk/turn.ts';
import { createStore } from '../../lib/store/store.ts';
import { browserNet } from './net.ts';
import { addToMenu, listenToMenu } from './open-case-menu.ts';

/** Escalations that wait too long go up a tier; what is unsent is sent. */
const eachMinute = 'minute';

export default defineBackground(() => {
  const xHosts: string[] = browser.runtime.getManifest().host_permissions ?? [];
  const notify = (change: Change): void => void broadcast({ notice: 'changed', ...change }, xHosts);
  const turns = createTurns({
    store: createStore(),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    notify,
    onOutgoing: () => team.wake(),
    presentAt: (parts) => team.presentAt(parts),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const desk = createDesk(turns);
  const team = createTeam(turns, browserNet(xHosts), notify);
  const health = createHealthDesk({
    get: async () => (await browser.storage.session.get({ health: [] })).health as HealthReport[],
    put: (reports) => browser.storage.session.set({ health: reports }),
  });

  const gate = createGate({
    id: browser.runtime.id,
    ownOrigin: new URL(browser.runtime.getURL('/')).origin,
    xOrigins: xHosts.map((host) => host.replace('/*', '')),
    handlers: {
      ...desk,
      ...health,
      ...team,
      // Somebody looks: now a live line to the team is worth it.
      hello: (ask) => (void team.look(), desk.hello(ask)),
    },
  });

  // Registered before anything is awaited, so that a message that wakes the background finds its listener.
  browser.runtime.onMessage.addListener((message: unknown, sender) => gate(message, sender));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== eachMinute) return;
    void desk.raise();
    void team.look();
  });
  // Alarms do not outlive every end of the browser: made anew at each start.
  void browser.alarms.create(eachMinute, { periodInMinutes: 1 });
  void team.look();
  listenToMenu(desk);
  browser.action.onClicked.addListener(() => browser.runtime.openOptionsPage());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void addToMenu(xHosts);
    if (reason === 'install') return browser.runtime.openOptionsPage();
    return undefined;
  });
});
