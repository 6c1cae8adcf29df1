// Office hours as a form holds them: text that may be half typed, and back to the playbook's intervals.
import type { Hours, Weekday } from '../../lib/care/calendar.ts';
import { weekdays } from '../../lib/care/calendar.ts';

/** Local times as `<input type=time>` gives them; a `to` of 00:00 is the end of the day. */
export interface Interval {
  from: string;
  to: string;
}

export interface HoursDraft {
  always: boolean;
  zone: string;
  /** One interval for all open days, until somebody asks for more. */
  same: Interval;
  perDay: boolean;
  /** A closed day has no interval. */
  days: Record<Weekday, Interval[]>;
  holidays: Hours['holidays'];
  /** Open besides what the week or a holiday says. */
  openings: NonNullable<Hours['openings']>;
}

export const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export const intervalOf = (written: string): Interval => {
  const [from = '', to = ''] = written.split('-');
  return { from, to: to === '24:00' ? '00:00' : to };
};

export const written = ({ from, to }: Interval): string => `${from}-${to === '00:00' ? '24:00' : to}`;

export const hoursDraft = (hours: Hours | undefined, always: boolean, zone: string): HoursDraft => {
  const weekly = hours?.weekly ?? {};
  const open = weekdays.map((day) => weekly[day] ?? []).filter((intervals) => intervals.length > 0);
  const same = open[0]?.[0] ?? '09:00-17:00';
  return {
    always,
    zone: hours?.zone ?? zone,
    same: intervalOf(same),
    perDay: open.some((intervals) => intervals.length > 1 || intervals[0] !== same),
    days: mapDays((day) => (weekly[day] ?? []).map(intervalOf)),
    holidays: hours?.holidays ?? [],
    openings: hours?.openings ?? [],
  };
};

/** The `weekly` of a calendar; closed days are left out. */
export const weeklyOf = ({ days, perDay, same }: HoursDraft): Hours['weekly'] =>
  Object.fromEntries(
    weekdays
      .filter((day) => days[day].length > 0)
      .map((day) => [day, perDay ? days[day].map(written) : [written(same)]]),
  );

/** Why these hours cannot be; undefined if they can. */
export const hoursProblem = (draft: HoursDraft): string | undefined => {
  if (draft.openings.some(({ date }) => date === '')) return 'Choose the day of each extra opening.';
  if (draft.openings.some(({ hours }) => hours.some((each) => /^-|-$/.test(each))))
    return 'Write when each extra opening begins and ends.';
  if (draft.always) return undefined;
  const used = draft.perDay ? weekdays.flatMap((day) => draft.days[day]) : [draft.same];
  if (used.some(({ from, to }) => from === '' || to === '')) return 'Write when the day begins and ends.';
  if (used.some(({ from, to }) => from === to && from !== '00:00'))
    return 'A day ends at another time than it begins.';
  if (weekdays.every((day) => draft.days[day].length === 0))
    return 'Choose at least one day, or “always open”.';
  return undefined;
};

export const withDay = (draft: HoursDraft, day: Weekday, intervals: Interval[]): HoursDraft => ({
  ...draft,
  days: { ...draft.days, [day]: intervals },
});

/** From one interval for all days to one list a day, and back. */
export const withPerDay = (draft: HoursDraft, perDay: boolean): HoursDraft => ({
  ...draft,
  perDay,
  days: mapDays((day) => (draft.days[day].length > 0 ? [draft.same] : [])),
});

/** Those that a file brought beside those that stood there; a date that stood there stays as it was. */
export const withHolidays = (draft: HoursDraft, brought: Hours['holidays']): HoursDraft => {
  const byDate = new Map([...brought, ...draft.holidays].map((holiday) => [holiday.date, holiday]));
  const holidays = [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { ...draft, holidays };
};

const mapDays = (make: (day: Weekday) => Interval[]): HoursDraft['days'] => ({
  mon: make('mon'),
  tue: make('tue'),
  wed: make('wed'),
  thu: make('thu'),
  fri: make('fri'),
  sat: make('sat'),
  sun: make('sun'),
});
