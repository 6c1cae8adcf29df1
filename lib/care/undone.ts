// What an undoing takes back, in every browser alike: the same rules that the desk holds when somebody asks for it.
import { isByItself } from './by-itself.ts';
import type { CareEvent } from './event.ts';
import type { CommandId, MemberId } from './ids.ts';
import { wasSeen } from './seen.ts';

/**
 * Tells whether an event was taken back: by its own author, and never what was seen on X. A case that somebody opened
 * by hand stays once it was worked on, for what others did there would go with it. Takes all events, in any order.
 */
export const takenBackIn = (events: readonly CareEvent[]): ((event: CareEvent) => boolean) => {
  const undoers = new Map<CommandId, Set<MemberId>>();
  for (const event of events)
    if (event.type === 'undone')
      undoers.set(event.undoes, (undoers.get(event.undoes) ?? new Set()).add(event.by));
  if (undoers.size === 0) return () => false;
  const isTheirs = (event: CareEvent): boolean =>
    event.type !== 'undone' && !wasSeen(event) && (undoers.get(event.commandId)?.has(event.by) ?? false);
  const worked = new Set(
    events
      .filter((event) => event.type !== 'undone' && !isByItself(event) && !isTheirs(event))
      .map(({ caseId }) => caseId),
  );
  return (event) => isTheirs(event) && !(event.type === 'message.received' && worked.has(event.caseId));
};
