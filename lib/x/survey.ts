// Which anchors are found in a post, and by how trusted a strategy: asked now and then, for counting, never while posts fly by.
import { closest, findAll, strategyFor } from './find.ts';
import { outlineOf } from './outline.ts';
import type { Anchor } from './selectors.ts';

export type Found = {
  anchor: Anchor;
  /** 0 is the most trusted; undefined where none found it. */
  strategy: number | undefined;
};

/** What every post has, whoever wrote it; posts without a permalink (promoted ones) have no time either. */
const everywhere = ['author', 'avatar', 'actionBar', 'replies', 'reposts', 'likes'] as const;
const ordinary = ['permalink', 'time'] as const;

export const surveyPost = (article: Element, promoted: boolean): Found[] => {
  const { own, quote } = outlineOf(article);
  const wanted: Anchor[] = [...everywhere, ...(promoted ? [] : ordinary)];
  const found = wanted.map((anchor) => ({ anchor, strategy: strategyFor(article, anchor, own) }));
  const strategyOfWords = strategyFor(article, 'text', own);
  const isWordless =
    strategyOfWords === undefined &&
    (quote !== undefined ||
      [strategyFor(article, 'media', own), strategyFor(article, 'articleTitle', own)].some(
        (at) => at !== undefined,
      ));
  return [
    { anchor: 'post', strategy: strategyOfPost(article) },
    { anchor: 'cell', strategy: closest(article, 'cell') ? 0 : undefined },
    ...found,
    ...(isWordless ? [] : [{ anchor: 'text' as const, strategy: strategyOfWords }]),
  ];
};

const strategyOfPost = (article: Element): number | undefined =>
  article.parentElement ? strategyFor(article.parentElement, 'post', (each) => each === article) : 0;

/** Posts that must be on the page, by the links around their times, but are not recognised as such. */
export const unseenPosts = (root: Document): Element[] =>
  findAll(root, 'trace', (trace) => !closest(trace, 'post'));
