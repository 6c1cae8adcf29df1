// The overlay: watches X's timeline, gives each post what it should wear, and carries commands to the desk.
import type { Client } from '../bridge/client.ts';
import type { onDock } from '../bridge/dock.ts';
import type { Answers, Failure, Notice } from '../bridge/messages.ts';
import { palette } from '../../components/palette.ts';
import shared from '../../components/shared.css?inline';
import { watchAccount } from '../x/account.ts';
import { usePack } from '../x/pack.ts';
import { createAppCheck } from '../x/page.ts';
import type { CaseId, PostId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';
import { storeFailureOf } from '../care/view.ts';
import { pageDataFeature, receivePageData, type PageDataDeps } from '../x/page-data.ts';
import { watchTheme } from '../x/theme.ts';
import { watchTimeline, type ShownPost } from '../x/timeline.ts';
import { watchAround, type Around } from './around.ts';
import { createBadges } from './badges.ts';
import { createCards } from './cards.ts';
import { bitByBit } from './bit-by-bit.ts';
import buttonCss from './button.css?inline';
import { createCommands } from './commands.ts';
import { watchDocks } from './docks.ts';
import { createDressing } from './dressing.ts';
import { enrich } from './enrich.ts';
import { sheetOf } from './host.ts';
import { watchHealth } from './health-watch.ts';
import { watchIntent } from './intent.ts';
import { listenForKeys } from './keyboard.ts';
import layerCss from './layer.css?inline';
import { createLayer } from './layer.tsx';
import { sayPresence } from './presence.ts';
import { createMount, type Mounted } from './mounted.ts';
import stripCss from './strip.css?inline';
import { createSwitches } from './switches.ts';
import { createTicker } from './ticker.ts';
import { createTracked } from './tracked.ts';

/** Before the desk is asked again for what it could not give. */
const retryMs = 5_000;

export interface OverlayDeps {
  client: Client;
  onNotice: (listener: (notice: Notice) => void, signal: AbortSignal) => void;
  /** The pages of ours that are docked in this one. */
  onDock: typeof onDock;
  /** UTC ms. */
  now: () => number;
  newId: () => string;
  /** Puts a text on the clipboard; rejects where the browser does not allow it. */
  copy: (text: string) => Promise<void>;
  /** Address of the docked page, `#` and what follows left out. */
  panelUrl: string;
  pageData: PageDataDeps;
}

/** The page's address, taken apart once for each: it is asked for at every reading. */
const createAddress = (): (() => URL) => {
  let url = new URL(location.href);
  return () => (url.href === location.href ? url : (url = new URL(location.href)));
};

export const startOverlay = (deps: OverlayDeps, signal: AbortSignal): void => {
  const { client, now, newId, copy } = deps;
  /** Ends with the overlay, or earlier when this script has been outlived by an update; the layer stays to say so. */
  const life = new AbortController();
  signal.addEventListener('abort', () => life.abort());

  const look = sheetOf('');
  const base = [look, sheetOf(shared)];
  const sheets = { strip: [...base, sheetOf(stripCss)], button: [...base, sheetOf(buttonCss)] };
  const layer = createLayer(
    document,
    [...base, sheetOf(layerCss)],
    signal,
    (says) => `${deps.panelUrl}#${says}&theme=${scheme}`,
  );
  const cards = createCards(document, layer.element, life.signal);
  const switches = createSwitches(
    (text) => layer.say({ text, failed: true }),
    () => dressAll(),
  );
  const dressAll = (): void => {
    for (const each of mounted.values()) dress(each);
  };
  const mount = createMount(sheets, cards);
  const isApp = createAppCheck(document);
  const address = createAddress();
  let scheme: 'light' | 'dark' = 'light';

  let settings: Answers['hello'] | undefined;
  const mounted = new Map<ShownPost, Mounted>();
  let around: Around | undefined;
  const retire = (): void => {
    for (const each of mounted.values()) each.takeOff();
    mounted.clear();
    life.abort();
    layer.closePanel();
  };
  const fail = ({ code, message }: Failure): void => {
    if (code === 'updated') retire();
    // The docked panel leads on to where what is there can be saved: a page of X may not.
    const trouble = storeFailureOf(code);
    const run = (): void => layer.togglePanel(`trouble=${trouble}`, () => undefined);
    layer.banner({ text: message, ...(trouble ? { action: { name: 'What now?', run } } : {}) });
  };
  const pageData = receivePageData(document, deps.pageData, life.signal, (ids) => {
    for (const each of mounted.values()) if (ids.has(each.shown.post.id)) dressing.learn(each);
  });
  const enriched = (post: Post): Post => enrich(post, pageData.about(post.id));
  const badges = createBadges(
    client,
    (posts) => {
      if (life.signal.aborted) return;
      layer.banner(undefined);
      const changed = new Set(posts);
      bitByBit(
        [...mounted.values()].filter(({ shown }) => changed.has(shown.post.id)),
        (each) => {
          if (mounted.get(each.shown) !== each) return;
          dress(each);
          if (badges.of(each.shown.post.id)) dressing.tell(each);
        },
      );
      commands.recheck();
      ticker.update();
      presence.update();
    },
    fail,
    life.signal,
    { isReading: pageData.isReading, of: enriched },
  );

  const commands = createCommands(client, badges, layer.say, newId, fail);

  const dressing = createDressing({
    badges,
    commands,
    layer,
    switches,
    tracked: createTracked(client, dressAll),
    now,
    enriched,
    knowsMore: (id) => pageData.about(id) !== undefined,
    settings: () => settings,
    around: () => around,
    shown: () => mounted.values(),
  });
  const { dress, meet } = dressing;

  const ticking = (each: Mounted): boolean => {
    const badge = badges.of(each.shown.post.id);
    return badge?.clock !== undefined && !badge.clock.end && badge.status !== 'dismissed';
  };
  const ticker = createTicker(
    () => [...mounted.values()].some(ticking),
    () => {
      // Outlived by an update: what stands here is true no more, and is not to wait for a press to say so.
      if (!client.isAlive()) return void greet();
      for (const each of mounted.values()) {
        if (!ticking(each)) continue;
        dress(each);
        const clock = badges.of(each.shown.post.id)?.clock;
        if (clock && now() >= clock.validUntil) badges.look(each.shown.post.id);
      }
    },
    life.signal,
  );

  const caseOf = (id: PostId | undefined): CaseId | undefined => id && badges.of(id)?.caseId;
  const presence = sayPresence(
    document,
    {
      client,
      now,
      page: newId(),
      inTeam: () => settings?.me.role !== undefined,
      composing: () => caseOf(around?.answered()),
      docked: () => docks.shown(),
      focused: () => {
        const strip = document.activeElement;
        if (strip?.localName !== 'perch-strip') return undefined;
        return caseOf([...mounted.keys()].find(({ article }) => article.contains(strip))?.post.id);
      },
    },
    life.signal,
  );

  let account: Parameters<Parameters<typeof watchAccount>[1]>[0];
  const greet = async (): Promise<void> => {
    const answer = await client.ask({ ask: 'hello', ...(account ? { account } : {}) });
    if (life.signal.aborted) return;
    if (!answer.ok) {
      fail(answer.error);
      if (answer.error.code !== 'updated') setTimeout(() => void greet(), retryMs);
      return;
    }
    settings = answer.value;
    pageData.set(!settings.off.includes(pageDataFeature));
    switches.setOff(settings.off, settings.readOnly);
    presence.update();
    if (usePack(settings.pack, document)) watchPosts();
    for (const each of mounted.values()) meet(each);
  };

  deps.onNotice((notice) => {
    if (notice.settings) {
      badges.forget();
      dressing.forget();
      void greet();
    }
    badges.refresh(
      notice.cases,
      [...mounted.keys()].map(({ post }) => post.id),
    );
  }, life.signal);
  const docks = watchDocks(
    deps.onDock,
    presence,
    { escape: layer.closePanel, measure: (docked) => around?.measure(docked) },
    () => dressing.measure(() => undefined),
    life.signal,
  );
  watchTheme(
    document,
    (theme) => {
      scheme = theme.scheme;
      docks.tell({ theme: scheme });
      look.replaceSync(`:host{${palette(theme)}}`);
    },
    life.signal,
  );
  watchAccount(
    document,
    (handle) => {
      account = handle;
      void greet();
    },
    life.signal,
  );
  const onRead = watchHealth(document, { client, layer, now, newId, isApp, copy }, life.signal);
  let watching = new AbortController();
  /** From the start, or anew where other selectors are in force. */
  const watchPosts = (): void => {
    watching.abort();
    watching = new AbortController();
    watchTimeline(
      document,
      {
        url: address,
        now,
        onShown: (shown) => {
          if (!isApp()) return;
          const each = mount(shown);
          mounted.set(shown, each);
          shown.signal.addEventListener('abort', () => {
            each.takeOff();
            mounted.delete(shown);
          });
          dressing.arrive(each);
          ticker.update();
        },
        onChanged: (shown) => {
          const each = mounted.get(shown);
          if (each) meet(each);
        },
        onRead,
        onTouched: (shown) => mounted.get(shown)?.ensure(),
        // Its name is all that is told: posts stay out of logs.
        onFailure: (error) =>
          console.error('Perch: a post could not be dressed', error instanceof Error ? error.name : ''),
      },
      watching.signal,
    );
  };
  const ours = () => settings?.handles ?? [];
  const onAnswering = (): void => presence.update();
  around = watchAround(
    { client, badges, now, address, mount, mounted, dress, ours, onAnswering },
    life.signal,
  );
  life.signal.addEventListener('abort', () => watching.abort());
  watchPosts();

  const meant = watchIntent(document, life.signal);
  listenForKeys(
    switches.list,
    (event) => {
      if (event.target === layer.element || !settings) return undefined;
      const article = meant();
      return [...mounted.values()].find(({ shown }) => shown.article === article);
    },
    (feature, each) => void dressing.call(feature, each),
    life.signal,
  );
};
