// Watches, from the page, whether a post was ever painted without what Perch puts on it.
import type { BrowserContext, Page } from '@playwright/test';

export interface Sighting {
  postId: string;
  /** What it wears in the end; undefined for nothing. */
  kind: 'strip' | 'button' | undefined;
  /** Whether it was there before the post was painted for the first time. */
  inTime: boolean;
}

/** Call before the page is opened. */
export const watchFirstFrames = async (context: BrowserContext): Promise<void> => {
  // Some loaders wrap functions in `__name`, which the page does not have.
  await context.addInitScript({ content: `{ const __name = (f) => f; (${String(watch)})(); }` });
};

/** Runs in the page: may use nothing from outside itself. */
const watch = (): void => {
  // A frame is: callbacks before the paint, the paint, a message after it. A phase lies between two of these marks,
  // so what happens in one phase is painted together.
  let phase = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => phase++;
  const frame = (): void => {
    phase++;
    port2.postMessage(0);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  type Seen = { since: number; dressed: number | undefined; id: string; kind: string | undefined };
  const seen: Seen[] = [];
  const byArticle = new Map<Element, Seen>();
  const articleSelector = 'article[data-testid="tweet"]';
  const hostSelector = 'perch-strip, perch-button';
  const within = (node: Node, selector: string): Element[] => {
    if (!(node instanceof Element)) return [];
    return [...(node.matches(selector) ? [node] : []), ...node.querySelectorAll(selector)];
  };
  const idOf = (article: Element): string =>
    /\/status\/(\d+)/.exec(article.querySelector('a[href*="/status/"]')?.getAttribute('href') ?? '')?.[1] ??
    '';
  const look = (records: MutationRecord[]): void => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    for (const article of added.flatMap((node) => within(node, articleSelector))) {
      if (byArticle.has(article)) continue;
      const one: Seen = { since: phase, dressed: undefined, id: idOf(article), kind: undefined };
      byArticle.set(article, one);
      seen.push(one);
    }
    for (const host of added.flatMap((node) => within(node, hostSelector))) {
      const one = byArticle.get(host.closest(articleSelector) as Element);
      if (!one) continue;
      one.dressed ??= phase;
      one.kind = host.localName.slice('perch-'.length);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });

  Object.assign(window, {
    __sightings: () =>
      seen.map(({ since, dressed, id, kind }) => ({
        postId: id,
        kind,
        inTime: dressed !== undefined && dressed === since,
      })),
  });
};

/** Every time a post came into the document, oldest first. */
export const sightings = (page: Page): Promise<Sighting[]> =>
  page.evaluate(() => (window as unknown as { __sightings: () => Sighting[] }).__sightings());
