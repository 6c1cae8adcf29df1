// Between a docked page of ours and our script in the page of X around it. Through the extension, for whatever came by
// `postMessage` X's page could say too.
import { browser } from 'wxt/browser';
import type { CaseId, Handle } from '../care/ids.ts';
import type { Measured } from '../care/measure.ts';

/** What the docked page says: to be put away, to be told of the posts that pass by, or that somebody is at work in it, at which case. */
export type DockAsk = 'escape' | 'measure' | { shows: CaseId | undefined };

/** What it is told. Of posts their times and names, and of what page; no word of them. */
export type DockNews =
  { theme: 'light' | 'dark' } | { measured: Measured[]; ours: readonly Handle[]; page: string };

/** One docked page, until `gone` aborts. */
export interface Docked {
  tell: (news: DockNews) => void;
  gone: AbortSignal;
}

const dockName = 'dock';
const begin = { dock: 'measure' } as const;

/** For the docked page: gives the function that asks. Where it stands alone in a tab, nobody hears it. */
export const openDock = async (
  onNews: (news: DockNews) => void,
): Promise<((ask: DockAsk) => void) | undefined> => {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined || parent === window) return undefined;
  const port = browser.tabs.connect(tab.id, { frameId: 0, name: dockName });
  port.onMessage.addListener((news: unknown) => onNews(news as DockNews));
  return (ask) => port.postMessage(ask);
};

/** For the background: has the page in a tab measured. Rejects where no script of ours is. */
export const beginMeasuring = (tabId: number): Promise<void> =>
  browser.tabs.sendMessage(tabId, begin, { frameId: 0 });

/** For the page around it, until `signal` aborts. */
export const onDock = (
  listeners: {
    onOpen: (docked: Docked) => void;
    onAsk: (ask: DockAsk, docked: Docked) => void;
    onBegin: () => void;
  },
  signal: AbortSignal,
): void => {
  const receive = (message: unknown): undefined => {
    if ((message as Partial<typeof begin> | undefined)?.dock === begin.dock) listeners.onBegin();
  };
  const connect = (port: ReturnType<typeof browser.tabs.connect>): void => {
    if (port.name !== dockName) return;
    const controller = new AbortController();
    const docked = { tell: (news: DockNews) => port.postMessage(news), gone: controller.signal };
    port.onDisconnect.addListener(() => controller.abort());
    port.onMessage.addListener((ask: unknown) => listeners.onAsk(ask as DockAsk, docked));
    listeners.onOpen(docked);
  };
  browser.runtime.onMessage.addListener(receive);
  browser.runtime.onConnect.addListener(connect);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(receive);
    browser.runtime.onConnect.removeListener(connect);
  });
};
