import { expect, test } from 'vitest';
import { noteEntries } from '../../../components/panel/note-entries.ts';
import type { CommandId } from '../../../lib/care/ids.ts';
import { ann, caseData, eventsOf, history, jo } from './fixture.ts';

test('A removed note leaves its place, and its remover the way back', () => {
  const { case: care } = caseData();
  const entries = noteEntries(care.notes, history, ['c2'] as CommandId[], jo.id);
  expect(entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['note n1', 'removed n2', 'note n3']);
  expect(entries[1]).toMatchObject({ by: jo.id, undo: 'c7' });
  expect(JSON.stringify(entries[1])).not.toContain('gone');
  const seenByAnn = noteEntries(care.notes, history, ['c2'] as CommandId[], ann.id);
  expect(seenByAnn[1]).not.toHaveProperty('undo');
});

test('A removal that was undone leaves no trace, nor does a note whose adding was undone', () => {
  const opening = history.slice(0, 1);
  const events = [
    ...opening,
    ...eventsOf([
      { type: 'note.added', at: 10, noteId: 'a', text: 'A', commandId: 'add-a' },
      { type: 'note.removed', at: 20, noteId: 'a', commandId: 'remove-a' },
      { type: 'undone', at: 30, undoes: 'remove-a', commandId: 'undo' },
      { type: 'note.added', at: 11, noteId: 'b', text: 'B', commandId: 'add-b' },
      { type: 'note.removed', at: 21, noteId: 'b', commandId: 'remove-b' },
      { type: 'undone', at: 31, undoes: 'add-b', commandId: 'undo-2' },
    ]).map((event, i) => ({ ...event, id: `x${i}` as typeof event.id })),
  ];
  const { case: care, undone } = caseData(events);
  expect(noteEntries(care.notes, events, undone, jo.id)).toMatchObject([{ kind: 'note', id: 'a' }]);
});
