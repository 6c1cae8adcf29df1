// Perch's own pages in a browser without X: for tests of the panel and the settings.
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { fileURLToPath } from 'node:url';
import type { Answer, OwnRequest } from '../../lib/bridge/messages.ts';
import { blankPost } from '../../lib/care/blank-post.ts';
import type { Handle, PostId } from '../../lib/care/ids.ts';
import type { Post } from '../../lib/care/post.ts';
import { launchWithPerch } from './extension-browser.ts';

export const extensionDir =
  process.env['PERCH_EXTENSION'] ?? fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

export interface Perch {
  context: BrowserContext;
  /** Opens a page of the extension: `options.html`, `panel.html#case=…`. */
  open: (path: string) => Promise<Page>;
  close: () => Promise<void>;
}

/** The settings, which installing opens, in the first tab if it is still empty. To be waited for before anything is opened. */
export const firstPage = async (context: BrowserContext): Promise<Page> => {
  const found = (): Page | undefined => context.pages().find((page) => page.url().endsWith('/options.html'));
  await expect.poll(() => found() !== undefined).toBe(true);
  const page = found();
  if (!page) throw new Error('The settings were closed.');
  await page.waitForLoadState();
  return page;
};

/** A browser with a fresh profile and Perch in it, as built or out of another folder. */
export const startPerch = async (folder: string = extensionDir): Promise<Perch> => {
  const { context, extensionId } = await launchWithPerch({ extensionDir: folder, site: false });
  await firstPage(context);
  return {
    context,
    open: async (path) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    close: () => context.close(),
  };
};

/** A test with a browser of its own. */
export const test = base.extend<{ perch: Perch }>({
  // Playwright reads the names out of this pattern, empty or not.
  // oxlint-disable-next-line no-empty-pattern
  perch: async ({}, use) => {
    const perch = await startPerch();
    await use(perch);
    await perch.close();
  },
});

/** Asks the background from one of Perch's own pages, as that page would. */
export const ask = <R extends OwnRequest>(page: Page, request: R): Promise<Answer<R['ask']>> =>
  page.evaluate(
    (message) =>
      (
        globalThis as unknown as {
          chrome: { runtime: { sendMessage: (message: unknown) => Promise<never> } };
        }
      ).chrome.runtime.sendMessage(message),
    request,
  );

/** Asks, and gives the value; throws if the background refuses. */
export const must = async <R extends OwnRequest>(page: Page, request: R) => {
  const answer = await ask(page, request);
  if (!answer.ok) throw new Error(`${request.ask}: ${answer.error.message}`);
  return answer.value;
};

/** A post to @acme, published a minute ago. */
export const post = (id: string, text: string, handle = 'adafern'): Post =>
  blankPost({
    id: id as PostId,
    handle: handle as Handle,
    publishedAt: Date.now() - 60_000,
    firstSeenAt: Date.now() - 30_000,
    name: handle,
    text,
    mentions: ['acme' as Handle],
    surface: 'notifications',
  });

/** Ends the first run: the account is ours, I am Jo Kern. */
export const setUp = async (page: Page, account = 'acme'): Promise<void> => {
  const { playbook, me } = await must(page, { ask: 'settings' });
  await must(page, {
    ask: 'saveSettings',
    change: {
      from: playbook,
      to: { ...playbook, handles: [{ handle: account as Handle, role: 'service' }] },
    },
    me: { ...me, name: 'Jo Kern', initials: 'JK' },
  });
};

/** What axe finds wrong with a page, or one part of it, in a line each. */
export const axe = async (page: Page, part = 'html'): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
