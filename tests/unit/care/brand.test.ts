import { describe, expect, test } from 'vitest';
import { createBrandFinder, slipsBetween } from '../../../lib/care/brand.ts';

const names = createBrandFinder({
  brandTerms: [
    'Apple',
    'Vodafone',
    'New Look',
    'Zara',
    'Mothercare UK',
    'New Mothercare',
    'Müller',
    'アクメ',
    '苹果',
    'Adidas',
  ],
  negativeTerms: ['apple pie', 'pineapple'],
  misspellings: true,
});

describe('the brand is named', () => {
  test.each([
    'my APPLE is broken',
    'apple, again',
    '#Apple',
    'aple support is slow',
    'appple support',
    'appel store',
    'vodaphone took my money',
    'Vodafne vodka',
    'a new Mothrecare shop',
    'mueller or muller',
    '昨日アクメに電話した',
    '我的苹果坏了',
    'adidos shoes',
    'I like apple pie but not Apple',
  ])('%s', (text) => expect(names(text)).toBe(true));
});

describe('the brand is not named', () => {
  test.each([
    'best apple pie ever',
    'Apple-Pie!',
    'please apply here',
    'ample room',
    'maple syrup',
    'applesauce',
    'telephone',
    'a new lock',
    'tara is here',
    'zaar',
    'app1e',
    'something else',
    '',
  ])('%s', (text) => expect(names(text)).toBe(false));
});

test('misspellings are found only where the playbook wants them', () => {
  const exact = createBrandFinder({ brandTerms: ['Vodafone'] });
  expect(exact('vodafone')).toBe(true);
  expect(exact('vodaphone')).toBe(false);
});

test.each([
  ['apple', 'apple', 0],
  ['aple', 'apple', 1],
  ['appel', 'apple', 1],
  ['apply', 'apple', 1],
  ['vodaphone', 'vodafone', 2],
  ['kitten', 'sitting', 3],
])('%s and %s are %i slips apart', (a, b, slips) => {
  expect(slipsBetween(a, b, 3)).toBe(slips);
  expect(slipsBetween(b, a, 3)).toBe(slips);
  expect(slipsBetween(a, b, slips - 1)).toBeGreaterThan(slips - 1);
});
