// The team's notes on the case, newest last, and the field for the next one.
import { useContext } from 'preact/hooks';
import type { Names, NoteActions } from './names.ts';
import type { CaseView } from '../../lib/care/view.ts';
import { ForWorkers, MayWork } from './for-workers.tsx';
import { NewNote } from './new-note.tsx';
import { noteEntries } from './note-entries.ts';
import { NoteItem, RemovedNote } from './note-item.tsx';

export interface NotesProps {
  data: CaseView;
  names: Names;
  now: number;
  actions: NoteActions;
  focus: boolean;
}

export const Notes = ({ data, names, now, actions, focus }: NotesProps) => {
  const entries = noteEntries(data.case.notes, data.history, data.undone, names.me);
  if (!useContext(MayWork) && entries.length === 0) return null;
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title">Notes</h2>
      <ol class="list notes" aria-live="polite">
        {entries.map((entry) =>
          entry.kind === 'note' ? (
            <NoteItem key={entry.id} note={entry.note} names={names} now={now} actions={actions} />
          ) : (
            <RemovedNote key={entry.id} entry={entry} names={names} now={now} undo={actions.undo} />
          ),
        )}
      </ol>
      <ForWorkers>
        <NewNote draft={data.draft} focus={focus} add={actions.add} keepDraft={actions.keepDraft} />
      </ForWorkers>
    </section>
  );
};
