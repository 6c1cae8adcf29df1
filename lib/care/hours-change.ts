// Saving changed office hours: what was open stays what was open.
import type { Hours } from './calendar.ts';
import { jsonBytes } from './fit.ts';
import { isSame } from './same.ts';

type Earlier = NonNullable<Hours['earlier']>[number];

/**
 * The calendars of a new playbook, each with how it stood before `now` (UTC ms), so that a change counts from when it
 * was made (docs/rules.md, rule 11). Calendars are told by id; a new one holds for all time.
 */
export const keepEarlierHours = (before: readonly Hours[], after: readonly Hours[], now: number): Hours[] =>
  after.map((calendar) => {
    const previous = before.find(({ id }) => id === calendar.id);
    if (!previous) return calendar;
    const { earlier = [] } = previous;
    if (isSameCalendar(previous, calendar)) {
      return earlier.length === 0 ? calendar : { ...calendar, earlier };
    }
    const { id: _, earlier: __, ...stood } = previous;
    const since = earlier.at(-1)?.until ?? -Infinity;
    return {
      ...calendar,
      earlier: [...earlier, onlyItsDays({ ...stood, until: now }, since)].slice(-maxVersions),
    };
  });

/** As many as the schema lets through; the oldest go first. */
const maxVersions = 100;

const isSameCalendar = (a: Hours, b: Hours): boolean => isSame(essence(a), essence(b));

const essence = ({ zone, weekly, holidays, openings = [] }: Hours): unknown => [
  zone,
  weekly,
  holidays,
  openings,
];

/** Of years of holidays only those that it could meet: else each change of the hours would keep them all once more. */
const onlyItsDays = (version: Earlier, since: number): Earlier => {
  const { holidays, openings, until } = version;
  const isMet = ({ date }: { date: string }): boolean => isWithin(date, since - margin, until + margin);
  return {
    ...version,
    holidays: holidays.filter(isMet),
    ...(openings && { openings: openings.filter(isMet) }),
  };
};

const dayMs = 86_400_000;
/** More than a date may be away from UTC's, with an opening that goes over midnight. */
const margin = 3 * dayMs;

const isWithin = (date: string, from: number, to: number): boolean => {
  if (date.length > '12-25'.length) return from <= Date.parse(date) && Date.parse(date) <= to;
  // A date of every year.
  if (from === -Infinity) return true;
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year++)
    if (isWithin(`${year}-${date}`, from, to)) return true;
  return false;
};

/**
 * The calendars in fewer bytes of JSON: what ended first is forgotten first, until `excess` bytes are saved or nothing
 * is left to forget. Clocks of that time then run by the hours that came after it.
 */
export const forgetOldestHours = (calendars: readonly Hours[], excess: number): Hours[] => {
  let left = excess;
  const oldest = calendars.flatMap(({ earlier = [] }) => earlier).toSorted((a, b) => a.until - b.until);
  const forgotten = new Set<Earlier>();
  for (const version of oldest) {
    if (left <= 0) break;
    forgotten.add(version);
    left -= jsonBytes(version);
  }
  return calendars.map((calendar) =>
    calendar.earlier
      ? { ...calendar, earlier: calendar.earlier.filter((version) => !forgotten.has(version)) }
      : calendar,
  );
};
