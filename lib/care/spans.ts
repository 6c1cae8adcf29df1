// A clock's way through time: where it runs, where it stands still and why, and when its target is used up.
import type { PauseReason, Span } from './clock-at.ts';
import type { Openings } from './hours.ts';

/** A stretch in which a status stops the clock; without `to` it has not ended. */
export interface Pause {
  from: number;
  to?: number;
  because: PauseReason;
}

export interface Course {
  spans: Span[];
  /** When the target is used up, UTC ms; undefined if a pause without end, or hours that end, come first. */
  dueAt?: number;
  /** The spans look ahead to here. */
  validUntil: number;
  /** False for hours that never open. */
  opens: boolean;
}

export interface CourseInput {
  start: number;
  targetMs: number;
  /** Ascending, without overlap, none before `start`. */
  pauses: readonly Pause[];
  openings: Openings;
  /** Spans stop here: the clock was answered or cancelled; Infinity while it goes on. */
  end: number;
  /** Where the reader stands: the spans of a clock without end reach two days past this, or past `dueAt`. */
  now: number;
}

const dayMs = 86_400_000;
const ahead = 2 * dayMs;
/** However far off it is due: a clock must stay small enough to be sent. */
const maxAhead = 60 * dayMs;
/** No target is looked for further away than this. */
const farthest = 10 * 366 * dayMs;
/** "For ever", in a number that survives JSON. */
export const forever = Number.MAX_SAFE_INTEGER;

/** Lays a clock out from its start: office hours and pauses cut it into spans. A pause outranks the hours as the reason. */
export const layCourse = (input: CourseInput): Course => {
  const { start, targetMs, openings, end, now } = input;
  const course: Course = { spans: [], validUntil: forever, opens: false };
  const limit = Math.max(start, now) + farthest;
  let at = start;
  let used = 0;

  const go = (to: number, running: boolean, because?: PauseReason): void => {
    if (to <= at) return;
    if (at < Math.min(end, course.validUntil)) addSpan(course.spans, at, Math.min(to, end), running, because);
    if (running) {
      course.opens = true;
      if (course.dueAt === undefined && used + to - at >= targetMs) course.dueAt = at + targetMs - used;
      used += to - at;
    }
    at = to;
  };
  const farEnough = (to: number): boolean =>
    end === Infinity
      ? course.dueAt !== undefined && to > Math.max(course.dueAt, now) + ahead
      : course.dueAt !== undefined && to > end;

  /** Goes on through the hours to `until`; true where it has looked far enough ahead before that. */
  const goThroughHours = (until: number): boolean => {
    for (const [from, to] of openings(at)) {
      if (from >= until) break;
      go(from, false, 'off-hours');
      if (end === Infinity && from > Math.max(start, now) + maxAhead) {
        course.validUntil = Math.min(course.validUntil, from);
      }
      if (farEnough(from) || from > limit) return true;
      go(Math.min(to, until), true);
      if (to >= until) return false;
    }
    go(until, false, 'off-hours');
    return false;
  };

  for (const pause of input.pauses) {
    if (goThroughHours(pause.from)) return endingAt(course, at, end);
    go(pause.to ?? Infinity, false, pause.because);
    if (pause.to === undefined) return { ...course, opens: true };
  }
  return goThroughHours(Infinity) ? endingAt(course, at, end) : course;
};

const endingAt = (course: Course, at: number, end: number): Course =>
  end === Infinity ? { ...course, validUntil: Math.min(course.validUntil, at) } : course;

/** Adds a span, or lengthens the last one if it is of the same sort. */
const addSpan = (spans: Span[], from: number, to: number, running: boolean, because?: PauseReason): void => {
  const last = spans.at(-1);
  if (last && last.running === running && last.because === because && last.to === from) {
    if (to === Infinity) delete last.to;
    else last.to = to;
    return;
  }
  spans.push({ from, ...(to === Infinity ? {} : { to }), running, ...(because ? { because } : {}) });
};
