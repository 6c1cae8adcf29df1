import 'temporal-polyfill/global';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonBytes } from '../../../lib/care/fit.ts';
import { forgetOldestHours, keepEarlierHours } from '../../../lib/care/hours-change.ts';
import { openingsOf } from '../../../lib/care/hours.ts';
import type { Hours } from '../../../lib/care/calendar.ts';
import { hoursSchema, weekdays } from '../../../lib/care/calendar.ts';
import { at } from './build.ts';

const calendar = (zone: string, weekly: Hours['weekly'], rest: object = {}): Hours =>
  hoursSchema.parse({ id: 'office', zone, weekly, ...rest });
const everyDay = (...intervals: string[]): Hours['weekly'] =>
  Object.fromEntries(weekdays.map((day) => [day, intervals]));

/** Openings that begin before `until`, as UTC text. */
const openings = (hours: Hours, after: string, until: string): string[] => {
  const list: string[] = [];
  for (const [from, to] of openingsOf(hours)?.(at(after)) ?? []) {
    if (from >= at(until)) break;
    list.push(`${short(from)} - ${short(to)}`);
  }
  return list;
};
/** The same, where one that goes on at once is not another. */
const openMinutes = (hours: Hours, after: string, until: string): string[] =>
  openings(hours, after, until)
    .flatMap((each) => each.split(' - '))
    .filter((edge, index, edges) => edge !== edges[index - 1] && edge !== edges[index + 1]);
const short = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

test('several intervals a day, in any order they were written', () => {
  const hours = calendar('Europe/Madrid', { tue: ['13:30-18:00', '08:00-12:00'] });
  expect(openings(hours, '2026-11-17T00:00Z', '2026-11-20T00:00Z')).toEqual([
    '2026-11-17T07:00 - 2026-11-17T11:00',
    '2026-11-17T12:30 - 2026-11-17T17:00',
  ]);
});

test('the first opening may have begun before', () => {
  const hours = calendar('Europe/London', { tue: ['09:00-17:00'] });
  expect(openings(hours, '2026-11-17T12:00Z', '2026-11-18T00:00Z')).toEqual([
    '2026-11-17T09:00 - 2026-11-17T17:00',
  ]);
  expect(openings(hours, '2026-11-17T17:00Z', '2026-11-18T00:00Z')).toEqual([]);
});

test('over midnight, and up to it', () => {
  const night = calendar('Europe/London', { fri: ['20:00-02:00'], sun: ['22:00-24:00'] });
  expect(openings(night, '2026-11-21T01:00Z', '2026-11-24T00:00Z')).toEqual([
    '2026-11-20T20:00 - 2026-11-21T02:00',
    '2026-11-22T22:00 - 2026-11-23T00:00',
  ]);
});

test('overlapping intervals are one', () => {
  const hours = calendar('Europe/London', { fri: ['20:00-02:00'], sat: ['01:00-05:00', '01:30-03:00'] });
  expect(openings(hours, '2026-11-20T12:00Z', '2026-11-22T00:00Z')).toEqual([
    '2026-11-20T20:00 - 2026-11-21T02:00',
    '2026-11-21T02:00 - 2026-11-21T05:00',
  ]);
});

describe('holidays', () => {
  test('are dates of the place', () => {
    const hours = calendar('Pacific/Auckland', everyDay('09:00-17:00'), {
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    });
    expect(openings(hours, '2026-12-24T06:00Z', '2026-12-26T00:00Z')).toEqual([
      '2026-12-25T20:00 - 2026-12-26T04:00',
    ]);
  });

  test('may have hours of their own, and open a day that is closed', () => {
    const hours = calendar(
      'Europe/London',
      { thu: ['09:00-17:00'] },
      {
        holidays: [
          { date: '2026-12-24', hours: ['09:00-12:00'] },
          { date: '2026-12-26', hours: ['10:00-11:00'] },
        ],
      },
    );
    expect(openings(hours, '2026-12-24T00:00Z', '2026-12-28T00:00Z')).toEqual([
      '2026-12-24T09:00 - 2026-12-24T12:00',
      '2026-12-26T10:00 - 2026-12-26T11:00',
    ]);
  });

  test('leave the night before them open to its end', () => {
    const hours = calendar('Europe/London', everyDay('20:00-02:00'), { holidays: [{ date: '2026-12-25' }] });
    expect(openings(hours, '2026-12-24T12:00Z', '2026-12-26T12:00Z')).toEqual([
      '2026-12-24T20:00 - 2026-12-25T02:00',
    ]);
  });
});

