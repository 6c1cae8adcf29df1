// A calendar file (.ics) → holidays. ical.js is loaded only when somebody chooses a file.
import type ICAL from 'ical.js';
import type { Hours } from '../../lib/care/calendar.ts';
import type { Result } from '../../lib/care/result.ts';
import { fail, ok } from '../../lib/care/result.ts';

type Component = InstanceType<typeof ICAL.Component>;
type Event = InstanceType<typeof ICAL.Event>;

export type Holidays = Hours['holidays'];

/** As many as a playbook holds. */
const most = 2_000;
/** A school's summer is a holiday; a longer event is something else, or a mistake. */
const mostDays = 100;
/** Where a rule must be counted out ("the fourth Thursday of November"): so many years ahead, and looked for so often. */
const yearsAhead = 5;
const mostSteps = 5_000;

/**
 * All-day events as holidays, closed all day. One that repeats on the same date every year becomes one of every year;
 * other repetitions are counted out from last year to five years ahead of `now` (UTC ms). The error is for the person.
 */
export const readHolidays = async (text: string, now: number): Promise<Result<Holidays, string>> => {
  if (!/^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\uFEFF/, '')))
    return fail('This is not a calendar file (.ics).');
  const { default: ical } = await import('ical.js');
  const holidays = new Map<string, Holidays[number]>();
  let events: Component[];
  try {
    events = new ical.Component(ical.parse(text.replace(/^\uFEFF/, ''))).getAllSubcomponents('vevent');
    const thisYear = new Date(now).getUTCFullYear();
    for (const component of events) {
      if (String(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') continue;
      const event = new ical.Event(component);
      // What begins at a time of day is an appointment.
      if (!event.startDate?.isDate) continue;
      const name = String(event.summary ?? '')
        .trim()
        .slice(0, 80);
      for (const date of datesOf(event, thisYear))
        if (!holidays.has(date)) holidays.set(date, { date, name, hours: [] });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return fail(`This calendar file could not be read: ${why}`);
  }
  if (holidays.size === 0) {
    return fail(
      events.length === 0
        ? 'There is no event in this calendar file.'
        : 'There is no all-day event in this calendar file, so no holiday.',
    );
  }
  if (holidays.size > most)
    return fail(`There are ${holidays.size} days in this file; a calendar holds ${most}.`);
  return ok([...holidays.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)));
};

const datesOf = (event: Event, thisYear: number): string[] => {
  if (!event.isRecurring()) return daysFrom(event, event.startDate);
  if (isSameDateEveryYear(event)) return daysFrom(event, event.startDate).map((date) => date.slice(5));
  const dates: string[] = [];
  const occurrences = event.iterator();
  for (let steps = 0; steps < mostSteps; steps++) {
    const start = occurrences.next();
    if (!start || start.year > thisYear + yearsAhead) break;
    if (start.year >= thisYear - 1) dates.push(...daysFrom(event, start));
  }
  return dates;
};

/** `RRULE:FREQ=YEARLY` and nothing that ends it, skips a year or moves it. */
const isSameDateEveryYear = ({ component, startDate }: Event): boolean => {
  const rules = component.getAllProperties('rrule').map((property) => String(property.getFirstValue()));
  const others = ['rdate', 'exdate', 'exrule', 'recurrence-id'].some((name) => component.hasProperty(name));
  if (rules.length !== 1 || others) return false;
  const parts = (rules[0] ?? '').toUpperCase().split(';');
  const same = new Set([
    'FREQ=YEARLY',
    'INTERVAL=1',
    `BYMONTH=${startDate.month}`,
    `BYMONTHDAY=${startDate.day}`,
  ]);
  return parts.includes('FREQ=YEARLY') && parts.every((part) => same.has(part) || part.startsWith('WKST='));
};

/** Every day of one occurrence; the end is the first day after it. */
const daysFrom = (event: Event, start: Event['startDate']): string[] => {
  const days = Math.min(mostDays, Math.max(1, Math.round(event.duration.toSeconds() / 86_400)));
  return Array.from({ length: days }, (_, index) => {
    const day = start.clone();
    day.adjust(index, 0, 0, 0);
    return day.toString().slice(0, 10);
  });
};
