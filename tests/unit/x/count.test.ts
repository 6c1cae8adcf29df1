import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumbers, parseCount } from '../../../lib/x/count.ts';

describe('a counter', () => {
  it.each([
    ['0', 0],
    ['1,234', 1_234],
    ['1.234', 1_234],
    ['1 234', 1_234],
    ['1\u202f234\u202f567', 1_234_567],
    ['12,34,567', 1_234_567],
    ['1.2K', 1_200],
    ['84M', 84_000_000],
    ['1.5B', 1_500_000_000],
    ['٧', 7],
    ['١٬٢٣٤', 1_234],
    ['\u200f1.2K\u200f', 1_200],
  ])('%s is %i', (shown, count) => {
    expect(parseCount(shown, 'en')).toBe(count);
  });

  it.each([
    ['1,2 B', 'tr', undefined],
    ['1,2 B', '', undefined],
    ['1.2B', 'en', 1_200_000_000],
    ['1.2B', 'en-GB', 1_200_000_000],
    ['1.2万', 'ja', undefined],
    ['12 mil', 'es', undefined],
    ['1.234', 'es', 1_234],
  ])('%s in %j is %s', (shown, lang, count) => {
    expect(parseCount(shown, lang)).toBe(count);
  });

  it.each([
    '',
    ' ',
    'K',
    'many',
    '1.2',
    '١٬٢',
    '1,234K',
    '1.2.3K',
    '12 apples',
    '-5',
    '+5',
    '1e3',
    '½',
    '1,2,3',
    '1,2345',
    '1.234,567',
    '99999999999999999999',
    '٧७x',
  ])('%j has no one meaning', (shown) => {
    expect(parseCount(shown, 'en')).toBeUndefined();
  });

  it('reads back every exact number, however it is grouped and in whatever digits', () => {
    const scripts = ['0', '٠', '۰', '०', '০', '๐', '０'];
    const groups = ['', ',', '.', '\u00a0', '\u202f', '’', '٬'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.constantFrom(...scripts),
        fc.constantFrom(...groups),
        (count, zero, group) => {
          const shown = String(count)
            .replace(/\B(?=(\d{3})+$)/g, group)
            .replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
          expect(parseCount(shown)).toBe(count);
        },
      ),
    );
  });

  it('is a whole number or nothing, for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', 'en', 'tr', 'xx'), (shown, lang) => {
        const count = parseCount(shown, lang);
        expect(count === undefined || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
      }),
    );
  });
});

describe('numbers in a name for screen readers', () => {
  it.each([
    ['76 replies, 234 reposts, 2378 likes, Liked, 8190 bookmarks', [76, 234, 2_378, 8_190]],
    ['56 LABEL、75 LABEL、41755 LABEL', [56, 75, 41_755]],
    ['1.768 Antworten. Antworten', [1_768]],
    ['٧ ردود، ١٬٢٣٤ إعجابًا', [7, 1_234]],
    ['Reply', []],
  ])('%s', (label, numbers) => {
    expect(exactNumbers(label)).toEqual(numbers);
  });
});