describe('changes of offset', () => {
  test('opening stays at nine by the wall clock', () => {
    const hours = calendar('Europe/London', everyDay('09:00-10:00'));
    expect(openings(hours, '2026-10-24T00:00Z', '2026-10-26T00:00Z')).toEqual([
      '2026-10-24T08:00 - 2026-10-24T09:00',
      '2026-10-25T09:00 - 2026-10-25T10:00',
    ]);
  });

  test('a day has 25 hours, and 23', () => {
    const hours = calendar('Europe/London', everyDay('00:00-24:00'));
    expect(openings(hours, '2026-10-25T00:00Z', '2026-10-25T12:00Z')).toContain(
      '2026-10-24T23:00 - 2026-10-26T00:00',
    );
    expect(openings(hours, '2026-03-29T00:00Z', '2026-03-29T12:00Z')).toContain(
      '2026-03-29T00:00 - 2026-03-29T23:00',
    );
  });

  test('an hour that is left out has no opening', () => {
    const hours = calendar('Europe/London', everyDay('01:15-01:45'));
    expect(openings(hours, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-30T00:15 - 2026-03-30T00:45',
    ]);
  });

  test('an opening that begins in it begins at the change', () => {
    const hours = calendar('Europe/London', everyDay('01:30-03:00'));
    expect(openings(hours, '2026-03-29T00:00Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-29T01:00 - 2026-03-29T02:00',
    ]);
    const onTheHour = calendar('Europe/London', everyDay('01:00-03:00'));
    expect(openings(onTheHour, '2026-03-29T00:00Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-29T01:00 - 2026-03-29T02:00',
    ]);
  });

  test('a change at midnight, and a day that never was', () => {
    const santiago = calendar('America/Santiago', everyDay('00:00-01:30'));
    expect(openings(santiago, '2026-09-06T03:30Z', '2026-09-06T12:00Z')).toEqual([
      '2026-09-06T04:00 - 2026-09-06T04:30',
    ]);
    const apia = calendar('Pacific/Apia', everyDay('09:00-17:00'));
    expect(openings(apia, '2011-12-29T12:00Z', '2011-12-31T12:00Z')).toEqual([
      '2011-12-29T19:00 - 2011-12-30T03:00',
      '2011-12-30T19:00 - 2011-12-31T03:00',
    ]);
  });
});

test('zones far from UTC, both ways', () => {
  const kiritimati = calendar('Pacific/Kiritimati', { mon: ['00:00-01:00'] });
  expect(openings(kiritimati, '2026-11-22T10:30Z', '2026-11-23T00:00Z')).toEqual([
    '2026-11-22T10:00 - 2026-11-22T11:00',
  ]);
  const pago = calendar('Pacific/Pago_Pago', { mon: ['22:00-24:00'] });
  expect(openings(pago, '2026-11-24T10:30Z', '2026-11-24T12:00Z')).toEqual([
    '2026-11-24T09:00 - 2026-11-24T11:00',
  ]);
});

test('a calendar that never opens has no openings', () => {
  expect(openings(calendar('Europe/London', {}), '2026-11-17T00:00Z', '2036-01-01T00:00Z')).toEqual([]);
});

test('a zone that nobody knows gives no openings at all', () => {
  expect(openingsOf({ id: 'office', zone: 'Mars/Olympus', weekly: {}, holidays: [] })).toBeUndefined();
});

