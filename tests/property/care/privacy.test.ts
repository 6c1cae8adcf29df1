import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personalDataIn } from '../../../lib/care/personal-data.ts';
import { maskPersonalData } from '../../../lib/care/privacy.ts';
import { defaultTrackers } from '../../../lib/care/tracker.ts';

/** Text with a taste for what looks like personal data. */
const piece = fc.oneof(
  fc.constantFrom(
    '+',
    '@',
    '-',
    ' ',
    '.',
    '/',
    '(',
    ')',
    ':',
    '#',
    '€',
    'a',
    'GB82',
    'WEST',
    '電',
    '•••• ',
    '[card •••• 1111]',
    'order ',
    'tracking ',
    'PLZ ',
    '1Z',
    'AA1',
    'SW1A 1AA',
    ', TX ',
    '5512345678',
  ),
  fc.nat({ max: 99_999 }).map(String),
  fc.constantFrom('4111', '1111', '5555 5555 5555 4444', '06 12 34 56 78', 'jane@mail.example', '12-03-2026'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const trackers = defaultTrackers();
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

test('masking twice is masking once', () => {
  fc.assert(
    fc.property(text, (before) => {
      const once = maskPersonalData(before, trackers);
      expect(maskPersonalData(once, trackers)).toBe(once);
      expect(personalDataIn(once, trackers)).toEqual(personalDataIn(before, trackers));
    }),
    { numRuns: 3_000 },
  );
});

const isLuhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, each, index) => {
    const value = Number(each) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

/** A card number of a given length whose check digit is right; none of 18 or 19 digits begins with 1 or 2. */
const card = fc
  .tuple(fc.integer({ min: 12, max: 18 }), fc.integer({ min: 3, max: 9 }))
  .chain(([length, first]) =>
    fc
      .array(fc.nat({ max: 9 }), { minLength: length - 1, maxLength: length - 1 })
      .map((rest) => [first, ...rest].join('')),
  )
  .map((body) => {
    const check = Array.from('0123456789').find((digit) => isLuhn(body + digit));
    return body + (check ?? '');
  });

test('no card number survives, in one piece, in fours, with spaces or dashes, wherever it stands', () => {
  const word = fc.constantFrom('', 'my card ', 'ist ', '「', 'no: ', '12/28 ');
  fc.assert(
    fc.property(
      card,
      fc.constantFrom('', ' ', '-', '\u00a0'),
      word,
      word,
      (digits, separator, before, after) => {
        const written = (digits.match(/.{3,4}(?!.{1,2}$)|.+/g) ?? []).join(separator);
        const masked = maskPersonalData(`${before}${written} ${after}`);
        const runs = masked.match(/\d(?:[ \u00a0-]?\d)*/g) ?? [];
        for (const run of runs) expect(run.replace(/\D/g, '').length).toBeLessThan(13);
        expect(masked).toContain(digits.slice(-4));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('text without digits and without @ stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      const plain = raw.replace(/[@\p{N}]/gu, '');
      expect(maskPersonalData(plain)).toBe(plain);
    }),
  );
});
