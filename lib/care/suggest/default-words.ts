// The suggestion rules of a new playbook: English, Spanish, French, German, Portuguese, Japanese.
import type { Playbook } from '../playbook.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { japanese } from './words/japanese.ts';
import { portuguese } from './words/portuguese.ts';
import { spanish } from './words/spanish.ts';
import type { TagWithWords, WordList } from './words/word-list.ts';
import { tagsWithWords } from './words/word-list.ts';

type Rule = Playbook['suggestions'][number];

const languages: readonly WordList[] = [english, spanish, french, german, portuguese, japanese];

/**
 * One rule for each tag and language, then one more for its faint words. Among these, complaint and question come first:
 * "screen" or "price" beside a question mark is still a question.
 */
export const defaultSuggestions = (): Rule[] => [
  ...tagsWithWords.flatMap((tag) =>
    languages.flatMap(({ language, words }) => rule(tag, language, words[tag])),
  ),
  ...[...new Set<TagWithWords>(['complaint', 'question', ...tagsWithWords])].flatMap(faintRules),
];

const faintRules = (tag: TagWithWords): Rule[] =>
  languages.flatMap(({ language, faint }) =>
    rule(tag, language, faint[tag]).map((each): Rule => ({ ...each, faint: true })),
  );

const rule = (tag: string, language: string, line: string | undefined): Rule[] =>
  line === undefined ? [] : [{ tag, language, words: [...new Set(line.split(', '))] }];
