// The shape of one language's words. Plain data: a line of words for each tag, with ", " between them.

/** Tags that words speak for, in the order that settles equal points: the graver and the more special first. */
export const tagsWithWords = [
  'safety',
  'spam',
  'hot',
  'press',
  'lead',
  'outage',
  'returns',
  'payment',
  'account',
  'app',
  'order',
  'stock',
  'product-info',
  'advice',
  'complaint',
  'feedback',
  'question',
  'praise',
  'troll',
] as const;
export type TagWithWords = (typeof tagsWithWords)[number];

export interface WordList {
  /** As X's `lang`. */
  language: string;
  words: Partial<Record<TagWithWords, string>>;
  /** Words that say little alone. "question mark" is the sign itself. */
  faint: Partial<Record<TagWithWords, string>>;
}
