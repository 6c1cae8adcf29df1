// When the team is there: a week, holidays, extra openings, in one time zone.
import * as z from 'zod/mini';
import { instantSchema, slugSchema } from './ids.ts';

/** `09:00-17:00`, local time; `24:00` may end it, and an end before the start runs over midnight. */
export const intervalSchema = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write hours as 09:00-17:00'));
const intervals = z.array(intervalSchema).check(z.maxLength(12));

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
const weekly = z.partialRecord(z.enum(weekdays), intervals);

/** An IANA zone; a fixed offset is none, for it would be wrong half the year. */
const isZone = (zone: string): boolean => {
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Whether the calendar has such a day; for a day of every year, any year that has it. */
const isDay = (date: string): boolean => {
  const [day, month, year = '2024'] = date.split('-').toReversed();
  const made = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return made.getTime() >= 0 && made.getUTCDate() === Number(day);
};
const yearlyDate = z
  .string()
  .check(
    z.regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'write a date as 2026-12-25, or as 12-25 for every year'),
    z.refine(isDay, 'there is no such day; write a date as 2026-12-25, or as 12-25 for every year'),
  );
const dayName = z._default(z.string().check(z.maxLength(80)), '');

const calendar = {
  zone: z.string().check(z.refine(isZone, 'not a time zone that this browser knows')),
  weekly,
  /** Their hours take the place of the week's; a date of one year outranks one of every year. */
  holidays: z._default(
    z
      .array(z.object({ date: yearlyDate, name: dayName, hours: z._default(intervals, []) }))
      .check(z.maxLength(2_000)),
    [],
  ),
  /** Open besides what the week or a holiday says. */
  openings: z.optional(
    z
      .array(
        z.object({
          date: z.iso.date('write a date as 2026-12-25'),
          name: dayName,
          hours: intervals.check(z.minLength(1, 'an extra opening needs hours')),
        }),
      )
      .check(z.maxLength(2_000)),
  ),
};

/** "Office hours" in the UI. A holiday is a local date, of one year or (`12-25`) of every year; without `hours` it is closed all day. */
export const hoursSchema = z.object({
  id: slugSchema,
  ...calendar,
  /**
   * How the calendar stood before it was changed, oldest first; each held until `until`, UTC ms. A change counts
   * from when it was made (docs/rules.md, rule 11). Written by `keepEarlierHours`.
   */
  earlier: z.optional(z.array(z.object({ until: instantSchema, ...calendar })).check(z.maxLength(100))),
});
export type Hours = z.infer<typeof hoursSchema>;
