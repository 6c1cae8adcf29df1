// Taking a command back: mine, once, and never what Perch itself saw on the page.
import type { CareEvent } from '../care/event.ts';
import { effective } from '../care/event.ts';
import type { CommandId, MemberId } from '../care/ids.ts';
import { isByRule, wasSeen } from '../care/seen.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import type { Failure } from '../care/view.ts';
import type { Deed } from './decide.ts';
import { notAllowed, notFound } from './failures.ts';

/** `events` are all of the case; `undoes` names the command. */
export const decideUndo = (
  events: readonly CareEvent[],
  undoes: CommandId | undefined,
  me: MemberId,
): Result<Deed[], Failure> => {
  if (!undoes) return notAllowed('There is nothing of yours to undo here.');
  const targets = events.filter(({ commandId }) => commandId === undoes);
  if (targets.length === 0) return notFound('There is nothing to undo by that name.');
  if (targets.some(wasSeen)) return notAllowed('What was seen on X cannot be undone.');
  if (targets.some(({ by }) => by !== me)) return notAllowed('Only who did it can undo it.');
  if (targets.some(({ type }) => type === 'undone')) return notAllowed('An undo cannot be undone.');
  const standing = effective(events);
  if (!standing.some(({ commandId }) => commandId === undoes)) return notAllowed('This was undone already.');
  const opens = targets.some(({ type }) => type === 'message.received');
  if (opens && standing.some((event) => event.commandId !== undoes && !wasSeen(event) && !isByRule(event)))
    return notAllowed('This case has been worked on since it was opened. Dismiss it instead.');
  return ok([{ type: 'undone', undoes }]);
};
