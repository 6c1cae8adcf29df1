// What health reports mean. No schema here: the content script uses it.
import type { HealthRow } from './health.ts';

/** Below this share of posts fully read, X has changed. */
export const soundShare = 0.8;
/** Fewer posts than this say nothing yet. */
export const enoughPosts = 8;

/** Rows of the same surface and anchor added up, in the order in which they first come. */
export const addRows = (rows: readonly HealthRow[]): HealthRow[] => {
  const sums = new Map<string, HealthRow>();
  for (const row of rows) {
    const key = `${row.surface} ${row.anchor}`;
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...row });
    else {
      sum.seen += row.seen;
      sum.read += row.read;
      sum.fallback += row.fallback;
    }
  }
  return [...sums.values()];
};
