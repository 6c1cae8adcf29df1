// The stand-in's answers at X's real URLs, whatever it is that hears the requests of a browser.
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

/** The posts that `serveXSite` shows for this instant and seed, newest first. */
export const sitePosts = (now: number, seed = 1): SitePost[] => generateWorld(now, seed).posts;

export interface SiteQuestion {
  url: URL;
  isNavigation: boolean;
  /** Of a POST. */
  variables?: Variables;
}

export interface SiteAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** The page of the stand-in asks for such things itself; whatever is not `expected` came from elsewhere. */
  expected: boolean;
}

export interface XSite {
  world: SiteWorld;
  answer: (question: SiteQuestion) => SiteAnswer;
}

const built = new URL('../../.output/x-site/', import.meta.url);
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

/** Reads the built stand-in, and makes its posts. */
export const createXSite = async (options: ServeOptions = {}): Promise<XSite> => {
  const { now, startedAt = Date.now(), seed = 1, extraPosts = [], folder = built, ...rest } = options;
  const siteNow = (): number => (now ?? startedAt) + (Date.now() - startedAt);
  const world = generateWorld(now ?? startedAt, seed);
  for (const post of extraPosts) world.postById.set(post.id, post);
  world.posts.push(...extraPosts);
  world.posts.sort((a, b) => b.publishedAt - a.publishedAt);

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

  const answer = ({ url, isNavigation, variables }: SiteQuestion): SiteAnswer => {
    const operation = /^\/i\/api\/graphql\/[^/]+\/(\w+)$/.exec(url.pathname)?.[1];
    const json =
      operation &&
      respond(
        world,
        operation,
        variables ?? (JSON.parse(url.searchParams.get('variables') ?? '{}') as Variables),
        siteNow(),
      );
    const isOwn = url.pathname.startsWith('/i/stand-in/');
    const expected = json !== undefined || isNavigation || isOwn;
    if (json)
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json),
        expected,
      };
    const file = isOwn && files.get(url.pathname.slice('/i/stand-in/'.length));
    if (file) {
      const type = typeByEnding[extname(url.pathname)] ?? 'application/octet-stream';
      const headers = { 'content-type': type, 'access-control-allow-origin': '*' };
      return { status: 200, headers, body: file, expected };
    }
    if (!isNavigation) return { status: 404, headers: {}, body: '', expected };
    const nonce = randomBytes(12).toString('base64');
    const script = `<script nonce="${nonce}">${initialScript(settings(), world)}</script>`;
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy(nonce),
      },
      body: page.replace('<!-- settings -->', script),
      expected,
    };
  };
  return { world, answer };
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
