// The outline of an article: what is the post's own, and what belongs to a post it quotes.
import { closest, find, findAll } from './find.ts';
import type { Anchor } from './selectors.ts';

export type Outline = {
  article: Element;
  /** Whether an element is the post's own. Every query goes through this: a quote repeats each of X's test ids. */
  own: (element: Element) => boolean;
  /** The first own anchor of a name. Searched once: a reading asks for the author and the words many times. */
  one: (anchor: Anchor) => Element | undefined;
  /** The quote, where one is shown. */
  quote?: Element;
  /** The action bar: the last, for a long-form Article has one above and one below. */
  bar?: Element;
};

/** The action bar of a post, without the rest of its outline. */
export const barOf = (article: Element, inner = findAll(article, 'innerArticle')): Element | undefined =>
  findAll(article, 'actionBar', (group) => !inner.some((block) => block.contains(group))).at(-1);

export const outlineOf = (article: Element): Outline => {
  const inner = findAll(article, 'innerArticle');
  const bar = barOf(article, inner);
  const author = find(article, 'author');
  // A block around both the first author and the action bar is the post itself, not something it quotes.
  const isWhole = (block: Element): boolean =>
    !!bar && !!author && block.contains(bar) && block.contains(author);
  const quotes = findAll(article, 'quoteBlock', (block) => !isWhole(block));
  const blocks = [...quotes, ...inner];
  const own = (element: Element): boolean => !blocks.some((block) => block.contains(element));
  const quote = quotes.find((block) => closest(block, 'articleBody') === undefined);
  const found = new Map<Anchor, Element | undefined>();
  const one = (anchor: Anchor): Element | undefined => {
    if (!found.has(anchor)) found.set(anchor, find(article, anchor, own));
    return found.get(anchor);
  };
  return { article, own, one, ...(quote && { quote }), ...(bar && { bar }) };
};
