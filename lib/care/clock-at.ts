// Reading a clock at an instant: subtraction only, so that the page on X can do it each second without time zones.
import type { Metric, Status } from './playbook.ts';

/** Why a clock stands still. */
export type PauseReason = 'off-hours' | Status;

/** A stretch of a clock, `[from, to)` in UTC ms; the last one has no end. `because` is there when it stood still. */
export interface Span {
  from: number;
  to?: number;
  running: boolean;
  because?: PauseReason;
}

/**
 * A derived timer. `spans` tell every stretch from its start on, those of the future included (hours are known ahead),
 * so whoever holds a clock can read it at any later instant until `validUntil`.
 */
export interface Clock {
  segment: number;
  metric: Metric;
  policy: string;
  startedAt: number;
  targetMs: number;
  /** Undefined while the clock stands still with no end in sight (a status that pauses it). */
  dueAt?: number;
  /** Answered, cancelled, or still going. */
  end?: { at: number; how: 'answered' | 'cancelled' };
  /** A change of priority or policy made it due in the past. */
  appliedLate?: boolean;
  /** Fractions of the target, ascending. */
  warnAt: number[];
  spans: Span[];
  /** Counted before the first span, ms: a clock that has been open for months brings its newest spans only. */
  elapsedBefore?: number;
  /** UTC ms up to which `spans` look ahead; past it, ask the desk again. */
  validUntil: number;
}

export type ClockState = 'running' | 'paused' | 'met' | 'late' | 'cancelled';

export interface ClockReading {
  state: ClockState;
  because?: PauseReason;
  elapsedMs: number;
  /** Zero once the target is used up. */
  remainingMs: number;
  /** Time inside the hours beyond the target; zero unless late. */
  overMs: number;
  /** How many of the policy's warn points have been passed. */
  warnings: number;
  /** While it stands still: when it runs again, UTC ms, if known. */
  resumesAt?: number;
}

/** Reads a clock at `now` (UTC ms). Late means more than the target was used: answered at the last millisecond is met. */
export const clockAt = (clock: Clock, now: number): ClockReading => {
  const until = clock.end ? Math.min(clock.end.at, now) : now;
  let elapsedMs = clock.elapsedBefore ?? 0;
  for (const span of clock.spans) {
    if (span.running && span.from < until) elapsedMs += Math.min(span.to ?? until, until) - span.from;
  }
  const overMs = Math.max(0, elapsedMs - clock.targetMs);
  const reading: ClockReading = {
    state: 'running',
    elapsedMs,
    remainingMs: Math.max(0, clock.targetMs - elapsedMs),
    overMs,
    warnings: clock.warnAt.filter((fraction) => elapsedMs >= fraction * clock.targetMs).length,
  };
  if (clock.end && clock.end.at <= now) {
    const late = overMs > 0;
    reading.state = late ? 'late' : clock.end.how === 'answered' ? 'met' : 'cancelled';
    return reading;
  }
  const span = clock.spans.find((each) => each.from <= now && (each.to === undefined || now < each.to));
  if (span && !span.running) {
    if (span.because) reading.because = span.because;
    if (span.to !== undefined) reading.resumesAt = span.to;
  }
  if (overMs > 0) reading.state = 'late';
  else if (span && !span.running) reading.state = 'paused';
  return reading;
};
