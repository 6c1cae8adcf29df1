// Whether a text names the brand: its terms, a slip of the finger in them allowed, unless they mean something else.
import { foldWords, needleOf } from './words.ts';

/** As in the playbook. */
export interface BrandWords {
  brandTerms: readonly string[];
  negativeTerms?: readonly string[] | undefined;
  misspellings?: boolean | undefined;
}

/** Shorter terms have too many neighbours that are words of their own. */
const shortestWithSlips = 5;

/**
 * Folds the terms once, for many texts. Exact terms are found as whole words, case and accents ignored, and by
 * containment in scripts without spaces; misspelled ones as whole words of scripts with spaces. What a negative term
 * covers ("apple pie") does not count.
 */
export const createBrandFinder = ({
  brandTerms,
  negativeTerms = [],
  misspellings = false,
}: BrandWords): ((text: string) => boolean) => {
  const needles = brandTerms.flatMap((term) => needleOf(term) ?? []);
  const negatives = negativeTerms.flatMap((term) => needleOf(term) ?? []);
  const wanted = misspellings ? needles.flatMap(withSlips) : [];
  return (text) => {
    const folded = without(foldWords(text), negatives);
    return needles.some((needle) => folded.includes(needle)) || hasSlip(folded, wanted);
  };
};

/** What a negative term covers becomes a gap that no term reaches across. */
const without = (folded: string, negatives: readonly string[]): string =>
  negatives.reduce((text, needle) => text.replaceAll(needle, ' | '), folded);

/** The words of a term that stand between spaces, if one is long enough: a script without spaces has no words to compare. */
const withSlips = (needle: string): string[][] => {
  const words = needle.trim().split(' ');
  return needle === ` ${words.join(' ')} ` && words.some(({ length }) => length >= shortestWithSlips)
    ? [words]
    : [];
};

const hasSlip = (folded: string, terms: readonly string[][]): boolean => {
  if (terms.length === 0) return false;
  const words = folded.trim().split(' ');
  return terms.some((term) =>
    words.some((_, index) => term.every((word, offset) => isMeant(words[index + offset] ?? '', word))),
  );
};

/**
 * The first letter is right in almost every slip, and a longer word that begins with the term is a word of its own
 * ("applesauce"). In five letters a wrong one often makes another word ("apply"): there only a letter left out, one
 * too many, or two that changed places count.
 */
const isMeant = (word: string, term: string): boolean => {
  if (word === term) return true;
  const slips = term.length < shortestWithSlips ? 0 : term.length < 8 ? 1 : 2;
  if (word[0] !== term[0] || Math.abs(word.length - term.length) > slips || /\d/.test(word)) return false;
  if (word.startsWith(term) && word.length - term.length > 1) return false;
  return slipsBetween(word, term, slips, term.length > shortestWithSlips) <= slips;
};

/**
 * Letters left out, added, changed or swapped with their neighbour to make one word of the other (optimal string
 * alignment); gives up with `most + 1` once there are more than `most`.
 */
export const slipsBetween = (a: string, b: string, most: number, mayChange = true): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const change = same ? 0 : mayChange ? 1 : 2;
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
};
