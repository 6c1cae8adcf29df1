// The list of notes with the places where one was removed.
import type { Note } from '../../lib/care/case.ts';
import type { CareEvent } from '../../lib/care/event.ts';
import { byTime } from '../../lib/care/event.ts';
import type { CommandId, MemberId, NoteId } from '../../lib/care/ids.ts';

export type NoteEntry =
  | { kind: 'note'; id: NoteId; at: number; note: Note }
  /** A removed note: its text is gone from the list, the removal can be taken back by whoever removed it. */
  | { kind: 'removed'; id: NoteId; at: number; by: MemberId; removedAt: number; undo?: CommandId };

/** Notes and tombstones, oldest note first, each where its note was written. `undo` is given for removals of `me`. */
export const noteEntries = (
  notes: readonly Note[],
  history: readonly CareEvent[],
  undone: readonly CommandId[],
  me: MemberId,
): NoteEntry[] => {
  const takenBack = new Set(undone);
  const standing = history.filter((event) => !takenBack.has(event.commandId)).toSorted(byTime);
  const writtenAt = new Map(
    standing.flatMap((event) => (event.type === 'note.added' ? [[event.noteId, event.at]] : [])),
  );
  const entries = new Map<NoteId, NoteEntry>();
  for (const event of standing) {
    const at = event.type === 'note.removed' ? writtenAt.get(event.noteId) : undefined;
    if (event.type !== 'note.removed' || at === undefined) continue;
    const removed = { kind: 'removed', id: event.noteId, at, by: event.by, removedAt: event.at } as const;
    entries.set(event.noteId, event.by === me ? { ...removed, undo: event.commandId } : removed);
  }
  for (const note of notes) entries.set(note.id, { kind: 'note', id: note.id, at: note.at, note });
  return [...entries.values()].toSorted((a, b) => a.at - b.at);
};
