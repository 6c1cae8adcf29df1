// A few simple rules that offer a tag, each with the word that made it. Never applied by themselves.
import type { Playbook } from './playbook.ts';

export interface Suggestion {
  tag: string;
  /** The words in the post that made it. */
  because: string[];
}

/** Tags to offer for a text, best first (most words found; then the playbook's order). Whole words, case and accents ignored. */
export const suggest = (text: string, rules: Playbook['suggestions']): Suggestion[] => {
  const folded = ` ${fold(text)} `;
  return rules
    .map(({ tag, words }) => ({ tag, because: words.filter((word) => folded.includes(` ${fold(word)} `)) }))
    .filter(({ because }) => because.length > 0)
    .toSorted((a, b) => b.because.length - a.because.length);
};

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
