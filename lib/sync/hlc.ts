// The hybrid logical clock: wall time where it can be, a counter where it cannot. After Kulkarni et al. 2014.
import { maxAhead } from '../care/place.ts';

/** 48 bits of UTC ms and 16 of counter; which device ticked stands in the envelope's header. */
export interface Clock {
  ms: number;
  counter: number;
}

/** When, by whom, and when the endpoint received it: all that the order of two changes depends on. */
export interface Stamp extends Clock {
  device: string;
  /** The endpoint's time, UTC ms; left out while it has not answered. */
  receivedAt?: number;
}

export const zeroClock: Clock = { ms: 0, counter: 0 };
const maxMs = 2 ** 48 - 1;
const maxCounter = 2 ** 16 - 1;

/**
 * The clock of a new change: later than every change that this device wrote or heard of. `now` is the corrected
 * local time, UTC ms. A clock that once ran far ahead is not set back, for that would put a device's newer change
 * before its older one; it wins over changes it has not heard of, by at most `maxAhead`.
 */
export const tick = (last: Clock, now: number): Clock => {
  const time = Math.max(0, Math.min(Math.trunc(now), maxMs));
  if (time > last.ms) return { ms: time, counter: 0 };
  if (last.counter < maxCounter) return { ms: last.ms, counter: last.counter + 1 };
  return { ms: Math.min(last.ms + 1, maxMs), counter: 0 };
};

/** The local clock after hearing of a change: not behind it, but never dragged into the far future. */
export const hear = (last: Clock, stamp: Stamp): Clock => {
  const ms = countsAs(stamp);
  const heard = { ms, counter: ms === stamp.ms ? stamp.counter : 0 };
  return compareClocks(last, heard) < 0 ? heard : last;
};

/** The time that a change counts as, UTC ms: its own, but at most `maxAhead` after its receipt. */
export const countsAs = ({ ms, receivedAt }: Stamp): number => Math.min(ms, (receivedAt ?? maxMs) + maxAhead);

const compareClocks = (a: Clock, b: Clock): number => a.ms - b.ms || a.counter - b.counter;

/**
 * The order of changes, the same on every device. The changes of one device keep their own order: its clock only
 * grows and its envelopes are received in turn, so what counts alike is told apart by the clock itself.
 */
export const compareStamps = (a: Stamp, b: Stamp): number =>
  countsAs(a) - countsAs(b) ||
  compareClocks(a, b) ||
  (a.device < b.device ? -1 : a.device > b.device ? 1 : 0);
