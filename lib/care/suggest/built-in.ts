// Perch's own words for tags: English, Spanish, French, German, Portuguese, Japanese. A playbook only names the tags.
import type { SuggestionRule } from './rules.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { japanese } from './words/japanese.ts';
import { portuguese } from './words/portuguese.ts';
import { spanish } from './words/spanish.ts';
import type { WordList } from './words/word-list.ts';
import { tagsWithWords } from './words/word-list.ts';

/** A rule with the words that it looks for. */
export type WordRule = SuggestionRule & { words: string[] };

const lists: readonly WordList[] = [english, spanish, french, german, portuguese, japanese];

/** The rules of a new playbook: Perch's own words, for every tag that it has some for. */
export const defaultSuggestions = (): SuggestionRule[] => tagsWithWords.map((tag) => ({ tag }));

/** Whether Perch has words of its own for a tag, in a language or in any. */
export const hasBuiltIn = ({ tag, language }: Pick<SuggestionRule, 'tag' | 'language'>): boolean =>
  lists.some((list) => (language ?? list.language) === list.language && linesOf(list, tag).some(Boolean));

/**
 * Rules as they are looked up: each without words replaced by Perch's own of its tag and language. Faint words come
 * last, and among them complaint and question first: "screen" or "price" beside a question mark is still a question.
 * Only strong words may tag by themselves.
 */
export const withWords = (rules: readonly SuggestionRule[]): WordRule[] => {
  const all = rules.flatMap((rule) => (rule.words ? [{ ...rule, words: rule.words }] : builtIn(rule)));
  const faint = all.filter((rule) => rule.faint);
  const leads = (rule: WordRule): boolean => rule.tag === 'complaint' || rule.tag === 'question';
  return [
    ...all.filter((rule) => !rule.faint),
    ...faint.filter(leads),
    ...faint.filter((rule) => !leads(rule)),
  ];
};

const builtIn = ({ tag, language, apply }: SuggestionRule): WordRule[] =>
  lists
    .filter((list) => (language ?? list.language) === list.language)
    .flatMap((list) => {
      const [strong, faint] = linesOf(list, tag);
      const rule = { tag, language: list.language };
      return [
        ...(strong ? [{ ...rule, ...(apply ? { apply } : {}), words: wordsIn(strong) }] : []),
        ...(faint ? [{ ...rule, faint: true, words: wordsIn(faint) }] : []),
      ];
    });

/** The line of strong words and that of faint ones. */
const linesOf = ({ words, faint }: WordList, tag: string): [string | undefined, string | undefined] => {
  const known = tagsWithWords.find((each) => each === tag);
  return known ? [words[known], faint[known]] : [undefined, undefined];
};

const wordsIn = (line: string): string[] => [...new Set(line.split(', '))];
