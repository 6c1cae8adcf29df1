import { expect, test } from 'vitest';
import { historyLines } from '../../../components/panel/history-words.ts';
import { ann, eventsOf, history, names, now } from './fixture.ts';

const said = (happening: Record<string, unknown>): string | undefined => {
  const [line] = historyLines(eventsOf([{ at: now, ...happening }]), [], names);
  return line && `${line.who} ${line.what}`;
};

test.each([
  [
    { type: 'reply.sent', postId: '9', handle: 'acme', publishedAt: now, signature: 'JK' },
    '@acme answered, signed JK',
  ],
  [
    { type: 'reply.sent', postId: '9', handle: 'acme', publishedAt: now, automatic: true },
    '@acme answered automatically',
  ],
  [{ type: 'message.gone', postId: '1' }, 'X does not show the post any more'],
  [{ type: 'message.shown', postId: '1' }, 'X shows the post again'],
  [
    { type: 'message.gone', postId: '1', said: 'This post was deleted.' },
    'X shows “This post was deleted.” instead of the post',
  ],
  [{ type: 'status.set', to: 'on_hold' }, 'You set the status to On hold'],
  [{ type: 'priority.set', to: 'urgent', by: 'ann' }, 'Ann Moor set the priority to urgent'],
  [{ type: 'tag.added', tag: 'payment', suggested: true }, 'You added the tag Payment, as suggested'],
  [{ type: 'tag.removed', tag: 'gone-since' }, 'You removed the tag gone-since'],
  [{ type: 'case.assigned', to: 'jo' }, 'You took it'],
  [{ type: 'case.assigned', to: 'jo', by: 'ann' }, 'Ann Moor gave it to you'],
  [{ type: 'case.assigned', to: null }, 'You gave it back'],
  [
    { type: 'case.escalated', tier: 't2', reason: 'press', comment: 'On air at six' },
    'You escalated to T2 Lead: Press or large following, “On air at six”',
  ],
  [
    { type: 'case.resolved', disposition: 'answered', by: 'stranger' },
    'Somebody resolved it: Question answered',
  ],
  [{ type: 'case.dismissed', reason: 'spam' }, 'You dismissed it: Spam'],
  [{ type: 'note.added', noteId: 'n', text: 'Secret' }, 'You added a note'],
])('%o', (happening, words) => {
  expect(said(happening)).toBe(words);
});

test('Newest first; what was undone stays and says by whom, the undoing is no line', () => {
  const lines = historyLines(history, ['c2'] as never, names);
  expect(lines).toHaveLength(history.length - 1);
  expect(lines[0]?.what).toBe('took it private');
  expect(lines.filter(({ undoneBy }) => undoneBy)).toMatchObject([
    { what: 'added the tag Spam', undoneBy: 'you' },
  ]);
});

test('Another member who undid is named', () => {
  const events = eventsOf([
    { type: 'tag.added', at: now, tag: 'spam', by: ann.id },
    { type: 'undone', at: now, undoes: 'c0', by: ann.id },
  ]);
  expect(historyLines(events, ['c0'] as never, names)[0]?.undoneBy).toBe('Ann Moor');
});

test('A claim that came second stays, and says who was faster', () => {
  const events = eventsOf([
    { type: 'case.assigned', at: now, to: 'jo', replaces: null, seq: 8 },
    { type: 'case.assigned', at: now - 1, to: 'ann', by: ann.id, replaces: null, seq: 7 },
    { type: 'case.escalated', at: now, tier: 't2', reason: 'press', replaces: null, seq: 9 },
    { type: 'case.escalated', at: now, by: ann.id, tier: 't2', reason: 'press', replaces: null, seq: 10 },
  ]);
  const lines = historyLines(events, [], names).toReversed();
  expect(lines.map(({ who, lostTo }) => [who, lostTo])).toEqual([
    ['You', 'Ann Moor'],
    ['Ann Moor', undefined],
    ['You', undefined],
    ['Ann Moor', 'you'],
  ]);
});
