// Opens saved pages in a real browser at their address on X, with nothing else reachable, and runs the reader there.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type BrowserContext } from '@playwright/test';
import { build } from 'vite';
import type { PageReadings } from './inspect-page.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The reader of lib/x as one script, built in memory. */
const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: here('./inspect-page.ts'), formats: ['iife'], name: 'perchInspect' },
    },
  });
  const [output] = [built].flat();
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (!chunk) throw new Error('the reader could not be built');
  return chunk.code;
};

const browserPath = async (): Promise<string | undefined> => {
  const finder = here('../support/find-browser.mjs');
  if (existsSync(finder)) {
    const found = (await import(pathToFileURL(finder).href)) as { findBrowser: () => string | undefined };
    return found.findBrowser();
  }
  return [process.env['PERCH_BROWSER'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
};

export type PageReader = {
  /** `url`: the address that the page names as its own, where it does. */
  read: (html: string, url: string | undefined) => Promise<PageReadings>;
  close: () => Promise<void>;
};

/** Throws where no browser can be started. */
export const openPageReader = async (): Promise<PageReader> => {
  const executablePath = await browserPath();
  const script = await bundle();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox'],
  });
  return {
    read: async (html, url) => {
      const context = await browser.newContext();
      try {
        return await readIn(context, script, html, url);
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
};

/** X's own scripts must not run: the page is read as it was saved. Ours are let in through the driver. */
const csp = "default-src 'none'; style-src 'unsafe-inline'; base-uri *";

const readIn = async (
  context: BrowserContext,
  script: string,
  html: string,
  url: string | undefined,
): Promise<PageReadings> => {
  let served = false;
  await context.route('**/*', (route) => {
    // Aborted, not failed: a page that tries to lead elsewhere stays where it is.
    if (served || !route.request().isNavigationRequest()) return route.abort('aborted');
    served = true;
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': csp },
      body: html,
    });
  });
  const page = await context.newPage();
  await page.goto(url ?? 'https://x.com/home', { waitUntil: 'domcontentloaded' });
  return page.evaluate(`${script}\nperchInspect.readPage(${url !== undefined})`);
};
