// What a post is to the brand, and whether it opens a case. Runs in the page for each new post: types only, no zod.
import type { BrandWords } from './brand.ts';
import { createBrandFinder } from './brand.ts';
import type { Handle } from './ids.ts';
import type { Kind } from './playbook.ts';
import type { Post } from './post.ts';
import { remember } from './remember.ts';

/** What the brand listens for; the page has it from `PageSettings`. */
export interface Watch extends BrandWords {
  handles: readonly Handle[];
}

/**
 * The kind of a post, judged by its author's own words. The strongest claim wins:
 * own, direct (answers an owned handle, or begins with it), mention, keyword, quote (of an owned post, silent about us
 * otherwise), repost, other. A promoted post is an advertisement: always `other`.
 *
 * A post that somebody reposted is still its author's post, and has the same kind however it came into view.
 * `repost` is a post that only passes on another's: a quote of ours without words, or the hand-made "RT @somebody".
 */
export const kindOf = (post: Post, watch: Watch): Kind => {
  if (post.promoted) return 'other';
  const owned = watch.handles;
  if (owned.includes(post.handle)) return 'own';
  if (/^\s*RT\s+@\w/.test(post.text)) return 'repost';
  if (post.replyingTo.some((handle) => owned.includes(handle))) return 'direct';
  if (namesOwned(leadingHandle, post.text, owned)) return 'direct';
  if (post.mentions.some((handle) => owned.includes(handle))) return 'mention';
  if (namesOwned(anyHandle, post.text, owned)) return 'mention';
  if (watch.brandTerms.length > 0 && namesBrand(watch)(post.text)) return 'keyword';
  if (post.quote && owned.includes(post.quote.handle)) return post.text.trim() === '' ? 'repost' : 'quote';
  return 'other';
};

/** Kinds that get a case by themselves. A quote or repost adds to the reach of a post; a person may open one by hand. */
export const needsCare = (kind: Kind): boolean =>
  kind === 'direct' || kind === 'mention' || kind === 'keyword';

/** Whether seeing this post opens a case: it needs care, and was published at `careFrom` (UTC ms) or later. */
export const opensCase = (post: Post, watch: Watch & { careFrom: number }): boolean =>
  post.publishedAt >= watch.careFrom && needsCare(kindOf(post, watch));

const leadingHandle = /^[\s\u200e\u200f]*[@＠](\w{1,50})/g;
/** Not the second half of an e-mail address. */
const anyHandle = /(?<![\w.+-])[@＠](\w{1,50})/g;

const namesOwned = (pattern: RegExp, text: string, owned: readonly string[]): boolean => {
  for (const [, name] of text.matchAll(pattern)) {
    if (name && owned.includes(name.toLowerCase())) return true;
  }
  return false;
};

const namesBrand = remember(({ brandTerms, negativeTerms, misspellings }: Watch) =>
  createBrandFinder({ brandTerms, negativeTerms, misspellings }),
);
