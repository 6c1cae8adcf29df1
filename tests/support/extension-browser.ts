// A browser with Perch in it and the stand-in at x.com: what every end-to-end test starts from.
import { chromium, type BrowserContext, type Worker } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';
import { serveXSite, type ServedSite } from './serve-x-site.ts';
import type { ServeOptions } from './x-site.ts';

export interface LaunchOptions {
  /** Folder of the built extension (with manifest.json); a browser without Perch if absent. */
  extensionDir?: string;
  headless?: boolean;
  /** `null` leaves it to the window. */
  viewport?: { width: number; height: number } | null;
  /** A kept profile; a fresh one if absent. */
  userDataDir?: string;
  /** Options of the stand-in; `false` leaves the network alone. */
  site?: ServeOptions | false;
  args?: readonly string[];
}

export interface PerchBrowser {
  context: BrowserContext;
  extensionId: string;
  serviceWorker: Worker | undefined;
  site: ServedSite | undefined;
  /** Requests to X's hosts, oldest first. */
  requests: ServedSite['requests'];
}

/** Starts the browser named by PERCH_BROWSER, else the first one found. Close it with `context.close()`. */
export const launchWithPerch = async (options: LaunchOptions = {}): Promise<PerchBrowser> => {
  const {
    extensionDir,
    headless = true,
    viewport = { width: 1280, height: 900 },
    userDataDir = '',
    site: serve = {},
    args = [],
  } = options;
  const executablePath = process.env['PERCH_BROWSER'] || findBrowser();
  const context = await chromium.launchPersistentContext(userDataDir, {
    ...(executablePath ? { executablePath } : {}),
    headless,
    viewport,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(headless ? ['--headless=new'] : []),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(extensionDir
        ? [`--load-extension=${extensionDir}`, `--disable-extensions-except=${extensionDir}`]
        : []),
      ...args,
    ],
  });
  const site = serve ? await serveXSite(context, serve) : undefined;
  const serviceWorker = extensionDir
    ? (context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker')))
    : undefined;
  return {
    context,
    extensionId: serviceWorker ? new URL(serviceWorker.url()).host : '',
    serviceWorker,
    site,
    requests: site?.requests ?? [],
  };
};
