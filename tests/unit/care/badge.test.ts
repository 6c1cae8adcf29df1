import { describe, expect, test } from 'vitest';
import type { Member } from '../../../lib/care/badge.ts';
import { badgeOf, clockToShow, memberSchema } from '../../../lib/care/badge.ts';
import type { Case } from '../../../lib/care/case.ts';
import { foldCase } from '../../../lib/care/case.ts';
import type { Clock } from '../../../lib/care/clock-at.ts';
import type { MemberId } from '../../../lib/care/ids.ts';
import { events, message, minutes, noon } from './build.ts';

const me = 'jo' as MemberId;
const members: Member[] = [
  { id: me, name: 'Jo Kern', initials: 'JK' },
  { id: 'lee' as MemberId, name: 'Lee Moss', initials: 'LM' },
];
const later = (count: number): number => noon + minutes(count);

const caseOf = (...list: Parameters<typeof events>): Case => {
  const care = foldCase(events(message(noon), ...list));
  if (!care) throw new Error('no case');
  return care;
};

const clock = (name: string, changes: Partial<Clock> = {}): Clock => ({
  segment: 1,
  metric: 'firstResponse',
  policy: name,
  startedAt: noon,
  targetMs: minutes(60),
  warnAt: [],
  spans: [],
  validUntil: later(100),
  ...changes,
});

describe('the clock that is shown', () => {
  const shown = (...clocks: Clock[]): string | undefined => clockToShow(clocks)?.policy;
  const answered = { at: later(5), how: 'answered' } as const;

  test('is the response due first', () => {
    expect(
      shown(
        clock('later', { dueAt: later(9) }),
        clock('first', { metric: 'nextResponse', dueAt: later(3) }),
        clock('resolution', { metric: 'resolution', dueAt: later(1) }),
      ),
    ).toBe('first');
  });

  test('is else the response that ended last, before an open resolution', () => {
    expect(
      shown(
        clock('old', { end: { ...answered, at: later(1) } }),
        clock('new', { end: answered }),
        clock('resolution', { metric: 'resolution', dueAt: later(9) }),
      ),
    ).toBe('new');
  });

  test('is else the resolution', () => {
    expect(shown(clock('resolution', { metric: 'resolution', dueAt: later(9) }))).toBe('resolution');
    expect(shown(clock('done', { metric: 'resolution', end: answered }))).toBe('done');
  });

  test('is none that was cancelled, and none of none', () => {
    expect(shown(clock('off', { end: { at: later(1), how: 'cancelled' } }))).toBeUndefined();
    expect(shown()).toBeUndefined();
  });

  test('without a due time comes after those that have one', () => {
    expect(shown(clock('open'), clock('due', { dueAt: later(9) }))).toBe('due');
  });
});

describe('suggestion', () => {
  const suggestions = [
    { tag: 'app', because: ['app'] },
    { tag: 'order', because: ['my order'] },
  ];
  const offered = (care: Case): string | undefined =>
    badgeOf(care, [], { suggestions }, me, members).suggestion?.tag;

  test('is the best that is neither there nor refused', () => {
    expect(offered(caseOf())).toBe('app');
    expect(offered(caseOf({ type: 'tag.added', at: later(1), tag: 'app' }))).toBe('order');
    expect(offered(caseOf({ type: 'suggestion.refused', at: later(1), tag: 'app' }))).toBe('order');
  });

  test('is none once the case is settled', () => {
    expect(offered(caseOf({ type: 'case.resolved', at: later(1), disposition: 'answered' }))).toBeUndefined();
    expect(offered(caseOf({ type: 'case.dismissed', at: later(1), reason: 'spam' }))).toBeUndefined();
  });
});

test('owners are named, strangers too', () => {
  const ownedBy = (to: string): unknown =>
    badgeOf(caseOf({ type: 'case.assigned', at: later(1), to }), [], {}, me, members).assignee;
  expect(ownedBy('jo')).toEqual({ initials: 'JK', name: 'Jo Kern', me: true });
  expect(ownedBy('lee')).toEqual({ initials: 'LM', name: 'Lee Moss', me: false });
  expect(ownedBy('gone')).toEqual({ initials: '?', name: 'Somebody', me: false });
});

test('undo is of my own newest command', () => {
  const care = caseOf(
    { type: 'priority.set', at: later(1), to: 'high', commandId: 'mine' },
    { type: 'tag.added', at: later(2), tag: 'app', by: 'lee', commandId: 'theirs' },
  );
  expect(badgeOf(care, [], {}, me, members).undo).toBe('mine');
  expect(badgeOf(care, [], {}, 'new' as MemberId, members).undo).toBeUndefined();
});

test('a plain case has a plain badge', () => {
  expect(badgeOf(caseOf(), [], {}, me, members)).toEqual({
    caseId: 'case-100',
    number: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}$/),
    customer: 'customer',
    status: 'new',
    priority: 'normal',
    tags: [],
    handedOff: false,
    notes: 0,
  });
});

test.each([
  ['JK', true],
  ['É', true],
  ['李明', true],
  ['', false],
  ['JKLMN', false],
  ['J K', false],
  ['<b>', false],
])('initials "%s": %s', (initials, valid) => {
  expect(memberSchema.safeParse({ id: 'jo', name: 'Jo', initials }).success).toBe(valid);
});
