import { expect, test } from 'vitest';
import { caseIdOf, caseNumber } from '../../../lib/care/case-id.ts';
import { postId } from './build.ts';

const numberOf = (id: string): string => caseNumber(caseIdOf(postId(id)));

test('a case has the same short number everywhere', () => {
  expect(numberOf('1859921837472346112')).toBe(numberOf('1859921837472346112'));
});

test('it is four letters that are not mistaken for each other', () => {
  for (const id of ['0', '1', '1859921837472346112', '9'.repeat(20)]) {
    expect(numberOf(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
  }
});

test('posts one after the other have numbers that look apart', () => {
  const start = 1_859_921_837_472_346_112n;
  const numbers = Array.from({ length: 200 }, (_, index) => numberOf(String(start + BigInt(index))));
  expect(new Set(numbers).size).toBe(200);
  expect(new Set(numbers.map((number) => number.charAt(0))).size).toBeGreaterThan(25);
});
