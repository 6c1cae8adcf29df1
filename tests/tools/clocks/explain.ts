// One case's clocks in words, span by span.
import type { Clock, ClockReading, Span } from '../../../lib/care/clock-at.ts';
import { clockAt } from '../../../lib/care/clock-at.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import { foldCase } from '../../../lib/care/case.ts';
import { caseNumber } from '../../../lib/care/case-id.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { isoOf } from './compare.ts';

/** Lines for a terminal; every instant in UTC, and in the zone of the calendar that the clock runs by. */
export const explainCase = (
  events: readonly CareEvent[],
  playbook: Pick<Playbook, 'hours' | 'policies'>,
  now: number,
): string[] => {
  const care = foldCase(events);
  if (!care) return [`${events[0]?.caseId ?? 'A case'}: no message of a customer, so no case`];
  const { clocks, policy, skipped, warnings } = clocksOf(events, playbook, now);
  const passed = skipped.map((each) => `${each.policy} (${each.because})`).join(', ');
  return [
    `${care.id} (${caseNumber(care.id)}) of @${care.customer.handle}: ${care.status}, ${care.priority}`,
    `  policy ${policy ?? 'none'}${passed ? `; passed over: ${passed}` : ''}`,
    ...warnings.map((warning) => `  warning: ${warning}`),
    ...clocks.flatMap((clock) => explainClock(clock, zoneOf(clock, playbook), now)),
  ];
};

const zoneOf = ({ policy }: Clock, { hours, policies }: Pick<Playbook, 'hours' | 'policies'>): string => {
  const calendar = policies.find(({ id }) => id === policy)?.hours;
  return hours.find(({ id }) => id === calendar)?.zone ?? 'UTC';
};

const explainClock = (clock: Clock, zone: string, now: number): string[] => {
  const reading = clockAt(clock, now);
  const spans = clock.spans.filter(({ from }) => from < Math.max(now, clock.dueAt ?? now));
  return [
    `  ${clock.metric}, segment ${clock.segment}, policy ${clock.policy}: ${stateWords(reading)}`,
    `    target ${lengthWords(clock.targetMs)}, from ${when(clock.startedAt, zone)}` +
      `, due ${clock.dueAt === undefined ? 'not while it stands still' : when(clock.dueAt, zone)}`,
    ...(clock.elapsedBefore ? [`    before: ran ${lengthWords(clock.elapsedBefore)}`] : []),
    ...spans.flatMap((span) => spanLines(span, zone, now, clock.end === undefined)),
    ...(clock.end ? [`    ${when(clock.end.at, zone)}: ${clock.end.how}`] : []),
  ];
};

const stateWords = ({ state, because, elapsedMs, remainingMs, overMs }: ClockReading): string => {
  const used = `${lengthWords(elapsedMs)} used`;
  if (state === 'late') return `late by ${lengthWords(overMs)}, ${used}`;
  if (state === 'met' || state === 'cancelled') return `${state}, ${used}`;
  return `${state}${because ? ` (${because})` : ''}, ${used}, ${lengthWords(remainingMs)} left`;
};

/** A span that `now` stands in is told in two: what was, and what is to come. */
const spanLines = (span: Span, zone: string, now: number, open: boolean): string[] => {
  const { from, to = Infinity } = span;
  const line = (start: number, end: number, what: string): string =>
    `    ${when(start, zone)} → ${end === Infinity ? '…' : when(end, zone)}: ${what}` +
    `${end === Infinity ? '' : ` ${lengthWords(end - start)}`}${span.because ? ` (${span.because})` : ''}`;
  const [did, will] = span.running ? ['ran', 'will run'] : ['rested', 'will rest'];
  const lines: string[] = [];
  if (from < now) lines.push(line(from, Math.min(to, now), did));
  if (to > now && open) lines.push(line(Math.max(from, now), to, will));
  return lines;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const when = (at: number, zone: string): string => {
  if (zone === 'UTC') return isoOf(at);
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, format);
  return `${isoOf(at)} (${format.format(at)})`;
};

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** "1h 5m", "0s". */
export const lengthWords = (ms: number): string => {
  let rest = ms;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join(' ') || '0s';
};
