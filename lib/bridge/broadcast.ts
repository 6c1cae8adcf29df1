// The background's voice: one notice to every page on X and every page of Perch.
import { browser } from 'wxt/browser';
import type { Notice } from './messages.ts';

/** Tells all pages, and waits for none of them. `xHosts` are match patterns. */
export const broadcast = async (notice: Notice, xHosts: readonly string[]): Promise<void> => {
  // Nobody listening is normal: no page of Perch is open, or a tab was there before Perch was installed.
  const ignore = (): void => undefined;
  browser.runtime.sendMessage(notice).catch(ignore);
  for (const { id } of await browser.tabs.query({ url: [...xHosts] })) {
    // The top frame only: the docked panel below it has heard already.
    if (id !== undefined) browser.tabs.sendMessage(id, notice, { frameId: 0 }).catch(ignore);
  }
};
