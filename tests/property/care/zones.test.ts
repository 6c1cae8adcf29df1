// Opening and closing in the zones of the world, held against what the browser's own wall clock shows.
// A sample here; all zones, every day of 2020 to 2035, with PERCH_ALL_ZONES=1 (several minutes).
import 'temporal-polyfill/global';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Opening } from '../../../lib/care/hours.ts';
import { openingsOf } from '../../../lib/care/hours.ts';
import { hoursSchema, weekdays } from '../../../lib/care/calendar.ts';

const all = process.env['PERCH_ALL_ZONES'] !== undefined;
const dayMs = 86_400_000;
const minute = 60_000;
const begin = Date.parse('2020-01-01T00:00:00Z');
const end = Date.parse('2036-01-01T00:00:00Z');

/** Half an hour's change; changes at midnight, over midnight, in both halves of the world; none; a new zone. */
const odd = [
  'Australia/Lord_Howe',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Europe/London',
  'America/St_Johns',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Nuuk',
  'Pacific/Chatham',
];
const zones = all
  ? Intl.supportedValuesOf('timeZone')
  : [...new Set([...odd, ...fc.sample(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), 3)])];

/** "2026-11-20 16:30" on a wall in that zone: Intl, not Temporal, so that the two are held against each other. */
const wallClock = (zone: string): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => format.format(at);
};

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What is open on a local date and begins there. */
const openOn = (zone: string, date: number, interval: string): Opening[] => {
  const weekday = weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? 'mon';
  const openings = openingsOf(hoursSchema.parse({ id: 'office', zone, weekly: { [weekday]: [interval] } }));
  const found: Opening[] = [];
  for (const opening of openings?.(date - dayMs) ?? []) {
    if (opening[0] > date + 2 * dayMs) break;
    found.push(opening);
  }
  return found;
};

/** The same by looking at the clock every minute: it opens and closes when the clock first shows that time, or a later one. */
const watched = (walls: readonly [number, string][], date: number, interval: string): Opening[] => {
  const [opens = '', closes = ''] = interval.split('-');
  const next = closes === '24:00' || closes <= opens;
  const reached = (day: number, time: string): number => {
    const wanted = `${dateOf(day)} ${time}`;
    return walls.find(([, wall]) => wall >= wanted)?.[0] ?? NaN;
  };
  const from = reached(date, opens);
  const to = reached(next ? date + dayMs : date, closes === '24:00' ? '00:00' : closes);
  return from < to ? [[from, to]] : [];
};

const changesOf = (zone: string): number[] => {
  const changes: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(zone);
  for (;;) {
    const change = at.getTimeZoneTransition('next');
    if (!change || change.epochMilliseconds >= end) return changes;
    changes.push(change.epochMilliseconds);
    at = change;
  }
};

const intervals = ['09:00-17:00', '00:00-24:00', '20:00-02:00', '01:30-02:30', '02:15-02:45', '00:00-06:00'];

test.each(zones)('%s opens and closes by the clock on the wall around each change of offset', (zone) => {
  const wall = wallClock(zone);
  const changes = changesOf(zone);
  for (const change of all ? changes : changes.slice(-2)) {
    const local = Date.parse(`${wall(change).slice(0, 10)}T00:00:00Z`);
    const walls: [number, string][] = [];
    for (let at = local - 2 * dayMs; at <= local + 3 * dayMs; at += minute) walls.push([at, wall(at)]);
    for (const date of [local - dayMs, local, local + dayMs])
      for (const interval of intervals)
        expect([zone, dateOf(date), interval, openOn(zone, date, interval)]).toEqual([
          zone,
          dateOf(date),
          interval,
          watched(walls, date, interval),
        ]);
  }
});

test.each(zones)('%s opens at nine and closes at five, every day', (zone) => {
  const wall = wallClock(zone);
  const weekly = Object.fromEntries(weekdays.map((day) => [day, ['09:00-17:00']]));
  const openings = openingsOf(hoursSchema.parse({ id: 'office', zone, weekly }));
  const until = all ? end : begin + 120 * dayMs;
  let date = begin;
  for (const [from, to] of openings?.(begin - dayMs) ?? []) {
    if (date >= until) break;
    if (wall(from).slice(0, 10) < dateOf(begin)) continue;
    if (wall(from) !== `${dateOf(date)} 09:00` || wall(to) !== `${dateOf(date)} 17:00`)
      expect([zone, wall(from), wall(to)]).toEqual([zone, `${dateOf(date)} 09:00`, `${dateOf(date)} 17:00`]);
    date += dayMs;
  }
  expect(date).toBe(until);
});
