import { expect, test } from 'vitest';
import { difference } from '../../tools/start/summary.ts';

test('two exports that differ are told apart, whatever the order of their keys', () => {
  const event = { type: 'note.removed', id: 'a', at: 1 } as never;
  const same = { at: 1, id: 'a', type: 'note.removed' } as never;
  const other = { at: 2, id: 'a', type: 'note.removed' } as never;
  const of = (...events: never[]) => ({ events, cases: [] });
  expect(difference(of(event), of(same))).toBeUndefined();
  expect(difference(of(event), of(other))).toMatch(/^1 events and 1; only one of them has/);
  expect(difference(of(event), of())).toMatch(/^1 events and 0/);
});
