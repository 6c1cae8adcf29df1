// A few simple rules that offer a tag, each with the word that made it. Never applied by themselves.
import type { Playbook } from './playbook.ts';
import { remember } from './remember.ts';
import { createWordFinder, foldWords } from './words.ts';

export interface Suggestion {
  tag: string;
  /** The words in the post that made it, as the rule has them. */
  because: string[];
}

type Rules = Playbook['suggestions'];

/**
 * Tags to offer for a text, best first (most words found; then the playbook's order). Whole words, case and accents
 * ignored; by containment in scripts without spaces.
 */
export const suggest = (text: string, rules: Rules): Suggestion[] => {
  const folded = foldWords(text);
  return compile(rules)
    .map(({ tag, finder }) => ({ tag, because: finder.in(folded) }))
    .filter(({ because }) => because.length > 0)
    .toSorted((a, b) => b.because.length - a.because.length);
};

const compile = remember((rules: Rules) =>
  rules.map(({ tag, words }) => ({ tag, finder: createWordFinder(words) })),
);
