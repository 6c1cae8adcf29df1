// How long to wait after a failure.

const first = 1000;
const longest = 5 * 60_000;

/**
 * Full jitter: anything from 0 to 1 s, 2 s, 4 s … 5 min, ms; never less than the endpoint asked for.
 * @param failures in a row, from 1. @param chance from 0 to 1. @param retryAfter seconds.
 */
export const delayAfter = (failures: number, chance: number, retryAfter = 0): number =>
  Math.max(retryAfter * 1000, Math.round(chance * Math.min(longest, first * 2 ** Math.min(failures, 16))));
