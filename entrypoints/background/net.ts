// The network and the clock's bells, as the browser gives them to the background.
import { browser } from 'wxt/browser';
import type { SocketListener } from '../../lib/sync/live.ts';

/** `xHosts` are match patterns of X. */
export const browserNet = (xHosts: readonly string[]) => ({
  version: browser.runtime.getManifest().version,
  now: () => Date.now(),
  chance: () => Math.random(),
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  // A request that hangs must not hold up all that follow.
  fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(30_000), cache: 'no-store' }),
  after: (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  openSocket: (url: string, on: SocketListener) => {
    const socket = new WebSocket(url);
    // The browser stops a background that is idle for 30 s, and a quiet line is idle to it; calls like this one are not.
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
    socket.addEventListener('close', () => clearInterval(awake));
    socket.addEventListener('open', on.onOpen);
    socket.addEventListener('message', ({ data }) => on.onText(String(data)));
    socket.addEventListener('close', ({ code }) => on.onClose(code));
    return {
      send: (text: string) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => socket.close(),
    };
  },
  hasPages: async () => {
    const tabs = await browser.tabs.query({ url: [...xHosts, `${browser.runtime.getURL('/')}*`] });
    return tabs.length > 0;
  },
});
