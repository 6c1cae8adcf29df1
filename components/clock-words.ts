// A clock in words: what the strip, the panel and a screen reader say of it.
import type { Clock, ClockReading, PauseReason, Span } from '../lib/care/clock-at.ts';
import type { Metric, Status } from '../lib/care/playbook.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** "12:41" under an hour, "3 h 12 m" above it, "640 h" above a hundred: days mean other things in office hours. Whole seconds, rounded up while counting down so that 0:00 means zero. */
export const countdown = (ms: number, round: 'up' | 'down' = 'up'): string => {
  const seconds = round === 'up' ? Math.ceil(ms / second) : Math.floor(ms / second);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours < 100 ? `${hours} h ${String(minutes % 60).padStart(2, '0')} m` : `${hours} h`;
};

/** "40 s", "9 min", "3 h 12 min": a length of time that no longer runs. */
export const duration = (ms: number): string => {
  if (ms < minute) return `${Math.max(1, Math.round(ms / second))} s`;
  if (ms < hour) return `${Math.round(ms / minute)} min`;
  const minutes = Math.round(ms / minute);
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
};

/** "09:00" today, "Mon 09:00" within a week, "7 Dec 09:00" beyond. Local time of the browser. */
export const moment = (at: number, now: number, locale?: string): string => {
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
  const near = Math.abs(at - now) < 6 * 24 * hour;
  const day = new Intl.DateTimeFormat(
    locale,
    near ? { weekday: 'short' } : { day: 'numeric', month: 'short' },
  );
  return `${day.format(at)} ${time}`;
};

export const metricNames: Record<Metric, string> = {
  firstResponse: 'First response',
  nextResponse: 'Next response',
  resolution: 'Resolution',
  promise: 'Promise',
  escalationAck: 'Acknowledgement',
  decision: 'Decision',
};

export const statusNames: Record<Status, string> = {
  new: 'New',
  open: 'Open',
  pending: 'Waiting on customer',
  on_hold: 'On hold',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
  closed: 'Closed',
  dismissed: 'Dismissed',
};

const pauses: Record<PauseReason, string> = {
  'off-hours': 'outside office hours',
  pending: 'waiting on the customer',
  on_hold: 'on hold',
  snoozed: 'snoozed',
  new: 'new',
  open: 'open',
  resolved: 'resolved',
  closed: 'closed',
  dismissed: 'dismissed',
};
export const pauseName = (because: PauseReason): string => pauses[because];

/** How a clock looks; each look has a colour, a glyph and words of its own. */
export type ClockLook = 'calm' | 'warning' | 'late' | 'paused' | 'met';

export interface ClockWords {
  look: ClockLook;
  /** As short as the strip needs it: "12:41 left". */
  text: string;
  /** The whole sentence, for screen readers and the explanation's first line. */
  sentence: string;
  /** Share of the target that is used, 0 to 1. */
  used: number;
  /** Late for so long that an hour more changes little: a queue of these must not drown what can still be saved. */
  isOld?: boolean;
}

/** Says a clock at `now`; undefined for a cancelled one, of which there is nothing to say. */
export const clockWords = (
  clock: Clock,
  reading: ClockReading,
  now: number,
  locale?: string,
): ClockWords | undefined => {
  const name = metricNames[clock.metric];
  const used = Math.min(1, reading.elapsedMs / clock.targetMs);
  const target = duration(clock.targetMs);
  if (reading.state === 'cancelled') return undefined;
  if (reading.state === 'met') {
    const took = duration(reading.elapsedMs);
    const text = clock.metric === 'resolution' ? `resolved in ${took}` : `met in ${took}`;
    return { look: 'met', text, sentence: `${name} met in ${took} of ${target}`, used };
  }
  if (reading.state === 'late') {
    if (clock.end) {
      const over = duration(reading.overMs);
      if (clock.end.how === 'cancelled')
        return {
          look: 'late',
          text: 'not answered',
          sentence: `${name} never came: ${over} late in the end`,
          used,
          isOld: true,
        };
      return { look: 'late', text: `${over} late`, sentence: `${name} came ${over} late`, used, isOld: true };
    }
    const over = countdown(reading.overMs, 'down');
    return {
      look: 'late',
      text: `+${over} late`,
      sentence: `${name} is ${duration(reading.overMs)} late`,
      used,
      isOld: reading.overMs >= hour,
    };
  }
  if (reading.state === 'paused') {
    const why = reading.because ? pauseName(reading.because) : 'paused';
    const text =
      reading.because === 'off-hours' && reading.resumesAt !== undefined
        ? `opens ${moment(reading.resumesAt, now, locale)}`
        : 'paused';
    return {
      look: 'paused',
      text,
      sentence: `${name} paused, ${why}: ${duration(reading.remainingMs)} left`,
      used,
    };
  }
  const left = `${countdown(reading.remainingMs)} left`;
  const due = clock.dueAt === undefined ? '' : `, due ${moment(clock.dueAt, now, locale)}`;
  return {
    look: reading.warnings > 0 ? 'warning' : 'calm',
    text: left,
    sentence: `${name}: ${duration(reading.remainingMs)} left of ${target}${due}`,
    used,
  };
};

export interface SpanWords {
  from: string;
  to: string;
  what: string;
}

/** Each stretch of a clock that began by `now`, in words: "09:00 to 11:20, ran 2 h 20 min". */
export const spanWords = (clock: Clock, now: number, locale?: string): SpanWords[] => {
  const until = clock.end ? Math.min(clock.end.at, now) : now;
  return clock.spans
    .filter((span) => span.from < until)
    .map((span: Span) => {
      const to = Math.min(span.to ?? until, until);
      const took = duration(to - span.from);
      const what = span.running
        ? `ran ${took}`
        : `stood still ${took}, ${pauseName(span.because ?? 'off-hours')}`;
      return { from: moment(span.from, now, locale), to: to === now ? 'now' : moment(to, now, locale), what };
    });
};
