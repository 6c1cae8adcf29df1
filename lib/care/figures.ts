// How a team did: figures over cases, by the same clocks that stand on the posts.
import type { Case } from './case.ts';
import type { Clock } from './clock-at.ts';
import { clockAt } from './clock-at.ts';

/** One case with what is known of it. */
export interface Told {
  care: Case;
  clocks: readonly Clock[];
  /** Of the case, or offered for it. */
  tags: readonly string[];
}

/** A count, and what share of all cases that is, in percent to one decimal place. */
export interface Share {
  count: number;
  percent: number;
}

export interface Figures {
  cases: number;
  /** By a person, at any time. */
  answered: Share;
  /** Minutes inside the hours from a first message to its answer; those never answered have none. Zero figures: null. */
  firstResponse: { n: number; median: number | null; p90: number | null; mean: number | null };
  /** First messages answered within so many minutes, of all cases: who was never answered counts as missed. */
  answeredWithin: Record<'10' | '22' | '30' | '60', Share>;
  /** One reply of ours, and the customer wrote nothing after it. */
  oneReplyResolutions: Share;
  casesWithAtMost3Replies: Share;
  /** The commonest first. */
  topTags: { tag: string; cases: number }[];
}

const minute = 60_000;
const mostTags = 15;

/** `now`: UTC ms up to which is looked. */
export const figuresOf = (told: readonly Told[], now: number): Figures => {
  const share = (count: number): Share => ({
    count,
    percent: told.length === 0 ? 0 : Math.round((count / told.length) * 1_000) / 10,
  });
  const count = (is: (each: Told) => boolean): Share => share(told.filter(is).length);
  const times = told.map(({ clocks }) => firstResponseMs(clocks, now));
  const within = (minutes: number): Share =>
    share(times.filter((ms) => ms !== undefined && ms <= minutes * minute).length);
  const sorted = times.filter((ms) => ms !== undefined).toSorted((a, b) => a - b);

  return {
    cases: told.length,
    answered: count(({ care }) => humanReplies(care).length > 0),
    firstResponse: {
      n: sorted.length,
      median: inMinutes(medianOf(sorted)),
      p90: inMinutes(sorted[Math.ceil(sorted.length * 0.9) - 1]),
      mean: inMinutes(sorted.length === 0 ? undefined : sorted.reduce((a, b) => a + b, 0) / sorted.length),
    },
    answeredWithin: { 10: within(10), 22: within(22), 30: within(30), 60: within(60) },
    oneReplyResolutions: count(({ care }) => wasOneReply(care)),
    casesWithAtMost3Replies: count(({ care }) => humanReplies(care).length <= 3),
    topTags: topTags(told),
  };
};

/** Of the case's first segment; undefined while it is not answered. */
const firstResponseMs = (clocks: readonly Clock[], now: number): number | undefined => {
  const clock = clocks.find(({ metric }) => metric === 'firstResponse');
  return clock?.end?.how === 'answered' ? clockAt(clock, now).elapsedMs : undefined;
};

const humanReplies = ({ replies }: Case): Case['replies'] => replies.filter(({ automatic }) => !automatic);

const wasOneReply = (care: Case): boolean => {
  const [reply, another] = humanReplies(care);
  if (!reply || another) return false;
  return care.messages.every(({ post }) => post.publishedAt <= reply.publishedAt);
};

const medianOf = (sorted: readonly number[]): number | undefined => {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

const inMinutes = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.round((ms / minute) * 100) / 100;

const topTags = (told: readonly Told[]): Figures['topTags'] => {
  const counts = new Map<string, number>();
  for (const { tags } of told) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, cases]) => ({ tag, cases }))
    .toSorted((a, b) => b.cases - a.cases || (a.tag < b.tag ? -1 : 1))
    .slice(0, mostTags);
};
