import 'temporal-polyfill/global';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase } from '../../../lib/care/case.ts';
import { clockAt } from '../../../lib/care/clock-at.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import type { Hours } from '../../../lib/care/calendar.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { hoursSchema } from '../../../lib/care/calendar.ts';
import { policySchema } from '../../../lib/care/playbook.ts';
import { openingsOf } from '../../../lib/care/hours.ts';
import { events, message, minutes, reply } from '../../unit/care/build.ts';

/** Some weeks around two changes of offset. */
const begin = Date.parse('2026-10-19T00:00:00Z');
const weeks = 3 * 7 * 24 * 60;
const instant = fc.nat({ max: weeks }).map((minute) => begin + minutes(minute));

const zone = fc.constantFrom(
  'UTC',
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
);
const calendars: fc.Arbitrary<Hours> = fc
  .tuple(
    zone,
    fc.constantFrom(['09:00-17:00'], ['08:00-12:00', '13:30-18:00'], ['20:00-02:00'], ['00:00-24:00']),
  )
  .map(([name, intervals]) =>
    hoursSchema.parse({
      id: 'office',
      zone: name,
      weekly: { mon: intervals, tue: intervals, wed: intervals, sat: ['10:00-11:00'] },
      holidays: [{ date: '2026-10-27' }],
    }),
  );

const targets = {
  firstResponse: { normal: '1h', urgent: '10m' },
  nextResponse: { normal: '30m' },
  resolution: { normal: '9h' },
};
const playbooks: fc.Arbitrary<Pick<Playbook, 'hours' | 'policies'>> = calendars.map((hours) => ({
  hours: [hours],
  policies: [
    policySchema.parse({
      id: 'vip',
      when: { tags: ['vip'] },
      hours: 'always',
      targets,
      pauseIn: ['on_hold'],
    }),
    policySchema.parse({ id: 'rest', when: {}, hours: 'office', targets }),
  ],
}));

const step = fc.oneof(
  { weight: 3, arbitrary: instant.map((at) => message(at)) },
  { weight: 3, arbitrary: instant.map((at) => reply(at)) },
  instant.map((at) => reply(at, { automatic: true })),
  fc
    .tuple(instant, fc.constantFrom('open', 'pending', 'on_hold'))
    .map(([at, to]) => ({ type: 'status.set' as const, at, to })),
  fc
    .tuple(instant, fc.constantFrom('urgent', 'normal'))
    .map(([at, to]) => ({ type: 'priority.set' as const, at, to })),
  instant.map((at) => ({ type: 'tag.added' as const, at, tag: 'vip' })),
  instant.map((at) => ({ type: 'tag.removed' as const, at, tag: 'vip' })),
  instant.map((at) => ({ type: 'case.resolved' as const, at, disposition: 'answered' })),
  instant.map((at) => ({ type: 'case.reopened' as const, at })),
  instant.map((at) => ({ type: 'case.dismissed' as const, at, reason: 'spam' })),
  fc
    .tuple(instant, fc.nat({ max: 11 }))
    .map(([at, which]) => ({ type: 'undone' as const, at, undoes: `c-${which}` })),
);
const histories: fc.Arbitrary<CareEvent[]> = fc
  .array(step, { maxLength: 12 })
  .map((steps) => events(...steps));

test('the order of arrival changes nothing', () => {
  const shuffled = histories.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, playbooks, instant, ([list, mixed], playbook, now) => {
      expect(clocksOf(mixed, playbook, now)).toEqual(clocksOf(list, playbook, now));
      expect(foldCase(mixed)).toEqual(foldCase(list));
    }),
    { numRuns: 300 },
  );
});

