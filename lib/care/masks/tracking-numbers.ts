// Tracking numbers, by the patterns of the playbook.
import { remember } from '../remember.ts';
import type { Tracker } from '../tracker.ts';
import type { WordFinder } from '../words.ts';
import { createWordFinder, foldWords } from '../words.ts';
import { ending, mark, withoutMarks } from './mark.ts';

export interface TrackingNumber {
  /** The carrier, as the playbook names it. */
  name: string;
  /** Without spaces, in capitals. */
  number: string;
  url: string;
}

/**
 * Masks them and hands each to `found`. `sure`: those whose pattern alone says so; else those that need a word beside
 * them, for other numbers look like them.
 */
export const maskTracking = (
  text: string,
  trackers: readonly Tracker[],
  sure: boolean,
  found?: (number: TrackingNumber) => void,
): string => {
  let masked = text;
  let folded: string | undefined;
  for (const { name, url, shape, near } of compile(trackers)) {
    if (sure === (near !== undefined)) continue;
    if (near && !near.some((folded ??= foldWords(withoutMarks(text))))) continue;
    masked = masked.replace(shape, (written) => {
      const number = written.replace(/[ -]/g, '').toUpperCase();
      found?.({ name, number, url: url.replaceAll('{number}', number) });
      return mark('tracking number', ending(number, 2));
    });
  }
  return masked;
};

interface Compiled extends Pick<Tracker, 'name' | 'url'> {
  shape: RegExp;
  near: WordFinder | undefined;
}

/** What each sign of a pattern stands for. No sign repeats or overlaps the optional space, so there is one way to match. */
const signs: Readonly<Record<string, string>> = { '#': '[0-9]', '@': '[A-Z]', '*': '[A-Z0-9]', ' ': '[ -]?' };

const compile = remember((trackers: readonly Tracker[]): Compiled[] =>
  trackers.map(({ name, url, pattern, near }) => ({
    name,
    url,
    // Not inside a longer word or number, nor the id in an address.
    shape: new RegExp(
      String.raw`(?<![\w/=-])${[...pattern.trim().replace(/ +/g, ' ')].map((sign) => signs[sign] ?? sign).join('')}(?![\w-])`,
      'gi',
    ),
    near: near.length > 0 ? createWordFinder(near) : undefined,
  })),
);
