// The posts on the page, as they come, change and go. One observer; everything happens in its callback, before paint.
import type { Post } from '../care/post.ts';
import { closest, findAll, is } from './find.ts';
import { isInMessages } from './messages.ts';
import { isOurs } from './places.ts';
import { readBelow } from './read-around.ts';
import { readPost, type Reading } from './read-post.ts';
import { isDialog, surfaceOf } from './surface.ts';

/** A post while it is mounted. The same id may be shown several times at once: a repost, a list, a dialog, a column. */
export type ShownPost = {
  /** The newest reading. */
  readonly post: Post;
  readonly article: HTMLElement;
  /** Aborted when the article leaves the page or shows another post. */
  readonly signal: AbortSignal;
};

export type TimelineWatcher = {
  /** The page's address, asked again at each change. */
  url: () => URL;
  /** UTC ms. */
  now: () => number;
  /** A post is there: those of the start too. */
  onShown: (shown: ShownPost) => void;
  /** The same post reads differently: text expanded, counters, verified … `before` is the reading before. */
  onChanged?: (shown: ShownPost, before: Post) => void;
  /** X rebuilt something inside the article. What was put there may be gone: put it back if so. */
  onTouched?: (shown: ShownPost) => void;
  /** Each reading of each article, whatever came of it: for those who count. */
  onRead?: (article: Element, reading: Reading) => void;
  /** An article that cannot be read as a post. Told again when it changes. */
  onUnread?: (article: Element, reading: Reading) => void;
  /** One of these callbacks threw: a bug, but the other posts of the batch are told all the same. */
  onFailure: (error: unknown, article: Element) => void;
};

type Entry = { shown: ShownPost & { post: Post }; controller: AbortController };

/** Attributes that say which post an article shows, and how; what else changes on X's elements is looks. */
const attributes = ['href', 'datetime', 'data-testid', 'tabindex', 'aria-label', 'lang', 'alt'];

const same = (a: Post, b: Post): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Watches until `signal` aborts; then every post's own signal is aborted too. */
export const watchTimeline = (root: Document, watcher: TimelineWatcher, signal: AbortSignal): void => {
  if (signal.aborted) return;
  const entries = new Map<HTMLElement, Entry>();
  let page = watcher.url();
  /** In a dialog stands what its address names; below it, what was there before. */
  const urlOf = (article: Element): URL => {
    const url = watcher.url();
    return isDialog(url) && closest(article, 'dialog') ? url : page;
  };

  const end = (article: HTMLElement): void => {
    entries.get(article)?.controller.abort();
    entries.delete(article);
  };

  const begin = (article: HTMLElement, post: Post): void => {
    const controller = new AbortController();
    const shown = { post, article, signal: controller.signal };
    entries.set(article, { shown, controller });
    watcher.onShown(shown);
  };

  /** Reads an article again; a change of id is a departure and an arrival. */
  const read = (article: HTMLElement): void => {
    const entry = entries.get(article);
    const reading = readPost(article, { url: urlOf(article), now: watcher.now() });
    const { post } = reading;
    watcher.onRead?.(article, reading);
    if (!post) {
      end(article);
      watcher.onUnread?.(article, reading);
    } else if (entry?.shown.post.id !== post.id) {
      end(article);
      begin(article, post);
    } else {
      const before = entry.shown.post;
      // The address may have changed under a page that stayed (a dialog); where it was seen first is where it is.
      const now = { ...post, firstSeenAt: before.firstSeenAt, surface: before.surface };
      if (same(before, now)) return;
      entry.shown.post = now;
      watcher.onChanged?.(entry.shown, before);
    }
  };

  /** On a status page a post that arrives or leaves changes what its neighbour stands below of. */
  const readNeighbours = (article: HTMLElement): void => {
    const url = urlOf(article);
    if (surfaceOf(url) !== 'status') return;
    const below = readBelow(article, { url, now: watcher.now() });
    if (below !== entries.get(article)?.shown.post.below) read(article);
  };

  const each = (articles: Iterable<HTMLElement>, work: (article: HTMLElement) => unknown): void => {
    for (const article of articles) {
      try {
        work(article);
      } catch (error) {
        watcher.onFailure(error, article);
      }
    }
  };

  const look = (records: readonly MutationRecord[]): void => {
    const url = watcher.url();
    if (!isDialog(url)) page = url;
    const { fresh, stale, touched, removed } = sort(records);
    const touchedEntries = [...touched].flatMap((article) => entries.get(article) ?? []);
    if (removed) each([...entries.keys()], (article) => article.isConnected || end(article));
    each(new Set([...fresh, ...stale]), (article) => article.isConnected && read(article));
    const mayHaveThread = [page, url].some((one) => surfaceOf(one) === 'status');
    if (mayHaveThread && (fresh.size > 0 || removed)) each([...entries.keys()], readNeighbours);
    for (const entry of touchedEntries)
      each(
        [entry.shown.article],
        (article) => entries.get(article) === entry && watcher.onTouched?.(entry.shown),
      );
  };

  const observer = new MutationObserver(look);
  observer.observe(root, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      for (const article of [...entries.keys()]) end(article);
    },
    { once: true },
  );
  each(postsIn(root), read);
};

type Sorted = {
  /** Articles that were added, or became posts. */
  fresh: Set<HTMLElement>;
  /** Articles whose inside changed. */
  stale: Set<HTMLElement>;
  /** Articles inside which nodes came or went. */
  touched: Set<HTMLElement>;
  /** Whether anything left the page. */
  removed: boolean;
};

/** What a batch of changes means. Looks only at what changed: never at the whole page. */
const sort = (records: readonly MutationRecord[]): Sorted => {
  const sorted: Sorted = { fresh: new Set(), stale: new Set(), touched: new Set(), removed: false };
  for (const { type, target, addedNodes, removedNodes } of records) {
    const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
    if (!element || isOurs(element)) continue;
    const added = theirs(addedNodes);
    for (const node of added) for (const post of postsIn(node)) sorted.fresh.add(post);
    if (removedNodes.length > 0) sorted.removed = true;
    const article = postOf(element);
    if (!article || (type !== 'attributes' && closest(element, 'player'))) continue;
    // Something of ours that was taken away is a touch, but no change of the post.
    if (removedNodes.length > 0 || added.length > 0) sorted.touched.add(article);
    if (type !== 'childList' || added.length > 0 || theirs(removedNodes).length > 0)
      sorted.stale.add(article);
  }
  return sorted;
};

const theirs = (nodes: NodeList): Node[] => [...nodes].filter((node) => !isOurs(node));

/** The post that an element is in: the outermost, for what is nested in a post is quoted by it. */
const postOf = (element: Element): HTMLElement | undefined => {
  const post = closest(element, 'post') as HTMLElement | undefined;
  return post && ((post.parentElement && postOf(post.parentElement)) ?? post);
};

const postsIn = (node: Node): HTMLElement[] => {
  if (node.nodeType !== 1 && node.nodeType !== 9) return [];
  const self = node.nodeType === 1 && is(node as Element, 'post') ? [node as Element] : [];
  const found = self.length > 0 ? self : findAll(node as ParentNode & Node, 'post');
  return (found as HTMLElement[]).filter((post) => postOf(post) === post && !isInMessages(post));
};
