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

/**
 * Adds `total` notes to the cases of these posts from a page with the bridge, in five lanes, and asks for the background's
 * end every few; gives what failed. A note’s id is `note-…`, with `mark` before its number.
 */
export const addNotesWhileKilling = (
  page: Page,
  notes: { ids: readonly string[]; total: number; mark?: string },
): Promise<unknown[]> =>
  page.evaluate(async ({ ids, total, mark = '' }) => {
    const { bridge, kill } = window as unknown as WithBridge;
    const client = bridge.createClient();
    const failed: unknown[] = [];
    let next = 0;
    let untilKill = 3;
    const lane = async (): Promise<void> => {
      while (next < total) {
        const n = next++;
        const request = {
          ask: 'noteCommand',
          command: {
            verb: 'addNote',
            caseId: `case-${ids[n % ids.length]}`,
            commandId: crypto.randomUUID(),
            noteId: `note-${mark}${n}`,
            text: `Note ${n}.`,
          },
        };
        const answer = await client.ask(request as never);
        if (!answer.ok) failed.push(answer.error);
        if (--untilKill === 0) {
          untilKill = 3 + Math.floor(Math.random() * 7);
          void kill();
        }
      }
    };
    await Promise.all([lane(), lane(), lane(), lane(), lane()]);
    return failed;
  }, notes);
