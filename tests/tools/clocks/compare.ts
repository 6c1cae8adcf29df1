// What a scenario expects, held against what the clocks say.
import { clockAt } from '../../../lib/care/clock-at.ts';
import type { Clock } from '../../../lib/care/clock-at.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import type { ExpectedClock, Play, Scenario } from './scenario.ts';

/** One line for each thing that is not as expected; none for a scenario that passes. */
export const differencesOf = (scenario: Scenario, play: Play): string[] => {
  const { expect } = scenario;
  const answer = clocksOf(play.events, play.playbook, play.now);
  const shown = answer.clocks.map((clock) => ({ clock, fields: fieldsOf(clock, play.now) }));
  const taken = new Set<Clock>();
  const lines: string[] = [];

  for (const expected of expect.clocks ?? []) {
    const candidates = shown.filter(({ clock }) => isMeant(clock, expected) && !taken.has(clock));
    const scored = candidates.map((each) => ({ ...each, wrong: wrongFields(expected, each.fields) }));
    const best = scored.toSorted((a, b) => a.wrong.length - b.wrong.length)[0];
    if (best) taken.add(best.clock);
    else lines.push(`${nameOf(expected)}: expected, but there is no such clock`);
    for (const line of best?.wrong ?? []) lines.push(`${nameOf(expected)}: ${line}`);
  }
  for (const absent of expect.absent ?? []) {
    const wanted = typeof absent === 'string' ? { metric: absent } : absent;
    for (const { clock } of shown)
      if (isMeant(clock, wanted)) lines.push(`${nameOf(clock)}: expected none, but there is one`);
  }
  if (expect.policy !== undefined) {
    const policy = answer.policy ?? null;
    if (policy !== expect.policy) lines.push(`policy: expected ${say(expect.policy)}, got ${say(policy)}`);
  }
  if (expect.warnings) {
    const [wanted, got] = [expect.warnings.toSorted(), answer.warnings.toSorted()];
    if (say(wanted) !== say(got)) lines.push(`warnings: expected ${say(wanted)}, got ${say(got)}`);
  }
  if ('skipped' in expect) {
    const got = answer.skipped.map(({ policy }) => policy);
    if (say(got) !== say(expect['skipped']))
      lines.push(`skipped: expected ${say(expect['skipped'])}, got ${say(got)}`);
  }
  return lines;
};

const isMeant = (
  clock: Clock,
  { metric, segment }: { metric: string; segment?: number | undefined },
): boolean => clock.metric === metric && (segment === undefined || clock.segment === segment);

const nameOf = ({ metric, segment }: { metric: string; segment?: number | undefined }): string =>
  segment === undefined ? metric : `${metric} of segment ${segment}`;

/** A clock as a scenario writes it: instants as text. */
const fieldsOf = (clock: Clock, now: number): Record<string, unknown> => {
  const reading = clockAt(clock, now);
  const { end, dueAt, spans, ...rest } = clock;
  return {
    appliedLate: false,
    ...rest,
    ...reading,
    startedAt: isoOf(clock.startedAt),
    ...(dueAt === undefined ? {} : { dueAt: isoOf(dueAt) }),
    ...(end ? { endedAt: isoOf(end.at) } : {}),
    ...(reading.resumesAt === undefined ? {} : { resumesAt: isoOf(reading.resumesAt) }),
    spans: spans.map(({ from, to, ...span }) => ({
      from: isoOf(from),
      ...(to === undefined ? {} : { to: isoOf(to) }),
      ...span,
    })),
  };
};

const instants = new Set(['startedAt', 'dueAt', 'endedAt', 'resumesAt']);

const wrongFields = (expected: ExpectedClock, got: Record<string, unknown>): string[] =>
  Object.keys(expected).flatMap((field) => {
    const wanted = normal(field, expected[field]);
    const found = got[field] ?? null;
    return say(wanted) === say(found) ? [] : [`${field} expected ${say(wanted)}, got ${say(found)}`];
  });

/** The same instant may be written in several ways; null says that there is none. */
const normal = (field: string, value: unknown): unknown => {
  if (field === 'appliedLate') return value ?? false;
  if (typeof value !== 'string' || !instants.has(field)) return value ?? null;
  const at = Date.parse(value);
  return Number.isFinite(at) ? isoOf(at) : value;
};

const say = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const isoOf = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
