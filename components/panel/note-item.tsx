// One note, or the place where one was removed.
import { useState } from 'preact/hooks';
import type { Note } from '../../lib/care/case.ts';
import { mayChangeNote } from '../../lib/care/role.ts';
import { When } from '../when.tsx';
import { ForWorkers } from './for-workers.tsx';
import type { Names, NoteActions, Problem } from './names.ts';
import { memberInitials, memberName } from './names.ts';
import type { NoteEntry } from './note-entries.ts';
import { NoteField } from './note-field.tsx';

interface NoteItemProps {
  note: Note;
  names: Names;
  now: number;
  actions: Pick<NoteActions, 'edit' | 'remove'>;
}

export const NoteItem = ({ note, names, now, actions }: NoteItemProps) => {
  const [edited, setEdited] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const save = async (text: string): Promise<Problem> => {
    const trouble = await actions.edit(note.id, text);
    if (!trouble) setEdited(undefined);
    return trouble;
  };
  return (
    <li class="note">
      <span class={note.by === names.me ? 'who me' : 'who'} aria-hidden="true">
        {memberInitials(names, note.by)}
      </span>
      <div class="note-body">
        <p class="dim note-head">
          <b>{memberName(names, note.by)}</b> <When at={note.at} now={now} />
          {note.editedAt !== undefined && (
            <span title={new Date(note.editedAt).toLocaleString()}>edited</span>
          )}
          {edited === undefined && mayChangeNote(note, names.me) && (
            <ForWorkers>
              <span class="note-verbs">
                <button type="button" class="link" onClick={() => setEdited(note.text)}>
                  Edit
                </button>
                <button
                  type="button"
                  class="link"
                  onClick={() => void actions.remove(note.id).then(setProblem)}
                >
                  Delete
                </button>
              </span>
            </ForWorkers>
          )}
        </p>
        {edited === undefined ? (
          <p class="words" dir="auto">
            {note.text}
          </p>
        ) : (
          <NoteField
            label="Edit the note"
            verb="Save"
            text={edited}
            focus
            onText={setEdited}
            onSave={save}
            onCancel={() => setEdited(undefined)}
          />
        )}
        {problem && (
          <p class="problem" role="alert">
            Not deleted: {problem}
          </p>
        )}
      </div>
    </li>
  );
};

interface RemovedNoteProps {
  entry: NoteEntry & { kind: 'removed' };
  names: Names;
  now: number;
  undo: NoteActions['undo'];
}

export const RemovedNote = ({ entry, names, now, undo }: RemovedNoteProps) => {
  const [problem, setProblem] = useState<Problem>();
  const command = entry.undo;
  return (
    <li class="note removed dim">
      <p>
        {memberName(names, entry.by)} deleted a note, <When at={entry.removedAt} now={now} />{' '}
        {command && (
          <ForWorkers>
            <button type="button" class="link" onClick={() => void undo(command).then(setProblem)}>
              Undo
            </button>
          </ForWorkers>
        )}
      </p>
      {problem && (
        <p class="problem" role="alert">
          Not undone: {problem}
        </p>
      )}
    </li>
  );
};
