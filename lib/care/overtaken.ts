// Whom to tell that somebody else was faster with a case.
import type { Case } from './case.ts';
import { isByItself } from './by-itself.ts';
import type { CareEvent } from './event.ts';
import type { MemberId } from './ids.ts';
import { losses } from './merge.ts';

/** Told until they do something else with the case. */
export const overtakenIn = (
  care: Case,
  events: readonly CareEvent[],
  ordered: readonly CareEvent[],
): Case['overtaken'] => {
  const overtaken: NonNullable<Case['overtaken']> = {};
  for (const { claim, to } of losses(events)) {
    const { by, at, commandId } = claim;
    const holder =
      claim.type === 'case.assigned' ? (care.assignee ?? givenBackBy(claim, to)) : care.escalation?.by;
    const wentOn = ordered.some((event) => event.by === by && event.at > at && !isByItself(event));
    const tookBack = events.some(
      (event) => event.type === 'undone' && event.undoes === commandId && event.by === by,
    );
    if (holder && holder !== by && !wentOn && !tookBack) overtaken[by] = holder;
  }
  return Object.keys(overtaken).length > 0 ? overtaken : undefined;
};

/** Whoever took it and lost it to a giving back would wait for nothing: nobody has it. */
const givenBackBy = (claim: CareEvent, to: CareEvent | undefined): MemberId | undefined => {
  const isTaking = claim.type === 'case.assigned' && claim.to !== null;
  return isTaking && to?.type === 'case.assigned' && to.to === null ? to.by : undefined;
};
