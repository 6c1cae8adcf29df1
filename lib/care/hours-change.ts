// Saving changed office hours: what was open stays what was open.
import type { Hours } from './calendar.ts';

/**
 * The calendars of a new playbook, each with how it stood before `now` (UTC ms), so that a change counts from when it
 * was made (SLA rule 11). Calendars are told by id; a new one holds for all time.
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
    return { ...calendar, earlier: [...earlier, { ...stood, until: now }].slice(-maxVersions) };
  });

/** As many as the schema lets through; the oldest go first. */
const maxVersions = 100;

const isSameCalendar = (a: Hours, b: Hours): boolean => essence(a) === essence(b);

const essence = ({ zone, weekly, holidays, openings = [] }: Hours): string => {
  const days = Object.entries(weekly).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([zone, days, holidays, openings]);
};
