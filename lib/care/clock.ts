// The one function that says by when a case must be answered: for badge, queue, alert, report and export alike.
import type { Clock, Span } from './clock-at.ts';
import { clockAt } from './clock-at.ts';
import type { CareEvent } from './event.ts';
import type { Openings } from './hours.ts';
import { alwaysOpen, openingsOf } from './hours.ts';
import type { Playbook, Policy } from './playbook.ts';
import type { SkippedPolicy } from './policy.ts';
import { remember } from './remember.ts';
import type { Choice, Rules, Timer } from './segments.ts';
import { walkEvents } from './segments.ts';
import { forever, layCourse } from './spans.ts';

/** Why a clock is not there. */
export type ClockWarning = 'no-policy' | 'hours-never-open' | 'hours-missing' | 'zone-unknown';

export interface Clocks {
  clocks: Clock[];
  /** Id of the policy that holds for the newest message. */
  policy?: string;
  /** Policies passed over on the way to it. */
  skipped: SkippedPolicy[];
  warnings: ClockWarning[];
}

/**
 * The clocks of one case, oldest first, by the rules of docs/rules.md: pure, and the same for any order of events.
 * `now` (UTC ms) only says how far the spans of open clocks look ahead; read a clock with `clockAt`. Never throws.
 */
export const clocksOf = (
  events: readonly CareEvent[],
  playbook: Pick<Playbook, 'hours'> & Rules,
  now: number,
): Clocks => {
  const walk = walkEvents(events, playbook);
  const warnings = new Set<ClockWarning>();
  if (walk.timers.length > 0 && !walk.policy) warnings.add('no-policy');
  const told: Clocks = { clocks: [], skipped: walk.skipped, warnings: [] };
  for (const timer of walk.timers) {
    const clock = clockOf(timer, playbook.hours, now, warnings);
    if (clock) told.clocks.push(clock);
  }
  if (walk.policy) told.policy = walk.policy.id;
  told.warnings.push(...warnings);
  return told;
};

/** The part of a choice that makes a clock. */
interface Terms {
  at: number;
  policy: Policy;
  targetMs: number;
  openings: Openings;
}

const clockOf = (
  timer: Timer,
  hours: Playbook['hours'],
  now: number,
  warnings: Set<ClockWarning>,
): Clock | undefined => {
  const startedBy = timer.choices.find((choice) => choice.targetMs !== undefined)?.policy;
  if (!startedBy) return undefined;
  const startedAt = startedBy.startFrom === 'firstSeen' ? timer.firstSeenAt : timer.publishedAt;
  const { terms, appliedLate } = settleTerms(timer, startedAt, hours, warnings);
  if (!terms) return undefined;
  const clock = lay(timer, terms, startedAt, now);
  if (!clock) warnings.add('hours-never-open');
  else if (appliedLate) clock.appliedLate = appliedLate;
  return clock;
};

/**
 * The terms that hold in the end (docs/rules.md, rule 8). A change of priority or tags sets a running clock's terms
 * anew, from its start. A clock that had run out keeps its terms: a miss is not talked away by a lower priority. One
 * that only the change itself made late may be changed again.
 */
const settleTerms = (
  timer: Timer,
  startedAt: number,
  hours: Playbook['hours'],
  warnings: Set<ClockWarning>,
): { terms: Terms | undefined; appliedLate: boolean } => {
  let terms: Terms | undefined;
  let appliedLate = false;
  let isFirst = true;
  for (const choice of timer.choices) {
    if (terms && isSame(terms, choice)) continue;
    if (terms && !appliedLate && isLate(timer, terms, startedAt, choice.at)) break;
    terms = termsOf(choice, hours, warnings);
    appliedLate = !isFirst && terms !== undefined && isLate(timer, terms, startedAt, choice.at);
    isFirst = false;
  }
  return { terms, appliedLate };
};

const isSame = (terms: Terms, choice: Choice): boolean =>
  terms.policy === choice.policy && terms.targetMs === choice.targetMs;

const isLate = (timer: Timer, terms: Terms, startedAt: number, at: number): boolean => {
  const clock = lay(timer, terms, startedAt, at);
  return clock !== undefined && clockAt(clock, at).overMs > 0;
};

const termsOf = (
  { at, policy, targetMs }: Choice,
  calendars: Playbook['hours'],
  warnings: Set<ClockWarning>,
): Terms | undefined => {
  if (!policy || targetMs === undefined) return undefined;
  if (policy.hours === 'always') return { at, policy, targetMs, openings: alwaysOpen };
  const calendar = calendars.find((hours) => hours.id === policy.hours);
  const openings = calendar && openingsOf(calendar);
  if (openings) return { at, policy, targetMs, openings };
  warnings.add(calendar ? 'zone-unknown' : 'hours-missing');
  return undefined;
};

/** Undefined where the hours never open. */
const lay = (timer: Timer, terms: Terms, startedAt: number, now: number): Clock | undefined => {
  const { policy, targetMs, openings } = terms;
  const { segment, metric, pauses } = timer;
  // Answered before Perch saw the message, or by a browser whose clock is behind: answered at once.
  const end = timer.end && timer.end.at < startedAt ? { at: startedAt, how: timer.end.how } : timer.end;
  const endAt = end ? end.at : Infinity;
  const course = layCourse({ start: startedAt, targetMs, openings, pauses, now, end: endAt });
  if (!course.opens) return undefined;
  const clock: Clock = {
    segment,
    metric,
    policy: policy.id,
    startedAt,
    targetMs,
    warnAt: warnPoints(policy),
    spans: course.spans,
    validUntil: end ? forever : course.validUntil,
  };
  if (course.dueAt !== undefined) clock.dueAt = course.dueAt;
  if (end) clock.end = end;
  if (course.spans.length > maxPastSpans) sumUpOld(clock, now);
  return clock;
};

const warnPoints = remember(({ warnAt }: Pick<Policy, 'warnAt'>) => warnAt.toSorted((a, b) => a - b));

/** Two months of office hours and more; older spans are summed up. */
const maxPastSpans = 120;

const sumUpOld = (clock: Clock, now: number): void => {
  const past = clock.spans.filter(({ to }) => to !== undefined && to <= now).length;
  const old = clock.spans.slice(0, Math.max(0, past - maxPastSpans));
  if (old.length === 0) return;
  clock.spans = clock.spans.slice(old.length);
  clock.elapsedBefore = sum(old);
};

const sum = (spans: readonly Span[]): number =>
  spans.reduce((total, { from, to = from, running }) => total + (running ? to - from : 0), 0);
