import { describe, expect, test } from 'vitest';
import type { Tracker } from '../../../lib/care/tracker.ts';
import { defaultTrackers, trackersSchema, trackerSchema } from '../../../lib/care/tracker.ts';
import { trackingIn } from '../../../lib/care/tracking.ts';

const trackers = defaultTrackers();
const url = 'https://track.example/{number}';
const own = (pattern: string, near: string[] = []): Tracker[] => [{ name: 'Own', pattern, near, url }];
const numbers = (text: string, using = trackers): string[] =>
  trackingIn(text, using).map(({ number }) => number);

test('the trackers to begin with are valid', () => {
  expect(trackersSchema.parse(trackers)).toEqual(trackers);
});

test('gives carrier, number and address', () => {
  expect(trackingIn('where is 1z 999 aa1 01 2345 6784?', trackers)).toEqual([
    {
      name: 'UPS',
      number: '1Z999AA10123456784',
      url: 'https://www.ups.com/track?tracknum=1Z999AA10123456784',
    },
  ]);
});

test('ten digits are DHL’s only where a word says so', () => {
  expect(numbers('dhl 5512345678')).toEqual(['5512345678']);
  expect(numbers('I have 5512345678 reasons')).toEqual([]);
});

test.each([
  ['digits', 'AB####', 'ab1234', ['AB1234']],
  ['letters', '@@1###', 'XY1234', ['XY1234']],
  ['either', '***-'.replace('-', '##'), 'a1b22', ['A1B22']],
  ['in a longer word', '#####', 'x12345', []],
  ['in a longer number', '#####', '123456', []],
  ['in an address', '#####', 'https://x.com/i/12345', []],
  ['optional space', '### ###', '123456 and 654-321', ['123456', '654321']],
  ['once each', '#####', '12345 12345', ['12345']],
])('%s', (_, pattern, text, found) => {
  expect(numbers(text, own(pattern))).toEqual(found);
});

describe('a playbook may not say', () => {
  const valid = { name: 'Own', pattern: '1Z######', url };
  test('and this it may', () => {
    expect(trackerSchema.parse(valid)).toEqual({ ...valid, near: [] });
  });
  test.each([
    ['a regular expression', { pattern: '(a+)+$' }],
    ['a pattern of four signs', { pattern: '# # # #' }],
    ['a pattern that is one fixed word', { pattern: 'parcel' }],
    ['an address without a number', { url: 'https://track.example/' }],
    ['a number in the host', { url: 'https://{number}.example/' }],
    ['a script', { url: 'javascript:alert({number})' }],
    ['an address without encryption', { url: 'http://track.example/{number}' }],
    ['a password in the address', { url: 'https://me:{number}@track.example/' }],
  ])('%s', (_, change) => {
    expect(trackerSchema.safeParse({ ...valid, ...change }).success).toBe(false);
  });
});
