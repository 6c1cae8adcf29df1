// What the author of a deed saw when doing it. Where somebody else did something at the same time, it decides what
// holds (lib/care/merge.ts).
import type { Case } from '../care/case.ts';
import type { CareEvent } from '../care/event.ts';
import type { CaseRow } from '../store/rows.ts';
import type { Deed } from './decide.ts';

/**
 * The hybrid logical clock by which events are ordered, UTC ms: now, or just behind all that was seen of these cases,
 * whoever's clock wrote it. What was done knowing something counts after it.
 */
export const behindSeen = (now: number, rows: readonly (CaseRow | undefined)[]): number =>
  Math.max(now, ...rows.flatMap((row) => (row ? [row.case.changedAt + 1] : [])));

/** `care` and `events` are of the case as it stood; undefined where the deed opens it. */
export const withWhatWasSeen = (deed: Deed, care: Case | undefined, events: readonly CareEvent[]): Deed => {
  switch (deed.type) {
    case 'tag.removed': {
      const seen = events.flatMap((event) =>
        event.type === 'tag.added' && event.tag === deed.tag ? [event.id] : [],
      );
      return { ...deed, seen };
    }
    case 'case.assigned':
      return { ...deed, replaces: care?.assignee ?? null };
    case 'case.escalated':
      return { ...deed, replaces: care?.escalation?.id ?? null };
    default:
      return deed;
  }
};
