// A page of Perch's own with the client that the overlay and the panel use, and the hand that stops the background.
import type { CDPSession, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { createClient, onNotice } from '../../lib/bridge/client.ts';
import type { Notice } from '../../lib/bridge/messages.ts';

/** What the tests put into the page. */
export interface WithBridge {
  bridge: { createClient: typeof createClient; onNotice: typeof onNotice };
  kill: () => Promise<void>;
  heard: (Notice & { heardAt: number })[];
}

/** The service worker, to be stopped at any moment. */
export const backgroundOf = async (page: Page): Promise<{ kill: () => Promise<void> }> => {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  return { kill: () => cdp.send('ServiceWorker.stopAllWorkers').then(() => undefined) };
};

/** Puts the client into a page. */
export const pageWithBridge = async (page: Page): Promise<Page> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../../lib/bridge/client.ts', import.meta.url)),
        formats: ['iife'],
        name: 'bridge',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The client was not built.');
  await page.evaluate(`${chunk.code}; globalThis.bridge = bridge; undefined`);
  return page;
};
