// Perch at work on the stand-in: a browser with a fresh profile, the first run behind it, and a page of X.
import { expect, test, type BrowserContext, type Frame, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import type { Handle } from '../../lib/care/ids.ts';
import type { Playbook } from '../../lib/care/playbook.ts';
import type { SiteHooks } from '../x-site/app/site-hooks.ts';
import type { SitePost } from '../x-site/world/site-post.ts';
import { isInbound } from '../x-site/world/site-post.ts';
import { launchWithPerch, type LaunchOptions, type PerchBrowser } from './extension-browser.ts';
import { must } from './own-pages.ts';
import { createStrips, type Strips } from './strips.ts';

/** The built extension; another folder by PERCH_EXTENSION. */
export const builtExtension =
  process.env['PERCH_EXTENSION'] ?? fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

export interface PerchPage {
  page: Page;
  strips: Strips;
  /** What the page threw or logged as an error since it was opened. */
  errors: string[];
  /** Calls one of the stand-in's hooks (`window.__site`). */
  site: <N extends keyof SiteHooks>(
    name: N,
    ...args: SiteHooks[N] extends (...args: infer A) => unknown ? A : []
  ) => Promise<unknown>;
}

export interface PerchOnX extends PerchBrowser {
  /** A page of Perch's own, from which the desk can be asked. */
  own: Page;
  /** The stand-in's posts that speak to the brand and are young enough for a case, newest first. */
  inbound: SitePost[];
  /** Opens a page of X in a tab of its own; waits for the first post. */
  open: (path: string, host?: string) => Promise<PerchPage>;
  close: () => Promise<void>;
}

/** Around the clock, so that no test depends on the hour it runs at. */
const always = ['00:00-24:00'];
export const openAlways = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, always]),
) as Playbook['hours'][number]['weekly'];

/** `change` edits the default playbook before it is saved: @acmecare and @acme are ours, the office is open always. */
export const startOnX = async (
  options: LaunchOptions & { change?: (playbook: Playbook) => Playbook } = {},
): Promise<PerchOnX> => {
  const { change = (playbook) => playbook, ...launch } = options;
  const browser = await launchWithPerch({ extensionDir: builtExtension, ...launch });
  const { context, extensionId, site } = browser;
  const own = await ownPage(context, extensionId);
  const { playbook, me } = await must(own, { ask: 'settings' });
  const ours: Playbook = {
    ...playbook,
    handles: (['acmecare', 'acme'] as Handle[]).map((handle) => ({ handle, role: 'service' })),
    hours: playbook.hours.map((hours) => ({ ...hours, weekly: openAlways })),
  };
  const changed = change(ours);
  await must(own, {
    ask: 'saveSettings',
    change: { from: playbook, to: changed },
    me: { ...me, name: 'Jo Kern', initials: 'JK' },
  });
  return {
    ...browser,
    own,
    inbound:
      site?.world.posts.filter((post) => isInbound(post) && post.publishedAt >= changed.careFrom) ?? [],
    open: (path, host = 'x.com') => openOnX(context, `https://${host}${path}`),
    close: () => context.close(),
  };
};

const openOnX = async (context: BrowserContext, url: string): Promise<PerchPage> => {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /perch|extension/i.test(message.text() + message.location().url))
      errors.push(message.text());
  });
  const strips = await createStrips(page);
  await page.goto(url);
  await page.locator('article[data-testid="tweet"]').first().waitFor();
  const site: PerchPage['site'] = (name, ...args) =>
    page.evaluate(
      (call) => {
        const { __site } = window as unknown as {
          __site: Record<string, (...args: unknown[]) => unknown>;
        };
        return __site[call.name]?.(...call.args);
      },
      { name: name as string, args: args as unknown[] },
    );
  return { page, strips, errors, site };
};

/** The one that Perch opens by itself when it is new: a second one would get into its way. */
const ownPage = async (context: BrowserContext, extensionId: string): Promise<Page> => {
  const find = (): Page | undefined =>
    context.pages().find((page) => page.url() === `chrome-extension://${extensionId}/options.html`);
  await expect.poll(find, { message: 'the first-run page opens' }).toBeTruthy();
  const page = find();
  if (!page) throw new Error('The first-run page has gone again.');
  await page.waitForLoadState();
  return page;
};

/** One browser for all tests of a file: they run one after the other, each on posts or pages of its own. */
export const sharedPerch = (options: Parameters<typeof startOnX>[0] = {}): (() => PerchOnX) => {
  let perch: PerchOnX | undefined;
  test.describe.configure({ mode: 'default' });
  test.beforeAll(async () => {
    perch = await startOnX(options);
  });
  test.afterAll(() => perch?.close());
  return () => {
    if (!perch) throw new Error('The browser has not been started yet.');
    return perch;
  };
};

/** The docked panel, once it shows its case. */
export const panelOf = async (page: Page): Promise<Frame> => {
  const find = (): Frame | undefined => page.frames().find((each) => each.url().includes('/panel.html'));
  await expect.poll(() => find() !== undefined, { message: 'the panel opens' }).toBe(true);
  const frame = find();
  if (!frame) throw new Error('The panel has gone again.');
  await frame.locator('.case-header').waitFor({ state: 'attached' });
  return frame;
};
