import { describe, expect, test } from 'vitest';
import { effective, eventSchema } from '../../../lib/care/event.ts';
import { events, message, noon } from './build.ts';

const ids = (list: ReturnType<typeof events>): string[] => effective(list).map(({ id }) => id);

test('events stand by time, then by id, whatever order they came in', () => {
  const list = events(
    { type: 'case.reopened', at: noon + 1, id: 'b' },
    { type: 'case.reopened', at: noon + 1, id: 'a' },
    { type: 'case.reopened', at: noon, id: 'c' },
  );
  expect(ids(list)).toEqual(['c', 'a', 'b']);
  expect(ids(list.toReversed())).toEqual(['c', 'a', 'b']);
});

describe('undo', () => {
  test('takes back all events of its command, and shows neither', () => {
    const list = events(
      { type: 'case.escalated', at: noon, tier: 't2', reason: 'angry', commandId: 'press', id: 'a' },
      { type: 'priority.set', at: noon, to: 'urgent', commandId: 'press', id: 'b' },
      { type: 'tag.added', at: noon, tag: 'app', id: 'c' },
      { type: 'undone', at: noon + 1, undoes: 'press', id: 'd' },
    );
    expect(ids(list)).toEqual(['c']);
  });

  test('may arrive before what it takes back', () => {
    const list = events(
      { type: 'undone', at: noon, undoes: 'press', id: 'a' },
      { type: 'tag.added', at: noon + 5, tag: 'app', commandId: 'press', id: 'b' },
    );
    expect(ids(list)).toEqual([]);
  });

  test('is its author’s alone: nobody takes back what somebody else did', () => {
    const list = events(
      { type: 'tag.added', at: noon, tag: 'app', commandId: 'press', id: 'a', by: 'ann' },
      { type: 'undone', at: noon + 1, undoes: 'press', id: 'b', by: 'bob' },
    );
    expect(ids(list)).toEqual(['a']);
    const both = events(
      { type: 'tag.added', at: noon, tag: 'app', commandId: 'press', id: 'a', by: 'ann' },
      { type: 'undone', at: noon + 1, undoes: 'press', id: 'b', by: 'bob' },
      { type: 'undone', at: noon + 2, undoes: 'press', id: 'c', by: 'ann' },
    );
    expect(ids(both)).toEqual([]);
  });

  test('takes back nothing that was seen on X', () => {
    const seen = { ...message(noon), id: 'seen.100', commandId: 'seen.100' };
    const reopened = { type: 'case.reopened', at: noon, id: 'seen.100.reopens' } as const;
    const list = events(
      seen,
      { ...reopened, commandId: 'seen.100.reopens' },
      { type: 'undone', at: noon + 1, undoes: 'seen.100' },
      { type: 'undone', at: noon + 1, undoes: 'seen.100.reopens' },
    );
    expect(ids(list)).toEqual(['seen.100', 'seen.100.reopens']);
  });

  test('leaves a case that was opened by hand where somebody works on it, whatever came first', () => {
    const opened = { ...message(noon), id: 'a', commandId: 'open' };
    const undone = { type: 'undone', at: noon + 2, undoes: 'open', id: 'b' } as const;
    const note = { type: 'note.added', noteId: 'n', text: 'Mine.', id: 'c', by: 'bob' } as const;
    for (const at of [noon + 1, noon + 3]) {
      const list = events(opened, undone, { ...note, at });
      expect(ids(list)).toEqual(['a', 'c']);
      expect(ids(list.toReversed())).toEqual(['a', 'c']);
    }
    expect(ids(events(opened, undone))).toEqual([]);
    const noteUndone = { type: 'undone', at: noon + 2, undoes: 'write', id: 'd', by: 'bob' } as const;
    expect(ids(events(opened, undone, { ...note, at: noon + 1, commandId: 'write' }, noteUndone))).toEqual(
      [],
    );
  });

  test('of nothing does nothing', () => {
    expect(ids(events({ type: 'undone', at: noon, undoes: 'nobody' }))).toEqual([]);
  });
});

test('the list that is handed in stays as it is', () => {
  const list = events({ type: 'case.reopened', at: noon + 1 }, { type: 'case.reopened', at: noon });
  const before = [...list];
  effective(list);
  expect(list).toEqual(before);
});

describe('the schema refuses', () => {
  const valid = { ...events(message(noon))[0] };
  test.each([
    ['an unknown type', { type: 'case.deleted' }],
    ['a time before 1970', { at: -1 }],
    ['a time beyond the year 9999', { at: 8.64e15 }],
    ['half a millisecond', { at: 1.5 }],
    ['an id of another shape', { id: '<script>' }],
    ['a case of another shape', { caseId: 'case-x' }],
    ['a post id beyond 20 digits', { post: { id: '1'.repeat(21) } }],
  ])('%s', (_, change) => {
    expect(eventSchema.safeParse(valid).success).toBe(true);
    expect(eventSchema.safeParse({ ...valid, ...change }).success).toBe(false);
  });

  test('an empty note', () => {
    const note = { ...valid, type: 'note.added', noteId: 'n', text: '  ' };
    expect(eventSchema.safeParse(note).success).toBe(false);
  });
});