test('elapsed and remaining make the target while it runs, and late is what is over', () => {
  fc.assert(
    fc.property(histories, playbooks, instant, (list, playbook, now) => {
      for (const clock of clocksOf(list, playbook, now).clocks) {
        const { state, elapsedMs, remainingMs, overMs } = clockAt(clock, now);
        expect(elapsedMs + remainingMs - overMs).toBe(clock.targetMs);
        expect(state === 'late').toBe(overMs > 0);
        expect(remainingMs > 0 && overMs > 0).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('a clock only goes forward, and is never unmissed', () => {
  fc.assert(
    fc.property(histories, playbooks, instant, instant, (list, playbook, a, b) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      for (const clock of clocksOf(list, playbook, earlier).clocks) {
        if (later >= clock.validUntil) continue;
        const [before, after] = [clockAt(clock, earlier), clockAt(clock, later)];
        expect(after.elapsedMs).toBeGreaterThanOrEqual(before.elapsedMs);
        expect(after.elapsedMs - before.elapsedMs).toBeLessThanOrEqual(later - earlier);
        expect(after.warnings).toBeGreaterThanOrEqual(before.warnings);
        if (before.state === 'late') expect(after.state).toBe('late');
      }
    }),
    { numRuns: 300 },
  );
});

test('a clock worked out earlier reads the same as one worked out now', () => {
  fc.assert(
    fc.property(
      histories,
      playbooks,
      instant,
      fc.nat({ max: 30 * 24 * 60 }),
      (list, playbook, then, passed) => {
        const now = then + minutes(passed);
        const old = clocksOf(list, playbook, then).clocks;
        const fresh = clocksOf(list, playbook, now).clocks;
        expect(old.length).toBe(fresh.length);
        for (const [index, clock] of old.entries()) {
          const again = fresh[index];
          if (!again) throw new Error('a clock is missing');
          expect(again.dueAt).toBe(clock.dueAt);
          if (now < clock.validUntil) expect(clockAt(clock, now)).toEqual(clockAt(again, now));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('at its due time the target is just used up', () => {
  fc.assert(
    fc.property(histories, playbooks, instant, (list, playbook, now) => {
      for (const clock of clocksOf(list, playbook, now).clocks) {
        if (clock.dueAt === undefined || clock.dueAt >= clock.validUntil) continue;
        if (clock.end && clock.end.at < clock.dueAt) continue;
        expect(clockAt(clock, clock.dueAt)).toMatchObject({
          elapsedMs: clock.targetMs,
          remainingMs: 0,
          overMs: 0,
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('spans follow each other without gap or overlap, from the start on', () => {
  fc.assert(
    fc.property(histories, playbooks, instant, (list, playbook, now) => {
      for (const { spans, startedAt, end } of clocksOf(list, playbook, now).clocks) {
        let at = startedAt;
        for (const [index, span] of spans.entries()) {
          expect(span.from).toBe(at);
          expect(span.running).toBe(span.because === undefined);
          if (span.to === undefined) expect(index).toBe(spans.length - 1);
          else expect(span.to).toBeGreaterThan(span.from);
          at = span.to ?? Infinity;
        }
        if (end) expect(at).toBe(end.at);
      }
    }),
    { numRuns: 300 },
  );
});

/** What the wall clock says, asked of the time zone itself: the slow and plain way to tell whether it is open. */
const isOpen = (hours: Hours, at: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.zone);
  const time = local.toPlainTime().toString().slice(0, 5);
  const intervalsOn = (date: Temporal.PlainDate): readonly string[] => {
    const day = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[date.dayOfWeek - 1] ?? 'mon';
    return (
      hours.holidays.find((holiday) => holiday.date === date.toString())?.hours ?? hours.weekly[day] ?? []
    );
  };
  const today = intervalsOn(local.toPlainDate()).some((interval) => {
    const [from = '', to = ''] = interval.split('-');
    return from <= time && (time < to || to <= from);
  });
  const yesterday = intervalsOn(local.toPlainDate().subtract({ days: 1 })).some((interval) => {
    const [from = '', to = ''] = interval.split('-');
    return to <= from && time < to;
  });
  return today || yesterday;
};

test('it is open when the wall clock says so, in every zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const day = fc
    .integer({ min: 0, max: 16 * 365 })
    .map((count) => Date.parse('2020-01-01T00:00:00Z') + count * 86_400_000);
  fc.assert(
    fc.property(fc.constantFrom(...zones), day, fc.nat({ max: 1439 }), (name, date, minute) => {
      const hours = hoursSchema.parse({
        id: 'office',
        zone: name,
        weekly: Object.fromEntries(
          ['mon', 'tue', 'wed', 'thu', 'fri', 'sun'].map((each) => [
            each,
            ['08:00-12:00', '13:30-18:00', '22:00-23:00'],
          ]),
        ),
      });
      const at = date + minutes(minute);
      const [from = Infinity] = [...take(openingsOf(hours)?.(at) ?? [], 1)][0] ?? [];
      expect(from <= at).toBe(isOpen(hours, at));
    }),
    { numRuns: 1_500 },
  );
});

test('dividing an interval changes nothing', () => {
  const time = fc.nat({ max: 24 * 60 - 2 }).map((minute) => minute + 1);
  fc.assert(
    fc.property(zone, time, instant, (name, minute, now) => {
      const middle = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const [whole, divided] = [['00:00-24:00'], [`00:00-${middle}`, `${middle}-24:00`]].map(
        (intervals) =>
          clocksOf(
            events(message(begin)),
            {
              hours: [
                hoursSchema.parse({ id: 'office', zone: name, weekly: { mon: intervals, sun: intervals } }),
              ],
              policies: [policySchema.parse({ id: 'rest', when: {}, hours: 'office', targets })],
            },
            now,
          ).clocks,
      );
      expect(divided?.map((clock) => clockAt(clock, now))).toEqual(
        whole?.map((clock) => clockAt(clock, now)),
      );
      expect(divided?.map((clock) => clock.dueAt)).toEqual(whole?.map((clock) => clock.dueAt));
    }),
    { numRuns: 200 },
  );
});

function* take<T>(items: Iterable<T>, count: number): Iterable<T> {
  let taken = 0;
  for (const item of items) {
    if (taken++ === count) return;
    yield item;
  }
}
