// The verbs of chart, promises and decisions, as commands to the desk.
import type { CareActions, Given } from '../../components/panel/care-actions.ts';
import type { Problem } from '../../components/panel/names.ts';
import type { Client } from '../../lib/bridge/client.ts';
import type { OwnRequest } from '../../lib/bridge/messages.ts';
import type { PageCommand } from '../../lib/care/command.ts';
import type { CaseId, CommandId } from '../../lib/care/ids.ts';

/** `changed` is called after each command that went through. */
export const createCareActions = (
  caseId: CaseId,
  client: Client,
  newId: () => string,
  changed: () => void,
): CareActions => {
  const give = async (request: OwnRequest): Promise<Problem> => {
    const answer = await client.ask(request);
    if (!answer.ok) return answer.error.message;
    changed();
    return undefined;
  };
  const ids = (): { commandId: CommandId; caseId: CaseId } => ({ commandId: newId() as CommandId, caseId });
  /** With the way to take it back. */
  const giveAs = async (command: PageCommand): Promise<Given> => {
    const problem = await give({ ask: 'command', command });
    return problem === undefined ? { undo: command.commandId } : { problem };
  };
  return {
    triage: (path) => giveAs({ ...ids(), verb: 'triage', path: [...path] }),
    merge: (other) => giveAs({ ...ids(), verb: 'merge', other }),
    split: (postId) => giveAs({ ...ids(), verb: 'split', postId }),
    markReply: (postId, as, promiseBy) =>
      give({
        ask: 'command',
        command: {
          ...ids(),
          verb: 'markReply',
          postId,
          as,
          ...(promiseBy === undefined ? {} : { promiseBy }),
        },
      }),
    requestDecision: (from, dueAt, question) =>
      give({ ask: 'noteCommand', command: { ...ids(), verb: 'requestDecision', from, dueAt, question } }),
    makeDecision: (answer) =>
      give({ ask: 'noteCommand', command: { ...ids(), verb: 'makeDecision', answer } }),
    undo: (undoes) => give({ ask: 'command', command: { ...ids(), verb: 'undo', undoes } }),
  };
};
