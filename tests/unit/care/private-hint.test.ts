import { expect, test } from 'vitest';
import { personalDataIn } from '../../../lib/care/personal-data.ts';
import { privateHint } from '../../../lib/care/private-hint.ts';
import { replyBudget } from '../../../lib/care/reply-budget.ts';

const none = { personal: [], upset: [], topics: [], budget: undefined };
const replies = (...automatic: boolean[]): { automatic: boolean }[] =>
  automatic.map((each) => ({ automatic: each }));

test('no reason, no hint', () => {
  expect(privateHint(none)).toBeUndefined();
  expect(privateHint({ ...none, budget: replyBudget(replies(false), 3) })).toBeUndefined();
});

test('a card number: take it private and ask to delete, the number masked', () => {
  const personal = personalDataIn('my card 4111 1111 1111 1111');
  expect(privateHint({ ...none, personal })).toEqual({
    askToDelete: true,
    reasons: [{ kind: 'personal', words: 'shows a card number, •••• 1111' }],
  });
});

test('upset and sensitive are two reasons', () => {
  const hint = privateHint({
    personal: personalDataIn('order number 7734221'),
    upset: ['never again'],
    topics: ['Account'],
    budget: replyBudget(replies(false, false, false), 3),
  });
  expect(hint).toEqual({
    askToDelete: false,
    reasons: [
      { kind: 'personal', words: 'shows an order number, •••• 21' },
      { kind: 'upset', words: 'the customer is upset: “never again”' },
      { kind: 'topic', words: 'it is about account' },
      { kind: 'replies', words: 'three of three public replies used' },
    ],
  });
});

test.each([
  [[], 3, undefined],
  [[true], 3, undefined],
  [[false, false], 3, 'two of three public replies used'],
  [[false, true, false], 3, 'two of three public replies used'],
  [[false, false, false, false], 3, 'four of three public replies used'],
  [[false], 1, 'one of one public reply used'],
  [Array.from({ length: 11 }, () => false), 12, '11 of 12 public replies used'],
] as const)('budget %#', (automatic, of, words) => {
  expect(replyBudget(replies(...automatic), of)?.words).toBe(words);
});

test('a budget is spent when the last reply is used', () => {
  expect(
    [1, 2, 3, 4].map((used) => replyBudget(replies(...Array<boolean>(used).fill(false)), 3)?.spent),
  ).toEqual([false, false, true, true]);
});
