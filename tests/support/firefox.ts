// A Firefox with Perch in it and the stand-in at x.com, driven by WebDriver BiDi: Playwright's own Firefox takes no extensions.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';
import { connectBidi, type Bidi } from './bidi.ts';
import { firefoxPath } from './find-firefox.ts';
import type { XSite } from './x-site.ts';

const extensionUuid = '5d0e5a2e-3f0c-4b57-9c1d-0b8f5e0c7a11';
const preferences = {
  // Its pages are then at an address that is known.
  'extensions.webextensions.uuids': JSON.stringify({ 'perch@perch.care': extensionUuid }),
  // What a page of Perch asks for at a click is granted, as if the person had said yes; without a click it is refused still.
  'extensions.webextOptionalPermissionPrompts': false,
  // Whatever is not answered here goes to a port where nobody listens: nothing leaves the machine.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1, localhost',
};

export interface Tab {
  go: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Runs in the page; an `arg` may be a node as `nodes` gives it. */
  call: <T>(work: string, ...args: object[]) => Promise<T>;
  /** Nodes of the page by a selector, and their shadow roots, closed ones too, as no script of the page could get them. */
  nodes: (selector: string) => Promise<{ node: Handle; root?: Handle }[]>;
  /** Like `call`, for work that gives a node. */
  find: (work: string, ...args: object[]) => Promise<Handle | undefined>;
  /** With the mouse, in the middle of it. */
  click: (node: Handle) => Promise<void>;
  type: (text: string) => Promise<void>;
  /** A page of Perch that is shown inside this one. */
  frame: (path: string) => Promise<Tab>;
}
interface Handle {
  sharedId: string;
}

export interface Firefox {
  /** The tab that Perch opens by itself when it is new. */
  own: Tab;
  open: (url: string) => Promise<Tab>;
  close: () => Promise<void>;
}

export const startFirefox = async (extension: string, site: XSite): Promise<Firefox> => {
  const profile = mkdtempSync(join(tmpdir(), 'perch-firefox-'));
  const lines = Object.entries(preferences).map((pair) => `user_pref(${JSON.stringify(pair).slice(1, -1)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = spawn(firefoxPath ?? '', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  const address = await new Promise<string>((listening, failed) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [, url] = /BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (url) listening(url);
    });
    void gone.then(() => failed(new Error('Firefox ended before it could be driven.')));
  });
  const bidi = await connectBidi(`${address}/session`);
  await bidi.send('session.new', { capabilities: {} });
  await answerFor(bidi, site);
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: extension } });
  return {
    own: tabOf(bidi, await placeOf(bidi, '/options.html')),
    open: async (url) => {
      const { context } = await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
      const viewport = { width: 1280, height: 900 };
      await bidi.send('browsingContext.setViewport', { context, viewport });
      const tab = tabOf(bidi, context);
      await tab.go(url);
      return tab;
    },
    close: async () => {
      await bidi.send('browser.close');
      bidi.close();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
};

/** The stand-in answers for X's hosts. */
const answerFor = async (bidi: Bidi, site: XSite): Promise<void> => {
  const urlPatterns = ['x.com', 'pro.x.com', 'twitter.com'].map((hostname) => ({
    type: 'pattern',
    hostname,
  }));
  await bidi.send('session.subscribe', { events: ['network.beforeRequestSent'] });
  await bidi.send('network.addIntercept', { phases: ['beforeRequestSent'], urlPatterns });
  interface Asked {
    isBlocked: boolean;
    request: { request: string; url: string; destination: string };
  }
  bidi.on<Asked>('network.beforeRequestSent', ({ isBlocked, request: { request, url, destination } }) => {
    if (!isBlocked) return;
    const { status, headers, body } = site.answer({
      url: new URL(url),
      isNavigation: destination === 'document',
    });
    const value = (text: string) => ({ type: 'string', value: text });
    const answer = {
      request,
      statusCode: status,
      reasonPhrase: 'As asked',
      headers: Object.entries(headers).map(([name, text]) => ({ name, value: value(text) })),
      body: { type: 'base64', value: Buffer.from(body).toString('base64') },
    };
    // A page that has gone meanwhile takes its requests along.
    bidi.send('network.provideResponse', answer).catch((problem: Error) => {
      if (!problem.message.includes('no such request')) throw problem;
    });
  });
};

/** Where a page of Perch is shown, as a tab or within one; there is no event for those. */
const placeOf = async (bidi: Bidi, path: string, root?: string): Promise<string> => {
  interface Tree {
    contexts: { context: string; url: string; children: Tree['contexts'] | null }[];
  }
  let found: string | undefined;
  const look = async () => {
    const { contexts } = await bidi.send<Tree>('browsingContext.getTree', root ? { root } : {});
    const places = root ? (contexts[0]?.children ?? []) : contexts;
    found = places.find(({ url }) => url.startsWith(`moz-extension://${extensionUuid}${path}`))?.context;
    return found;
  };
  await expect.poll(look, { message: `${path} opens`, timeout: 20_000 }).toBeTruthy();
  return found ?? '';
};

