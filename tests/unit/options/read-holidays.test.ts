import { describe, expect, test } from 'vitest';
import { readHolidays } from '../../../entrypoints/options/read-holidays.ts';
import { hoursSchema } from '../../../lib/care/calendar.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const calendar = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events.flatMap((lines, index) => [
      'BEGIN:VEVENT',
      `UID:${index}@test`,
      'DTSTAMP:20260101T000000Z',
      ...lines,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const read = async (text: string): Promise<string[] | string> => {
  const result = await readHolidays(text, now);
  return result.ok ? result.value.map(({ date, name }) => `${date} ${name}`) : result.error;
};

describe('all-day events', () => {
  test('of one day, with and without an end', async () => {
    expect(
      await read(
        calendar(
          ['DTSTART;VALUE=DATE:20261226', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Boxing Day'],
          ['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'],
        ),
      ),
    ).toEqual(['2026-12-25 Christmas', '2026-12-26 Boxing Day']);
  });

  test('of several days: the end is not one of them', async () => {
    const days = ['DTSTART;VALUE=DATE:20261230', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:New Year'];
    expect(await read(calendar(days))).toEqual([
      '2026-12-30 New Year',
      '2026-12-31 New Year',
      '2027-01-01 New Year',
    ]);
    const lasting = ['DTSTART;VALUE=DATE:20261230', 'DURATION:P2D', 'SUMMARY:Two'];
    expect(await read(calendar(lasting))).toEqual(['2026-12-30 Two', '2026-12-31 Two']);
  });

  test('every year, on the same date', async () => {
    expect(
      await read(
        calendar(
          ['DTSTART;VALUE=DATE:20201225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas'],
          ['DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', 'SUMMARY:May Day'],
        ),
      ),
    ).toEqual(['05-01 May Day', '12-25 Christmas']);
  });

  test('every year, on a day that moves: counted out from last year on', async () => {
    const thanksgiving = [
      'DTSTART;VALUE=DATE:20201126',
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      'SUMMARY:T',
    ];
    expect(await read(calendar(thanksgiving))).toEqual(
      ['2025-11-27', '2026-11-26', '2027-11-25', '2028-11-23', '2029-11-22', '2030-11-28', '2031-11-27'].map(
        (date) => `${date} T`,
      ),
    );
  });

  test('every year, until one, or but for one', async () => {
    const rule = 'RRULE:FREQ=YEARLY';
    const start = 'DTSTART;VALUE=DATE:20240601';
    expect(await read(calendar([start, `${rule};UNTIL=20260601`]))).toEqual(['2025-06-01 ', '2026-06-01 ']);
    expect(await read(calendar([start, `${rule};COUNT=4`, 'EXDATE;VALUE=DATE:20260601']))).toEqual([
      '2025-06-01 ',
      '2027-06-01 ',
    ]);
  });

  test('folded lines and escaped words', async () => {
    const folded = ['DTSTART;VALUE=DATE:20261225', 'SUMMARY:A long\\, long \r\n day'];
    expect(await read(calendar(folded))).toEqual(['2026-12-25 A long, long day']);
  });

  test('what is cancelled, or begins at a time of day, is no holiday', async () => {
    expect(
      await read(
        calendar(
          ['DTSTART;VALUE=DATE:20261224', 'STATUS:CANCELLED', 'SUMMARY:Not this year'],
          ['DTSTART:20261223T100000Z', 'SUMMARY:Meeting'],
          ['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'],
        ),
      ),
    ).toEqual(['2026-12-25 Christmas']);
  });

  test('what comes out is what a playbook takes', async () => {
    const leap = ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY', `SUMMARY:${'x'.repeat(200)}`];
    const result = await readHolidays(calendar(leap), now);
    if (!result.ok) throw new Error(result.error);
    const hours = { id: 'office', zone: 'UTC', weekly: {}, holidays: result.value };
    expect(hoursSchema.safeParse(hours).success).toBe(true);
  });
});

test.each([
  ['', 'not a calendar file'],
  ['{"format":"perch-export"}', 'not a calendar file'],
  ['BEGIN:VCALENDAR\r\nthis is no line\r\nEND:VCALENDAR', 'could not be read'],
  ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:cut off', 'could not be read'],
  [calendar(['DTSTART;VALUE=DATE:2026', 'SUMMARY:a year']), 'could not be read'],
  [calendar(), 'no event'],
  [calendar(['DTSTART:20261223T100000Z', 'SUMMARY:Meeting']), 'no all-day event'],
  [calendar(['SUMMARY:when?']), 'no all-day event'],
])('%j: %s', async (text, why) => {
  expect(await read(text)).toContain(why);
});
