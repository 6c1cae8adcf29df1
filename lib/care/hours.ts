// Office hours as instants: when a calendar is open, in UTC ms, by the rules of its own time zone.
import type { Hours, Weekday } from './calendar.ts';
import { weekdays } from './calendar.ts';
import { remember } from './remember.ts';

/** Open in `[from, to)`. */
export type Opening = readonly [from: number, to: number];

/** Openings that end after an instant, in order and without overlap; the first may have begun before it. */
export type Openings = (after: number) => Iterable<Opening>;

/** No closing time at all. */
export const alwaysOpen: Openings = (after) => [[after, Infinity]];

/** Closed for longer than this, a calendar counts as never opening again. */
const maxClosedDays = 400;
const dayMs = 86_400_000;

/**
 * The openings of a calendar, worked out once a day and kept. Undefined where this runtime does not know its zone.
 */
export const openingsOf = remember((hours: Hours): Openings | undefined => {
  if (![hours, ...(hours.earlier ?? [])].every(({ zone }) => isZone(zone))) return undefined;
  const openingsOnDay = createDays(hours);
  return function* (after) {
    // Two days back: the calendar's date may be behind UTC's, and an opening of the day before may cross midnight.
    let day = Math.floor(after / dayMs) - 2;
    let open = after;
    for (let closed = 0; closed < maxClosedDays; day++, closed++) {
      for (const [from, to] of openingsOnDay(day)) {
        if (to <= open) continue;
        yield from < open && open > after ? [open, to] : [from, to];
        open = to;
        closed = 0;
      }
    }
  };
});

const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** Openings that begin on a local date, given as days since 1970, in order and without overlap. */
const createDays = (hours: Hours): ((day: number) => readonly Opening[]) => {
  const versions = versionsOf(hours);
  const days = new Map<number, readonly Opening[]>();
  return (day) => {
    const cached = days.get(day);
    if (cached) return cached;
    const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day });
    const openings = versions.flatMap((version) => openingsOn(date, version)).toSorted((a, b) => a[0] - b[0]);
    days.set(day, openings);
    return openings;
  };
};

/** A calendar as it stood in `[since, until)`. */
interface Version {
  since: number;
  until: number;
  zone: string;
  weekly: Hours['weekly'];
  /** By `2026-12-25`, or by `12-25` for every year. */
  holidays: ReadonlyMap<string, readonly string[]>;
  openings: NonNullable<Hours['openings']>;
}

const versionsOf = (hours: Hours): Version[] => {
  let since = -Infinity;
  return [...(hours.earlier ?? []), { ...hours, until: Infinity }].map(
    ({ zone, weekly, holidays, openings = [], until }) => {
      const version = {
        since,
        until,
        zone,
        weekly,
        holidays: new Map(holidays.map((holiday) => [holiday.date, holiday.hours])),
        openings,
      };
      since = until;
      return version;
    },
  );
};

const openingsOn = (date: Temporal.PlainDate, version: Version): Opening[] =>
  intervalsOn(date, version)
    .map((interval): Opening => {
      const [from, to] = openingOn(date, interval, version.zone);
      return [Math.max(from, version.since), Math.min(to, version.until)];
    })
    .filter(([from, to]) => from < to);

const intervalsOn = (date: Temporal.PlainDate, { weekly, holidays, openings }: Version): string[] => {
  const day = date.toString();
  const weekday: Weekday = weekdays[date.dayOfWeek - 1] ?? 'mon';
  const usual = holidays.get(day) ?? holidays.get(day.slice('2026-'.length)) ?? weekly[weekday] ?? [];
  return [...usual, ...openings.flatMap((extra) => (extra.date === day ? extra.hours : []))];
};

/** `09:00-17:00` on a date. An end at or before its start is on the next date, `24:00` is that date's midnight. */
const openingOn = (date: Temporal.PlainDate, interval: string, zone: string): Opening => {
  const [start = '', end = ''] = interval.split('-');
  const overMidnight = end <= start || end === '24:00';
  const endDate = overMidnight ? date.add({ days: 1 }) : date;
  return [instantAt(date, start, zone), instantAt(endDate, end === '24:00' ? '00:00' : end, zone)];
};

/**
 * The instant at which a wall clock first shows this time. A time that a change of offset leaves out is reached at
 * the change itself, so an interval that lies within the gap is empty, and splitting one changes nothing.
 */
const instantAt = (date: Temporal.PlainDate, time: string, zone: string): number => {
  const local = date.toPlainDateTime(time);
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  return (zoned.getTimeZoneTransition('next') ?? zoned).epochMilliseconds;
};
