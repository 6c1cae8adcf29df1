// Finding words in people's text: whole words, case and accents ignored; by containment in scripts that write no spaces.

/** Scripts whose words stand together, or carry particles (Hangul): a boundary cannot be asked for there. */
const joined = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const joinedRun = new RegExp(`[${joined}]+`, 'gu');
const joinedFirst = new RegExp(`^[${joined}]`, 'u');
const joinedLast = new RegExp(`[${joined}]$`, 'u');
// eslint-disable-next-line no-control-regex -- the plain half of Unicode, which needs no folding
const plain = /^[\x00-\x7f]*$/;

/** Lower case, without accents, everything that is no letter or digit made one space, and a space at both ends. */
export const foldWords = (text: string): string => {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return ` ${lower.replace(/[^a-z0-9_]+/g, ' ').trim()} `;
  const folded = lower
    .normalize('NFKD')
    // Accents of Latin, Greek and Cyrillic; the marks of other scripts (Japanese, Hindi) are letters of their own.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_]+/gu, ' ')
    .replace(joinedRun, ' $& ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return ` ${folded} `;
};

export interface WordFinder {
  /** The words that stand in a text folded by `foldWords`, as they were given. */
  in: (folded: string) => string[];
  /** Whether one of them does; stops at the first. */
  some: (folded: string) => boolean;
}

/** A word as it stands in a folded text, with a space where it must begin or end; undefined if nothing is left of it. */
export const needleOf = (word: string): string | undefined => {
  const folded = foldWords(word).trim();
  if (folded === '') return undefined;
  const before = joinedFirst.test(folded) ? '' : ' ';
  const after = joinedLast.test(folded) ? '' : ' ';
  return before + folded + after;
};

/** Folds a list of words once, for many texts. Words of which nothing is left ("!!!") are never found. */
export const createWordFinder = (words: readonly string[]): WordFinder => {
  const needles = words.flatMap((word) => {
    const needle = needleOf(word);
    return needle === undefined ? [] : [{ word, needle }];
  });
  return {
    in: (folded) => needles.filter(({ needle }) => folded.includes(needle)).map(({ word }) => word),
    some: (folded) => needles.some(({ needle }) => folded.includes(needle)),
  };
};
