// What the author of a deed saw goes with it.
import { expect, test } from 'vitest';
import type { Case } from '../../../lib/care/case.ts';
import { foldCase } from '../../../lib/care/case.ts';
import { withWhatWasSeen } from '../../../lib/desk/saw.ts';
import { events, message, minutes, noon } from '../care/build.ts';

const list = events(
  message(noon),
  { type: 'tag.added', at: noon + minutes(1), tag: 'app', id: 'one' },
  { type: 'tag.added', at: noon + minutes(2), tag: 'bill', id: 'other' },
  { type: 'tag.added', at: noon + minutes(3), tag: 'app', id: 'two', by: 'bea' },
  { type: 'case.assigned', at: noon + minutes(4), to: 'bea' },
  { type: 'case.escalated', at: noon + minutes(5), tier: 't2', reason: 'angry', id: 'up' },
);
const care = foldCase(list) as Case;
const bare = foldCase(list.slice(0, 1)) as Case;

test.each([
  ['a removal names all additions of its tag', { type: 'tag.removed', tag: 'app' }, { seen: ['one', 'two'] }],
  ['taking it names whose it was', { type: 'case.assigned', to: 'jo' }, { replaces: 'bea' }],
  [
    'escalating names the escalation',
    { type: 'case.escalated', tier: 't3', reason: 'x' },
    { replaces: 'up' },
  ],
  ['anything else stays as it is', { type: 'status.set', to: 'pending' }, {}],
])('%s', (_, deed, seen) => {
  expect(withWhatWasSeen(deed as never, care, list)).toEqual({ ...deed, ...seen });
});

test('where there was nothing, that is what was seen', () => {
  const claim = { type: 'case.assigned', to: 'jo' } as never;
  expect(withWhatWasSeen(claim, bare, [])).toMatchObject({ replaces: null });
  expect(withWhatWasSeen(claim, undefined, [])).toMatchObject({ replaces: null });
  const escalation = { type: 'case.escalated', tier: 't3', reason: 'x' } as never;
  expect(withWhatWasSeen(escalation, bare, [])).toMatchObject({ replaces: null });
});