interface Remote {
  type: string;
  sharedId?: string;
  value?: { shadowRoot?: { sharedId: string } | null };
}
interface Outcome {
  type: 'success' | 'exception';
  result?: Remote & { value?: unknown };
  exceptionDetails?: { text: string };
}

const tabOf = (bidi: Bidi, context: string, top = context): Tab => {
  const run = async (functionDeclaration: string, args: readonly object[]) => {
    const target = { context };
    const given = args.map((arg) =>
      'sharedId' in arg ? arg : { type: 'string', value: JSON.stringify(arg) },
    );
    const call = { functionDeclaration, arguments: given, awaitPromise: true, target };
    const { result, exceptionDetails } = await bidi.send<Outcome>('script.callFunction', call);
    if (!result) throw new Error(exceptionDetails?.text);
    return result;
  };
  const unpack = '(...args) => args.map((arg) => (typeof arg === "string" ? JSON.parse(arg) : arg))';
  const wrap = (work: string, after: string): string =>
    `async (...args) => { const given = (${unpack})(...args); const value = await (${work})(...given); return ${after}; }`;
  const act = async (device: object, actions: readonly object[]): Promise<void> => {
    await bidi.send('browsingContext.activate', { context: top });
    await bidi.send('input.performActions', { context, actions: [{ ...device, actions }] });
  };
  return {
    frame: async (path) => tabOf(bidi, await placeOf(bidi, path, context), top),
    go: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await bidi.send('browsingContext.reload', { context, wait: 'complete' })),
    call: async <T>(work: string, ...args: object[]) => {
      const { value } = await run(wrap(work, 'JSON.stringify(value) ?? "null"'), args);
      return JSON.parse(String(value)) as T;
    },
    nodes: async (value) => {
      const locator = { type: 'css', value };
      const serializationOptions = { includeShadowTree: 'all', maxDomDepth: 1 };
      const ask = { context, locator, serializationOptions };
      const { nodes } = await bidi.send<{ nodes: Remote[] }>('browsingContext.locateNodes', ask);
      return nodes.map(({ sharedId = '', value: { shadowRoot } = {} }) => ({
        node: { sharedId },
        ...(shadowRoot && { root: { sharedId: shadowRoot.sharedId } }),
      }));
    },
    find: async (work, ...args) => {
      const { sharedId } = await run(wrap(work, 'value'), args);
      return sharedId ? { sharedId } : undefined;
    },
    click: async (node) => {
      await run('(node) => node.scrollIntoView({ block: "center", behavior: "instant" })', [node]);
      const origin = { type: 'element', element: node };
      await act({ type: 'pointer', id: 'mouse' }, [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    type: (text) =>
      act(
        { type: 'key', id: 'keys' },
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
  };
};
