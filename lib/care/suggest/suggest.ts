// Tags to offer for a text, each with the words that made it. Word lists and the team's own habits, openly added up.
import { withoutMarks } from '../masks/mark.ts';
import type { Playbook } from '../playbook.ts';
import { remember } from '../remember.ts';
import { foldWords } from '../words.ts';
import type { WordRule } from './built-in.ts';
import { withWords } from './built-in.ts';
import { featuresOf } from './features.ts';
import type { Model } from './learner.ts';
import { score } from './learner.ts';
import { createPhraseIndex } from './phrases.ts';

export interface Suggestion {
  tag: string;
  /** The words in the post that made it: those of the rules first, then those the team taught. */
  because: string[];
  /** Which of them the team taught, by accepting, refusing and tagging. */
  learned?: string[];
  /** A rule that may tag by itself found its words. See `tagsToApply`. */
  apply?: true;
}

type Rules = Playbook['suggestions'];

/** What may be known besides the text. */
export interface Known {
  /** X's `lang` of the post, as in "de" or "pt-BR". */
  language?: string | undefined;
  /** What the team taught. */
  model?: Model | undefined;
  /** Ids of tags that may be offered; any, unless given. See `tagsToOffer`. */
  tags?: readonly string[] | undefined;
}

/** Below this, nothing is offered: half a word. */
const least = 0.5;

/**
 * Tags to offer for a text, best first. Whole words, case and accents ignored; by containment in scripts without spaces.
 *
 * Points of a tag = 1 for each different word of its rules found in the text
 *                 + ½ if any word of a `faint` rule was found (once, however many)
 *                 + what the team taught: −2 to 2, see `score`.
 * Offered from ½ point on. On equal points the playbook's order decides.
 *
 * Rules of the post's own language are asked first; where they find nothing, or X names no language, all are.
 */
export const suggest = (text: string, rules: Rules, known: Known = {}): Suggestion[] => {
  const hits = hitsIn(foldWords(sayMarks(text)), rules, known.language);
  const taught = known.model && score(known.model, featuresOf(text));
  const candidates = new Set(hits.map(({ rule }) => rule.tag));
  for (const { tag, points } of taught?.values() ?? []) if (points >= least) candidates.add(tag);
  const allowed = known.tags && new Set(known.tags);
  return [...candidates]
    .filter((tag) => !allowed || allowed.has(tag))
    .map((tag) => {
      const own = hits.filter(({ rule }) => rule.tag === tag);
      const strong = own.filter(({ rule }) => !rule.faint).length;
      const faint = own.length > strong ? 0.5 : 0;
      const team = taught?.get(tag);
      const words = longest([...new Set(own.map(({ word }) => word))]);
      const learned =
        team && team.points > 0 ? longest(team.because).filter((word) => !words.includes(word)) : [];
      return {
        points: strong + faint + (team?.points ?? 0),
        suggestion: {
          tag,
          because: [...words, ...learned],
          ...(learned.length > 0 ? { learned } : {}),
          ...(own.some(({ rule }) => rule.apply) ? { apply: true as const } : {}),
        },
      };
    })
    .filter(({ points }) => points >= least)
    .toSorted((a, b) => b.points - a.points)
    .map(({ suggestion }) => suggestion);
};

/**
 * Tags that the playbook lets Perch add by itself: offered, by words of a rule with `apply`, and neither on the case
 * nor refused there. The learner alone never tags.
 */
export const tagsToApply = (
  suggestions: readonly Suggestion[],
  care: { tags: readonly string[]; refusedTags: readonly string[] },
): string[] =>
  suggestions
    .filter(({ tag, apply }) => apply && !care.tags.includes(tag) && !care.refusedTags.includes(tag))
    .map(({ tag }) => tag);

/** Tags that words can speak for: all but outcomes, which are known at the end. */
export const tagsToOffer = ({ tags }: Pick<Playbook, 'tags'>): string[] =>
  tags.filter(({ group }) => group !== 'outcome').map(({ id }) => id);

/** "how can I" says it; "can I" beside it explains nothing more. */
const longest = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && ` ${other} `.includes(` ${word} `)));

/** A question mark is a word too, for the rules to name; those in an address ask nothing. */
const sayMarks = (text: string): string =>
  withoutMarks(text)
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[?？؟]/g, ' question mark ');

interface Hit {
  rule: WordRule;
  word: string;
}

const hitsIn = (folded: string, rules: Rules, language: string | undefined): Hit[] => {
  const hits = indexOf(rules).in(folded);
  const own = language?.toLowerCase().split('-')[0];
  const spoken = hits.filter(({ rule }) => rule.language === undefined || rule.language === own);
  return distinct(own !== undefined && spoken.length > 0 ? spoken : hits);
};

/** One word may stand in the lists of several languages; it is still one word. */
const distinct = (hits: readonly Hit[]): Hit[] => {
  const seen = new Set<string>();
  return hits.filter(({ rule, word }) => {
    const key = `${rule.tag} ${word}`;
    return !seen.has(key) && seen.add(key);
  });
};

const indexOf = remember((rules: Rules) =>
  createPhraseIndex(
    withWords(rules).flatMap((rule) => rule.words.map((word): [string, Hit] => [word, { rule, word }])),
  ),
);
