// A saved page of X at its own address, with Perch on it and its own scripts shut out. Nothing is fetched.
import { mkdirSync, readFileSync } from 'node:fs';
import { join, parse, relative } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { handleSchema } from '../../../lib/care/ids.ts';
import { buildExtension } from '../../support/build.ts';
import { launchWithPerch } from '../../support/extension-browser.ts';
import { createStrips } from '../../support/strips.ts';
import { readSavedFile } from '../saved-page.ts';
import { ask } from './ask.ts';
import { extensionDir } from './extension.ts';
import { firstRunPage } from './first-run.ts';
import { closed, openWindow } from './run-window.ts';

interface PageWish {
  file: string;
  owned: string[];
  headless: boolean;
  /** For the screenshot. */
  folder: string;
}

export const runPage = async ({ file, owned, headless, folder }: PageWish): Promise<void> => {
  const saved = readSavedFile(file, readFileSync(file));
  if (saved.kind === 'refused') throw new Error(`${relative('.', file)} ${saved.reason}.`);
  if (saved.kind === 'responses')
    throw new Error(`${relative('.', file)} holds responses of X: look at them with npm run inspect.`);
  console.log('Building Perch …');
  buildExtension();
  const { context, extensionId } = headless
    ? await launchWithPerch({ extensionDir, site: false })
    : await openWindow({ site: false });
  try {
    const url = saved.url ?? 'https://x.com/home';
    await serveAlone(context, url, saved.html);
    const settings = await firstRunPage(context, extensionId);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const handles = await own(settings, owned);
    await page.reload({ waitUntil: 'domcontentloaded' });
    const { strips, buttons } = await count(page);
    console.log(
      `${url}: ${posts(strips + buttons)}, ${strips} with a strip, ${buttons} with the quiet button.`,
    );
    console.log(
      handles.length > 0
        ? `Yours on this page: ${handles.map((handle) => `@${handle}`).join(', ')}.`
        : 'The page shows no account as signed in. Say which are yours with --owned NAME,… to see strips.',
    );
    if (headless) {
      mkdirSync(folder, { recursive: true });
      const picture = join(folder, `${parse(file).name}.png`);
      await page
        .locator(strips > 0 ? 'perch-strip' : 'perch-button')
        .first()
        .evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await page.screenshot({ path: picture });
      console.log(`Screenshot: ${relative('.', picture)}`);
    } else {
      await settings.close();
      console.log('Close the window to stop.');
      await closed(context);
    }
  } finally {
    await context.close();
  }
};

/** The page as it was saved: styles and pictures that are in the file, no script, nothing from anywhere else. */
const csp = "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:; base-uri *";

const serveAlone = (context: BrowserContext, url: string, html: string): Promise<unknown> =>
  context.route(/^(https?|wss?):/, (route, request) =>
    request.isNavigationRequest() && request.url() === new URL(url).href
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': csp },
          body: html,
        })
      : route.abort(),
  );

/** Makes these accounts ours, or else the one that the page shows as signed in, and old posts cases. Gives them. */
const own = async (settings: Page, wished: readonly string[]): Promise<string[]> => {
  const { playbook, me, account } = await ask(settings, { ask: 'settings' });
  const handles = (wished.length > 0 ? wished : account ? [account] : []).map((handle) =>
    handleSchema.parse(handle),
  );
  const owned = handles.map((handle) => ({ handle, role: 'service' as const }));
  await ask(settings, {
    ask: 'saveSettings',
    change: { from: playbook, to: { ...playbook, handles: owned, careFrom: 0 } },
    me,
  });
  return handles;
};

/** What Perch put on the posts, once the desk has answered for each. */
const count = async (page: Page): Promise<{ strips: number; buttons: number }> => {
  const strips = await createStrips(page);
  return strips.until('Perch on the posts of the page', (pierce) => {
    const worn = pierce.strips();
    const settled = worn.every(({ kind, controls }) => kind === 'button' || controls.length > 0);
    const number = worn.filter(({ kind }) => kind === 'strip').length;
    return worn.length > 0 && settled && { strips: number, buttons: worn.length - number };
  });
};

const posts = (number: number): string => (number === 1 ? 'one post' : `${number} posts`);
