// The outline of an article: what is the post's own, and what belongs to a post it quotes.
import { closest, find, findAll } from './find.ts';

export type Outline = {
  article: Element;
  /** Everything quoted: quote blocks, and the plain articles that stand for unavailable posts. */
  inner: readonly Element[];
  /** The quote, where one is shown. */
  quote?: Element;
  /** Whether an element is the post's own. Every query goes through this: a quote repeats each of X's test ids. */
  own: (element: Element) => boolean;
};

export const outlineOf = (article: Element): Outline => {
  const hasBar = (element: Element): boolean => find(element, 'actionBar') !== undefined;
  // A block that holds the action bar is the post itself, not something it quotes.
  const quotes = findAll(article, 'quoteBlock', (block) => !hasBar(block));
  const inner = [...quotes, ...findAll(article, 'innerArticle')];
  const own = (element: Element): boolean => !inner.some((block) => block.contains(element));
  const quote = quotes.find((block) => closest(block, 'articleBody') === undefined);
  return { article, inner, own, ...(quote && { quote }) };
};
