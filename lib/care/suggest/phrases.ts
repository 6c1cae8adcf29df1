// Many words looked for at once: one walk over the text, however long the lists are.
import { needleOf } from '../words.ts';

export interface PhraseIndex<T> {
  /** What was put in for each phrase that stands in a text folded by `foldWords`, in the order of the index, once each. */
  in: (folded: string) => T[];
}

interface Entry<T> {
  /** As it stands in a folded text: with a space where a word must begin or end. */
  needle: string;
  order: number;
  value: T;
}

/** The same words are found as by `createWordFinder`; this one is for hundreds of them. */
export const createPhraseIndex = <T>(
  phrases: readonly (readonly [phrase: string, value: T])[],
): PhraseIndex<T> => {
  const entriesByFirstWord = new Map<string, Entry<T>[]>();
  const entriesByFirstSign = new Map<string, Entry<T>[]>();
  phrases.forEach(([phrase, value], order) => {
    const needle = needleOf(phrase);
    if (needle === undefined) return;
    const inside = !needle.startsWith(' ');
    const first = inside ? needle.charAt(0) : wordAt(needle, 0);
    const entries = inside ? entriesByFirstSign : entriesByFirstWord;
    entries.set(first, [...(entries.get(first) ?? []), { needle, order, value }]);
  });
  return {
    in: (folded) => {
      const found = new Map<number, T>();
      const note = (entries: readonly Entry<T>[] | undefined, at: number): void => {
        for (const { needle, order, value } of entries ?? [])
          if (folded.startsWith(needle, at)) found.set(order, value);
      };
      for (let at = 0; at >= 0 && at < folded.length - 1; at = folded.indexOf(' ', at + 1)) {
        const word = wordAt(folded, at);
        note(entriesByFirstWord.get(word), at);
        if (!isAscii(word))
          for (let i = 0; i < word.length; i++) note(entriesByFirstSign.get(word.charAt(i)), at + 1 + i);
      }
      return [...found].toSorted(([a], [b]) => a - b).map(([, value]) => value);
    },
  };
};

/** The word after the space at `at`. */
const wordAt = (folded: string, at: number): string => {
  const end = folded.indexOf(' ', at + 1);
  return folded.slice(at + 1, end < 0 ? undefined : end);
};

/** Scripts without spaces are never ASCII, so most words need no second look. */
const isAscii = (word: string): boolean => word.charCodeAt(0) < 0x80;
