// Serves the stand-in at X's real URLs inside one browser context: nothing leaves the machine, and every request is written down.
import type { BrowserContext, Request, Route } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { respond, type Variables } from '../x-site/api/respond.ts';
import type { SiteSettings } from '../x-site/app/main.tsx';
import { generateWorld } from '../x-site/generate.ts';
import { service, type SitePost, type SiteWorld } from '../x-site/world/site-post.ts';

export interface ServeOptions extends Partial<Omit<SiteSettings, 'now'>> {
  /** The instant (UTC ms) at which the stand-in's clock starts; the real time if absent. */
  now?: number;
  /** When that was by this machine's clock (UTC ms), for browsers that begin one after the other; just now if absent. */
  startedAt?: number;
  seed?: number;
  /** Posts on top of the generated ones; their authors must be known to the world (see `sitePosts`). */
  extraPosts?: readonly SitePost[];
  /** Folder of the built stand-in. */
  folder?: URL;
}

export interface SiteRequest {
  method: string;
  url: string;
  type: string;
  /** The page of the stand-in asks for such things itself; whatever is not `expected` came from elsewhere. */
  expected: boolean;
}

export interface ServedSite {
  world: SiteWorld;
  /** Every request to X's hosts, oldest first. */
  requests: SiteRequest[];
  /** Addresses of other hosts that somebody tried to reach; all of them were refused. */
  refused: string[];
}

/** The posts that `serveXSite` shows for this instant and seed, newest first. */
export const sitePosts = (now: number, seed = 1): SitePost[] => generateWorld(now, seed).posts;

const built = new URL('../../.output/x-site/', import.meta.url);
const hosts = /^https:\/\/((mobile|pro|www)\.)?(x|twitter)\.com\//;
const elsewhere = /^(https?|wss?):\/\/(?!localhost[:/]|127\.0\.0\.1[:/]|\[::1\][:/])/;
const typeByEnding: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** X's policy as recorded: inline scripts need the nonce of this response, eval is forbidden, frames and connections stay at home. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/** Routes x.com, twitter.com and pro.x.com of this context to the stand-in and refuses every other host but loopback. */
export const serveXSite = async (
  context: BrowserContext,
  options: ServeOptions = {},
): Promise<ServedSite> => {
  const { now, startedAt = Date.now(), seed = 1, extraPosts = [], folder = built, ...rest } = options;
  const siteNow = (): number => (now ?? startedAt) + (Date.now() - startedAt);
  const world = generateWorld(now ?? startedAt, seed);
  for (const post of extraPosts) world.postById.set(post.id, post);
  world.posts.push(...extraPosts);
  world.posts.sort((a, b) => b.publishedAt - a.publishedAt);

  const site: ServedSite = { world, requests: [], refused: [] };
  const files = await readBuilt(folder);
  const page = String(files.get('index.html'));
  const settings = (): SiteSettings => ({
    account: service,
    theme: 'light',
    lang: 'en',
    dir: 'ltr',
    switcher: 0,
    bookmarks: 0,
    changes: '',
    ...rest,
    now: siteNow(),
  });

  const answer = async (route: Route, request: Request): Promise<void> => {
    const url = new URL(request.url());
    const operation = /^\/i\/api\/graphql\/[^/]+\/(\w+)$/.exec(url.pathname)?.[1];
    const json = operation && respond(world, operation, variablesOf(request, url), siteNow());
    const expected =
      json !== undefined || request.isNavigationRequest() || url.pathname.startsWith('/i/stand-in/');
    site.requests.push({
      method: request.method(),
      url: request.url(),
      type: request.resourceType(),
      expected,
    });
    if (json) return route.fulfill({ contentType: 'application/json', body: JSON.stringify(json) });
    const file = files.get(url.pathname.slice('/i/stand-in/'.length));
    if (file && url.pathname.startsWith('/i/stand-in/')) {
      const contentType = typeByEnding[extname(url.pathname)] ?? 'application/octet-stream';
      return route.fulfill({ contentType, body: file, headers: { 'access-control-allow-origin': '*' } });
    }
    if (!request.isNavigationRequest()) return route.fulfill({ status: 404, body: '' });
    const nonce = randomBytes(12).toString('base64');
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': contentSecurityPolicy(nonce) },
      body: page.replace(
        '<!-- settings -->',
        `<script nonce="${nonce}">${initialScript(settings(), world)}</script>`,
      ),
    });
  };

  await context.route(elsewhere, (route, request) => {
    site.refused.push(request.url());
    return route.abort('blockedbyclient');
  });
  await context.route(hosts, answer);
  return site;
};

/** Read once, so that a build in the meantime cannot pull the files away under an open page. */
const readBuilt = async (folder: URL): Promise<Map<string, Buffer>> => {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = new Map<string, Buffer>();
  for (const name of names)
    if (extname(name)) files.set(name.replaceAll('\\', '/'), await readFile(new URL(name, folder)));
  if (files.has('index.html')) return files;
  throw new Error('The stand-in is not built. Run: npx vite build --config tests/x-site/vite.config.ts');
};

/** Settings of the stand-in, and the piece of X's first state that names the account. */
const initialScript = (settings: SiteSettings, world: SiteWorld): string => {
  const state = { session: { user_id: world.userByHandle.get(settings.account)?.id, isLoggedIn: true } };
  const asScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `window.settings=${asScript(settings)};window.__INITIAL_STATE__=${asScript(state)};window.__META_DATA__={"isLoggedIn":true};`;
};

const variablesOf = (request: Request, url: URL): Variables => {
  if (request.method() === 'POST')
    return ((request.postDataJSON() ?? {}) as { variables?: Variables }).variables ?? {};
  return JSON.parse(url.searchParams.get('variables') ?? '{}') as Variables;
};
