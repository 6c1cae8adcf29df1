// The verbs of the notes, as commands to the desk.
import type { NoteActions, Problem } from '../../components/panel/names.ts';
import type { Client } from '../../lib/bridge/client.ts';
import type { OwnRequest } from '../../lib/bridge/messages.ts';
import type { CaseId, CommandId, NoteId } from '../../lib/care/ids.ts';

/** `changed` is called after each command that went through. */
export const createNoteActions = (
  caseId: CaseId,
  client: Client,
  newId: () => string,
  changed: () => void,
): NoteActions => {
  const give = async (request: OwnRequest): Promise<Problem> => {
    const answer = await client.ask(request);
    if (!answer.ok) return answer.error.message;
    changed();
    return undefined;
  };
  const newCommandId = (): CommandId => newId() as CommandId;
  /** Trying the same words again is the same command: whatever became of the first try, the note is there once. */
  let lastTry: { text: string; commandId: CommandId; noteId: NoteId } | undefined;

  return {
    add: async (text) => {
      if (lastTry?.text !== text) lastTry = { text, commandId: newCommandId(), noteId: newId() as NoteId };
      const { commandId, noteId } = lastTry;
      const problem = await give({
        ask: 'noteCommand',
        command: { verb: 'addNote', commandId, caseId, noteId, text },
      });
      if (!problem) lastTry = undefined;
      return problem;
    },
    edit: (noteId, text) =>
      give({
        ask: 'noteCommand',
        command: { verb: 'editNote', commandId: newCommandId(), caseId, noteId, text },
      }),
    remove: (noteId) =>
      give({
        ask: 'noteCommand',
        command: { verb: 'removeNote', commandId: newCommandId(), caseId, noteId },
      }),
    undo: (undoes) =>
      give({ ask: 'command', command: { verb: 'undo', commandId: newCommandId(), caseId, undoes } }),
    keepDraft: async (text) => {
      const answer = await client.ask({ ask: 'saveDraft', caseId, text });
      return answer.ok ? undefined : answer.error.message;
    },
  };
};
