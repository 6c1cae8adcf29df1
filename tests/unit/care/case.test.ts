import { describe, expect, test } from 'vitest';
import { foldCase } from '../../../lib/care/case.ts';
import { events, message, minutes, noon, reply } from './build.ts';

const later = (count: number): number => noon + minutes(count);
const fold = (...list: Parameters<typeof events>): NonNullable<ReturnType<typeof foldCase>> => {
  const care = foldCase(events(...list));
  if (!care) throw new Error('no case');
  return care;
};

test('without a message there is no case', () => {
  expect(foldCase([])).toBeUndefined();
  expect(foldCase(events({ type: 'tag.added', at: noon, tag: 'app' }))).toBeUndefined();
});

test('a message opens a new case of its author', () => {
  const care = fold(message(noon, { text: 'No internet' }));
  expect(care).toMatchObject({
    id: 'case-100',
    customer: { handle: 'customer', name: 'A customer' },
    status: 'new',
    priority: 'normal',
    tags: [],
    openedAt: noon,
  });
});

describe('status', () => {
  const cases: [name: string, status: string, ...Parameters<typeof events>][] = [
    ['a tag opens it', 'open', { type: 'tag.added', at: later(1), tag: 'app' }],
    ['taking it opens it', 'open', { type: 'case.assigned', at: later(1), to: 'jo' }],
    ['an answer opens it', 'open', reply(later(1))],
    ['an automatic answer does not', 'new', reply(later(1), { automatic: true })],
    ['a note does not', 'new', { type: 'note.added', at: later(1), noteId: 'n', text: 'Hm' }],
    ['taking it private waits for the customer', 'pending', { type: 'handoff.requested', at: later(1) }],
    [
      'the customer ends waiting',
      'open',
      { type: 'status.set', at: later(1), to: 'pending' },
      message(later(2)),
    ],
    [
      'the customer does not end waiting inside',
      'on_hold',
      { type: 'status.set', at: later(1), to: 'on_hold' },
      message(later(2)),
    ],
    [
      'the customer reopens what was resolved',
      'open',
      { type: 'case.resolved', at: later(1), disposition: 'answered' },
      message(later(2)),
    ],
    [
      'a dismissed case stays dismissed',
      'dismissed',
      { type: 'case.dismissed', at: later(1), reason: 'spam' },
      message(later(2)),
    ],
    [
      'a message published before it was resolved does not reopen it',
      'resolved',
      { type: 'case.resolved', at: later(5), disposition: 'answered' },
      message(later(2)),
    ],
  ];
  test.each(cases)('%s', (_, status, ...rest) => {
    expect(fold(message(noon), ...rest).status).toBe(status);
  });
});

test('reopening forgets how it ended, by whatever way it is reopened', () => {
  const resolved = { type: 'case.resolved', at: later(1), disposition: 'answered' } as const;
  for (const again of [
    { type: 'case.reopened', at: later(2) },
    { type: 'status.set', at: later(2), to: 'open' },
    { type: 'handoff.requested', at: later(2) },
    message(later(2)),
  ] as const) {
    expect(fold(message(noon), resolved, again).disposition).toBeUndefined();
  }
  const dismissed = { type: 'case.dismissed', at: later(1), reason: 'spam' } as const;
  expect(
    fold(message(noon), dismissed, { type: 'status.set', at: later(2), to: 'open' }).dismissReason,
  ).toBeUndefined();
});

test('the last ending counts alone', () => {
  const care = fold(
    message(noon),
    { type: 'case.dismissed', at: later(1), reason: 'spam' },
    { type: 'case.resolved', at: later(2), disposition: 'answered' },
  );
  expect([care.disposition, care.dismissReason]).toEqual(['answered', undefined]);
  const back = fold(
    message(noon),
    { type: 'case.resolved', at: later(1), disposition: 'answered' },
    { type: 'case.dismissed', at: later(2), reason: 'spam' },
  );
  expect([back.disposition, back.dismissReason]).toEqual([undefined, 'spam']);
});