describe('a changed calendar', () => {
  const before = calendar('Europe/London', everyDay('09:00-17:00'));
  const after = calendar('Europe/London', everyDay('08:00-12:00'));
  const changed = (now: string): Hours => keepEarlierHours([before], [after], at(now))[0] as Hours;

  test('counts from when it was made', () => {
    expect(openings(changed('2026-11-17T11:00Z'), '2026-11-16T00:00Z', '2026-11-19T00:00Z')).toEqual([
      '2026-11-16T09:00 - 2026-11-16T17:00',
      '2026-11-17T09:00 - 2026-11-17T11:00',
      '2026-11-17T11:00 - 2026-11-17T12:00',
      '2026-11-18T08:00 - 2026-11-18T12:00',
    ]);
  });

  test('is valid, and remembers every change', () => {
    const twice = keepEarlierHours([changed('2026-11-17T11:00Z')], [before], at('2026-11-18T11:00Z'))[0];
    expect(hoursSchema.parse(twice)).toEqual(twice);
    expect(twice?.earlier?.map(({ until }) => short(until))).toEqual([
      '2026-11-17T11:00',
      '2026-11-18T11:00',
    ]);
  });

  test('that is the same is not changed', () => {
    const same = calendar('Europe/London', Object.fromEntries(Object.entries(before.weekly).toReversed()));
    expect(keepEarlierHours([before], [same], at('2026-11-17T11:00Z'))).toEqual([same]);
    const known = changed('2026-11-17T11:00Z');
    expect(keepEarlierHours([known], [after], at('2026-11-18T11:00Z'))).toEqual([known]);
  });

  test('keeps of years of holidays only those that an earlier version met, and none is missed', () => {
    const dates = Array.from(
      { length: 3_000 },
      (_, days) => new Date(at('2024-01-01') + days * 86_400_000),
    ).map((day) => ({ date: day.toISOString().slice(0, 10), name: '', hours: [] as string[] }));
    const ofEveryYear = ['02-29', '11-24', '12-25'].map((date) => ({
      date,
      name: '',
      hours: ['06:00-07:00'],
    }));
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London'];
    const weeks = [everyDay('20:00-02:00'), everyDay('09:00-17:00'), everyDay('00:00-24:00')];
    const change = fc.record({ hours: fc.nat(90), week: fc.nat(2), zone: fc.nat(2) });
    const span = ['2026-11-01T00:00Z', '2027-01-10T00:00Z'] as const;
    const soon = dates.findIndex(({ date }) => date === '2026-11-15');
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(25), { maxLength: 12 }),
        (changes, days) => {
          const holidays = [...days.map((each) => dates[soon + each]!), ...ofEveryYear];
          let now = at('2026-11-20T00:00Z');
          let slim = calendar('UTC', {}, { holidays });
          let whole = slim;
          for (const { hours, week, zone } of changes) {
            now += hours * 3_600_000;
            const next = calendar(zones[zone]!, weeks[week]!, { holidays });
            const { id: _, earlier = [], ...stood } = whole;
            whole = { ...next, earlier: [...earlier, { ...stood, until: now }] };
            slim = keepEarlierHours([slim], [next], now)[0]!;
          }
          expect(openMinutes(slim, ...span)).toEqual(openMinutes(whole, ...span));
        },
      ),
      { numRuns: 60 },
    );
    const [first, second] = [{}, everyDay('09:00-10:00')].map((weekly) =>
      calendar('UTC', weekly, { holidays: dates.slice(0, 2_000) }),
    );
    const once = keepEarlierHours([first!], [second!], at('2026-11-17T11:00Z'));
    const [twice] = keepEarlierHours(once, [first!], at('2026-11-18T11:00Z'));
    expect(twice?.earlier?.[1]?.holidays.map(({ date }) => date)).toEqual([
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
    ]);
  });

  test('forgets first what ended first, and no more than it has to', () => {
    const stood = (until: number) => ({ until, zone: 'UTC', weekly: {}, holidays: [] });
    const [a, b] = [
      { ...before, id: 'a', earlier: [1, 4].map(stood) },
      { ...before, id: 'b', earlier: [2, 3].map(stood) },
    ];
    const left = (excess: number) =>
      forgetOldestHours([a, b], excess).map(({ earlier }) => earlier?.map(({ until }) => until));
    expect(left(0)).toEqual([
      [1, 4],
      [2, 3],
    ]);
    expect(left(1)).toEqual([[4], [2, 3]]);
    expect(left(jsonBytes(stood(1)) + 1)).toEqual([[4], [3]]);
    expect(left(10_000)).toEqual([[], []]);
    expect(forgetOldestHours([before], 10_000)).toEqual([before]);
  });

  test('a new one holds for all time', () => {
    expect(keepEarlierHours([], [after], at('2026-11-17T11:00Z'))).toEqual([after]);
  });
});
