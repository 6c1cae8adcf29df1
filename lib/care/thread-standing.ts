// How a case stood at an instant, as far as that decides whether a further post joins it.
import { caseIdOf } from './case-id.ts';
import type { CareEvent, EventOf, EventType } from './event.ts';
import { byTime } from './event.ts';
import type { CaseId } from './ids.ts';
import { idsOf } from './known.ts';
import type { Status } from './playbook.ts';
import { isSettled, statusAfter } from './status.ts';

export interface Standing {
  /** Closed or dismissed: nothing joins it. */
  over: boolean;
  /** UTC ms; undefined while it is not resolved. */
  resolvedAt?: number;
  /** A hand-off was asked for, and the case is not settled. */
  handedOff: boolean;
}

/** What decides it, besides the messages: most of what is done to a case changes nothing here. */
export const changesStanding: ReadonlySet<EventType> = new Set<EventType>([
  'status.set',
  'case.resolved',
  'case.reopened',
  'case.dismissed',
  'handoff.requested',
]);

const untouched: Standing = { over: false, handedOff: false };

/** `messages` in order; `deedsByCaseId` are the events in `changesStanding` that stand; those later than `at` do not count. */
export const standingAt = (
  messages: readonly EventOf<'message.received'>[],
  deedsByCaseId: ReadonlyMap<CaseId, readonly CareEvent[]>,
  at: number,
): Standing => {
  if (deedsByCaseId.size === 0) return untouched;
  const caseIds = new Set(messages.flatMap(({ caseId, post }) => [caseId, ...idsOf(post).map(caseIdOf)]));
  const deeds = [...caseIds].flatMap((id) => (deedsByCaseId.get(id) ?? []).filter((deed) => deed.at <= at));
  if (deeds.length === 0) return untouched;

  let status: Status = 'new';
  let resolvedAt: number | undefined;
  let handedOff = false;
  for (const event of [...messages, ...deeds].toSorted(byTime)) {
    const before = status;
    status = statusAfter(status, event);
    if (status !== 'resolved') resolvedAt = undefined;
    else if (before !== 'resolved') resolvedAt = event.at;
    if (event.type === 'handoff.requested') handedOff = true;
    if (isSettled(status)) handedOff = false;
  }
  const over = status === 'closed' || status === 'dismissed';
  return { over, handedOff, ...(resolvedAt === undefined ? {} : { resolvedAt }) };
};