test('a post that two browsers saw counts once, as message and as reply', () => {
  const care = fold(
    message(noon, { id: '1' }),
    message(noon, { id: '1' }),
    reply(later(1), { postId: '2' }),
    reply(later(1), { postId: '2' }),
  );
  expect(care.messages).toHaveLength(1);
  expect(care.replies).toHaveLength(1);
});

test('messages stand in the order they were published', () => {
  const care = fold(message(later(2), { id: '2' }), message(later(1), { id: '1' }));
  expect(care.messages.map(({ post }) => post.id)).toEqual(['1', '2']);
  expect(care.openedAt).toBe(later(1));
});

test('tags, refused tags and notes', () => {
  const care = fold(
    message(noon),
    { type: 'tag.added', at: later(1), tag: 'app' },
    { type: 'tag.added', at: later(2), tag: 'app' },
    { type: 'tag.added', at: later(3), tag: 'order' },
    { type: 'tag.removed', at: later(4), tag: 'app' },
    { type: 'suggestion.refused', at: later(5), tag: 'hot' },
    { type: 'note.added', at: later(6), noteId: 'a', text: 'One' },
    { type: 'note.added', at: later(7), noteId: 'b', text: 'Two' },
    { type: 'note.edited', at: later(8), noteId: 'a', text: 'One, better' },
    { type: 'note.removed', at: later(9), noteId: 'b' },
  );
  expect(care.tags).toEqual(['order']);
  expect(care.refusedTags).toEqual(['hot']);
  expect(care.notes).toEqual([{ id: 'a', text: 'One, better', by: 'jo', at: later(6), editedAt: later(8) }]);
});

test('a note is its author’s alone, whoever else would change it', () => {
  const notes = [
    { type: 'note.added', at: later(1), noteId: 'a', text: 'One', by: 'ann' },
    { type: 'note.edited', at: later(2), noteId: 'a', text: 'Another one', by: 'bob' },
    { type: 'note.removed', at: later(3), noteId: 'a', by: 'bob' },
  ] as const;
  expect(fold(message(noon), ...notes).notes).toEqual([{ id: 'a', text: 'One', by: 'ann', at: later(1) }]);
  const removed = { type: 'note.removed', at: later(4), noteId: 'a', by: 'ann' } as const;
  expect(fold(message(noon), ...notes, removed).notes).toEqual([]);
});

test('an escalation is acknowledged; a new one is not yet', () => {
  const raised = { type: 'case.escalated', at: later(1), tier: 't2', reason: 'angry' } as const;
  const seen = { type: 'escalation.acknowledged', at: later(2), by: 'lee' } as const;
  expect(fold(message(noon), raised, seen).escalation).toMatchObject({
    tier: 't2',
    acknowledged: { by: 'lee', at: later(2) },
  });
  const again = { type: 'case.escalated', at: later(3), tier: 't3', reason: 'press' } as const;
  expect(fold(message(noon), raised, seen, again).escalation?.acknowledged).toBeUndefined();
  expect(fold(message(noon), seen).escalation).toBeUndefined();
});

describe('undo', () => {
  test('what was undone is as if it had not been', () => {
    const care = fold(
      message(noon),
      { type: 'case.resolved', at: later(1), disposition: 'answered', commandId: 'press' },
      { type: 'undone', at: later(2), undoes: 'press' },
    );
    expect(care.status).toBe('new');
    expect(care.lastCommand).toEqual({});
  });

  test('each member has a newest command of their own, and what was seen is none', () => {
    const care = fold(
      message(noon),
      { type: 'tag.added', at: later(1), tag: 'app', commandId: 'first' },
      { type: 'priority.set', at: later(2), to: 'high', commandId: 'second' },
      { type: 'case.assigned', at: later(3), to: 'lee', by: 'lee', commandId: 'third' },
      reply(later(4)),
      { type: 'undone', at: later(5), undoes: 'second' },
    );
    expect(care.lastCommand).toEqual({ jo: 'first', lee: 'third' });
  });
});
