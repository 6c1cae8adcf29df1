// Whom to tell that somebody else was faster with a case.
import type { Case } from './case.ts';
import { isByItself } from './by-itself.ts';
import type { CareEvent } from './event.ts';
import { lostClaims } from './merge.ts';

/** Told until they do something else with the case. */
export const overtakenIn = (
  care: Case,
  events: readonly CareEvent[],
  ordered: readonly CareEvent[],
): Case['overtaken'] => {
  const overtaken: NonNullable<Case['overtaken']> = {};
  for (const { type, by, at, commandId } of lostClaims(events)) {
    const holder = type === 'case.assigned' ? care.assignee : care.escalation?.by;
    const wentOn = ordered.some((event) => event.by === by && event.at > at && !isByItself(event));
    const tookBack = events.some((event) => event.type === 'undone' && event.undoes === commandId);
    if (holder && holder !== by && !wentOn && !tookBack) overtaken[by] = holder;
  }
  return Object.keys(overtaken).length > 0 ? overtaken : undefined;
};
