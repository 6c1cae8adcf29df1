// From the docked panel to our script in the page around it: Escape, of which that page hears nothing.
// Through the extension, for whatever came by `postMessage` the page could say too.
import { browser } from 'wxt/browser';

const escaped = { dock: 'escape' } as const;

/** For the panel, where it is docked. */
export const sayEscape = async (): Promise<void> => {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, escaped, { frameId: 0 });
};

/** For the page around it: calls `listener` until `signal` aborts. */
export const onEscape = (listener: () => void, signal: AbortSignal): void => {
  const receive = (message: unknown): undefined => {
    if ((message as Partial<typeof escaped> | undefined)?.dock === escaped.dock) listener();
  };
  browser.runtime.onMessage.addListener(receive);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(receive));
};
