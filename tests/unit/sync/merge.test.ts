import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayAfter } from '../../../lib/sync/backoff.ts';
import { aliasesOf, lastWriter, settleClaims, standingTags } from '../../../lib/sync/merge.ts';

test('the last writer holds, in whatever order the changes came', () => {
  const [a, b] = [3, 5].map((ms) => ({ ms, stamp: { ms, counter: 0, device: 'a' } }));
  expect(lastWriter([a!, b!])).toBe(b);
  expect(lastWriter([b!, a!])).toBe(b);
});

test.each([
  ['removed by one who saw it', [{ id: '1', tag: 't' }], [{ tag: 't', seen: ['1'] }], []],
  [
    'added again unseen',
    [
      { id: '1', tag: 't' },
      { id: '2', tag: 't' },
    ],
    [{ tag: 't', seen: ['1'] }],
    ['t'],
  ],
  ['removed before it came', [{ id: '1', tag: 't' }], [{ tag: 't', seen: [] }], ['t']],
])('a tag %s', (_, added, removed, standing) => expect(standingTags(added, removed)).toEqual(standing));

describe('claims', () => {
  const take = (id: string, seq: number | undefined, replaces?: string) => ({
    id,
    ...(seq ? { seq } : {}),
    replaces,
    value: id,
  });
  test('the first has it, the other is told', () =>
    expect(settleClaims([take('b', 2), take('a', 1)])).toEqual({ value: 'a', lost: ['b'] }));
  test('who saw the owner may take it over', () =>
    expect(settleClaims([take('a', 1), take('b', 2, 'a')])).toEqual({ value: 'b', lost: [] }));
  test('what is on its way counts last', () =>
    expect(settleClaims([take('mine', undefined), take('b', 9)])).toEqual({ value: 'b', lost: ['mine'] }));
});

describe('aliases', () => {
  test('the earliest root wins, over chains', () => {
    const cases = [
      { id: 'c', rootAt: 3, messages: ['3', 'y'] },
      { id: 'a', rootAt: 1, messages: ['1', 'x'] },
      { id: 'b', rootAt: 2, messages: ['2', 'x', 'y'] },
    ];
    expect([...aliasesOf(cases)].toSorted()).toEqual([
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });

  test('are the same in whatever order the cases are given', () => {
    const claimant = fc.record({
      rootAt: fc.nat(3),
      messages: fc.array(fc.constantFrom('1', '2', '3', '4'), { maxLength: 3 }),
    });
    const lists = fc
      .array(claimant, { maxLength: 6 })
      .map((all) => all.map((each, index) => ({ id: `c${index}`, ...each })));
    fc.assert(
      fc.property(lists, (cases) => {
        expect([...aliasesOf(cases.toReversed())].toSorted()).toEqual([...aliasesOf(cases)].toSorted());
      }),
    );
  });
});

test.each([
  [1, 1, 0, 2000],
  [1, 0, 0, 0],
  [30, 1, 0, 300_000],
  [1, 0, 7, 7000],
])('after %i failures with chance %f and Retry-After %i, %i ms pass', (failures, chance, retryAfter, ms) =>
  expect(delayAfter(failures, chance, retryAfter)).toBe(ms),
);
