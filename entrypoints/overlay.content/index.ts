// The isolated-world script on X: wires the overlay to the browser.
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createClient, onNotice } from '../../lib/bridge/client.ts';
import { onDock } from '../../lib/bridge/dock.ts';
import { startOverlay } from '../../lib/overlay/overlay.ts';
import { xHosts } from '../../lib/x/hosts.ts';

export default defineContentScript({
  matches: xHosts,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  // The overlay's life is its own, not WXT's context: the page can forge the event that ends a context.
  main: () =>
    startOverlay(
      {
        client: createClient(),
        onNotice,
        onDock,
        now: () => Date.now(),
        newId: () => crypto.randomUUID(),
        copy: (text) => navigator.clipboard.writeText(text),
        panelUrl: browser.runtime.getURL('/panel.html'),
        pageData: {
          clock: () => performance.now(),
          whenIdle: (work, ms) => void requestIdleCallback(work, { timeout: ms }),
          wait: (work, ms) => void setTimeout(work, ms),
        },
      },
      new AbortController().signal,
    ),
});
