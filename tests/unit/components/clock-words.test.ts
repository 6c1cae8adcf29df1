import { expect, test } from 'vitest';
import { clockWords, countdown, duration, moment, spanWords } from '../../../components/clock-words.ts';
import { clockAt, type Clock } from '../../../lib/care/clock-at.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 23, 9);

const clockOf = (fields: Partial<Clock> = {}): Clock => ({
  segment: 1,
  metric: 'firstResponse',
  policy: 'to-us',
  startedAt: start,
  targetMs: hour,
  dueAt: start + hour,
  warnAt: [0.5, 0.8],
  spans: [{ from: start, running: true }],
  validUntil: start + 1000 * hour,
  ...fields,
});
const said = (clock: Clock, now: number) => clockWords(clock, clockAt(clock, now), now, 'en-GB');

test.each([
  [0, '0:00'],
  [1, '0:01'],
  [999, '0:01'],
  [61 * second, '1:01'],
  [hour - 1, '1 h 00 m'],
  [hour, '1 h 00 m'],
  [100 * hour, '100 h'],
])('%d ms to go count down as %s', (ms, words) => {
  expect(countdown(ms)).toBe(words);
});

test('time that is over is not rounded up', () => {
  expect(countdown(999, 'down')).toBe('0:00');
});

test.each([
  [10, '1 s'],
  [40 * second, '40 s'],
  [9 * minute, '9 min'],
  [2 * hour, '2 h'],
  [3 * hour + 12 * minute, '3 h 12 min'],
])('%d ms lasted %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test.each([
  ['calm', clockOf(), start + 10 * minute, '50:00 left', undefined],
  ['warning', clockOf(), start + 30 * minute, '30:00 left', undefined],
  ['late', clockOf(), start + hour + 4 * minute, '+4:00 late', false],
  ['late', clockOf(), start + 3 * hour, '+2 h 00 m late', true],
  [
    'met',
    clockOf({ end: { at: start + 9 * minute, how: 'answered' } }),
    start + hour,
    'met in 9 min',
    undefined,
  ],
  [
    'met',
    clockOf({ metric: 'resolution', end: { at: start + 9 * minute, how: 'answered' } }),
    start + hour,
    'resolved in 9 min',
    undefined,
  ],
  ['late', clockOf({ end: { at: start + 2 * hour, how: 'answered' } }), start + 3 * hour, '1 h late', true],
  [
    'late',
    clockOf({ end: { at: start + 2 * hour, how: 'cancelled' } }),
    start + 3 * hour,
    'not answered',
    true,
  ],
] as const)('looks %s', (look, clock, now, text, isOld) => {
  const words = said(clock, now);
  expect(words).toMatchObject({ look, text });
  expect(words?.isOld).toBe(isOld);
});

test('answered in the last millisecond is met, one later is late', () => {
  expect(said(clockOf({ end: { at: start + hour, how: 'answered' } }), start + 2 * hour)?.look).toBe('met');
  expect(said(clockOf({ end: { at: start + hour + 1, how: 'answered' } }), start + 2 * hour)?.look).toBe(
    'late',
  );
});

test('a clock outside office hours says when it goes on, and why it stands', () => {
  const opens = start + 16 * hour;
  const clock = clockOf({
    spans: [
      { from: start, to: start + 10 * minute, running: true },
      { from: start + 10 * minute, to: opens, running: false, because: 'off-hours' },
      { from: opens, running: true },
    ],
  });
  const now = start + 20 * minute;
  expect(said(clock, now)).toMatchObject({ look: 'paused', text: `opens ${moment(opens, now, 'en-GB')}` });
  expect(spanWords(clock, now, 'en-GB').map(({ what }) => what)).toEqual([
    'ran 10 min',
    'stood still 10 min, outside office hours',
  ]);
});

test('of a cancelled clock there is nothing to say', () => {
  expect(said(clockOf({ end: { at: start + minute, how: 'cancelled' } }), start + hour)).toBeUndefined();
});
