// "Third time I ask", "been waiting five days": how often and how long, as the customer says.
import {
  asking,
  figureOrdinal,
  japaneseDigits,
  japaneseHours,
  japaneseMonthHours,
  japaneseTimes,
  japaneseWait,
  numbers,
  occasions,
  ordinals,
  unitHours,
  waiting,
} from './contact-words.ts';

export interface PriorContact {
  /** How many times they have asked, this one included where they say so. */
  times?: number;
  /** How long they have waited, hours. */
  waitedHours?: number;
}

/** What a text folded by `foldWords` says of earlier contacts; the largest figure counts. Undefined if it says nothing. */
export const priorContactIn = (folded: string): PriorContact | undefined => {
  const words = folded.split(' ');
  let times = japaneseCount(japaneseTimes.exec(folded)?.[1]);
  let waitedHours = waitedInJapanese(folded);
  words.forEach((word, at) => {
    times = Math.max(times, timesAt(words, word, at));
    waitedHours = Math.max(waitedHours, waitedAt(words, word, at));
  });
  if (times < 2 && waitedHours === 0) return undefined;
  return { ...(times >= 2 ? { times } : {}), ...(waitedHours > 0 ? { waitedHours } : {}) };
};

/** As in "waiting 5 days"; whole hours, days from two of them on. */
export const waitedWords = (hours: number): string => {
  const days = Math.round(hours / 24);
  return hours < 48 && hours % 24 !== 0
    ? `waiting ${hours} hours`
    : `waiting ${days} ${days === 1 ? 'day' : 'days'}`;
};

/** "3rd time"; "zum dritten Mal"; "called four times". A second time, or a bare number, needs a word of asking nearby. */
const timesAt = (words: readonly string[], word: string, at: number): number => {
  if (!occasions.has(words[at + 1] ?? ''))
    return numbers.get(word) === 2 && word.startsWith('tw') ? twice(words, at) : 0;
  const ordinal = ordinals.get(word) ?? Number(figureOrdinal.exec(word)?.[1] ?? 0);
  if (ordinal > 2) return ordinal;
  const count = ordinal || numberOf(word);
  return count > 1 && count < 50 && near(words, at, 6, 6, asking) ? count : 0;
};

const twice = (words: readonly string[], at: number): number =>
  words[at] === 'twice' && near(words, at, 3, 2, asking) ? 2 : 0;

const waitedAt = (words: readonly string[], word: string, at: number): number => {
  const unit = unitHours.get(words[at + 1] ?? '');
  const count = unit === undefined ? 0 : numberOf(word);
  return unit !== undefined && count > 0 && near(words, at, 4, 4, waiting) ? count * unit : 0;
};

const numberOf = (word: string): number => numbers.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : 0);

const near = (
  words: readonly string[],
  at: number,
  before: number,
  after: number,
  wanted: ReadonlySet<string>,
): boolean => words.slice(Math.max(0, at - before), at + after + 1).some((word) => wanted.has(word));

const japaneseCount = (count: string | undefined): number =>
  count === undefined ? 0 : Number(count) || japaneseDigits.indexOf(count) + 1;

const waitedInJapanese = (folded: string): number => {
  const [, count, unit] = japaneseWait.exec(folded) ?? [];
  return unit === undefined ? 0 : japaneseCount(count) * (japaneseHours[unit] ?? japaneseMonthHours);
};
