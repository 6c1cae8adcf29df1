// Perch in a window that stays until the person closes it: on the stand-in, or on the real x.com.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BrowserContext, Page } from '@playwright/test';
import { buildExtension, buildSite } from '../../support/build.ts';
import { launchWithPerch, type LaunchOptions } from '../../support/extension-browser.ts';
import { messageOf } from '../message-of.ts';
import { startOwnEndpoint } from './endpoint.ts';
import { extensionDir } from './extension.ts';
import { firstRunPage } from './first-run.ts';

export const runWindow = async (): Promise<void> => {
  console.log('Building Perch and the stand-in for X …');
  buildExtension();
  buildSite();
  const endpoint = await startOwnEndpoint();
  try {
    // Both windows show the same posts.
    const now = Date.now();
    const first = await openOnStandIn(now);
    console.log(
      'Open: Perch’s first-run page, and in the tab beside it a stand-in for X at its own address.',
    );
    console.log(
      'Press Start, go to the mentions, point at a post: Shift+T tags it, Shift+A takes it, Shift+N opens its notes.',
    );
    console.log(
      `For a team, press Enter here: a second window opens, a colleague’s. Start the team in the first one’s settings, at ${endpoint.url}; make an invite code there, and join with it in the second.`,
    );
    console.log('Nothing leaves this machine, and nothing is kept. Close the windows to stop.');
    const second = onEnter(async () => closed(await openOnStandIn(now, ['--window-position=90,70'])));
    await closed(first);
    await second.end();
  } finally {
    await endpoint.close();
  }
};

/** `now`: when the stand-in’s clock began, UTC ms. Gives the window once both of its tabs are there. */
const openOnStandIn = async (now: number, args: readonly string[] = []): Promise<BrowserContext> => {
  const site = { now, startedAt: now };
  const { context, extensionId } = await openWindow({ site, args: [...windowArgs, ...args] });
  const settings = await firstRunPage(context, extensionId);
  await show(await context.newPage(), 'https://x.com/notifications/mentions');
  await settings.bringToFront();
  return context;
};

/** Does it when Enter is pressed, once. `end` waits no longer for that, only for what was begun. */
const onEnter = (work: () => Promise<void>): { end: () => Promise<void> } => {
  const terminal = createInterface({ input: process.stdin });
  let done = Promise.resolve();
  terminal.once('line', () => {
    done = work().catch((error: unknown) => console.error(messageOf(error)));
  });
  return {
    end: () => {
      terminal.close();
      return done;
    },
  };
};

export const runLive = async (): Promise<void> => {
  const profile = join(homedir(), '.perch', 'live-profile');
  console.log('Building Perch …');
  buildExtension();
  const { context } = await openWindow({ userDataDir: profile, site: false });
  await show(await context.newPage(), 'https://x.com/notifications/mentions');
  console.log('Open: the real x.com with Perch on it. Sign in as you would anywhere; what you post is real.');
  console.log(
    `The profile, with your session and cases, is kept in ${profile}. Delete the folder to forget them.`,
  );
  console.log('Close the window to stop.');
  await closed(context);
};

const windowArgs = ['--window-size=1340,960'];

/** Opens a window that can be resized. */
export const openWindow = async (options: LaunchOptions): ReturnType<typeof launchWithPerch> => {
  try {
    return await launchWithPerch({
      extensionDir,
      headless: false,
      viewport: null,
      args: windowArgs,
      ...options,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(
      `The browser did not start with Perch (${reason}). Chrome itself refuses extensions from a folder; Chromium and Edge take them: name one with PERCH_BROWSER.`,
      { cause: error },
    );
  }
};

const show = async (page: Page, address: string): Promise<void> => {
  try {
    await page.goto(address, { waitUntil: 'commit' });
  } catch (error) {
    // The window stays, for another try: the page in it says the same, and so do we.
    const reason = error instanceof Error ? (/net::\w+/.exec(error.message)?.[0] ?? error.message) : error;
    console.error(
      `${address} could not be reached (${String(reason)}). Check the connection and reload the tab.`,
    );
  }
};

/** Waits until the person has closed the window; on macOS the browser outlives its last one. */
export const closed = (context: BrowserContext): Promise<void> =>
  new Promise((resolve) => {
    const watch = (page: Page): void =>
      void page.on('close', () => {
        // It may be closing already, with all its pages.
        if (context.pages().length === 0) context.close().catch(() => resolve());
      });
    context.pages().forEach(watch);
    context.on('page', watch);
    context.on('close', () => resolve());
  });
