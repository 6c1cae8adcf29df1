// How events move a case from status to status: one rule for the fold and the clocks.
import type { CareEvent } from './event.ts';
import type { Status } from './playbook.ts';
import { isByRule } from './seen.ts';

/** Nothing more is owed to the customer; no clock runs. */
export const isSettled = (status: Status): boolean =>
  status === 'resolved' || status === 'closed' || status === 'dismissed';

/**
 * The status after an event. A customer's post gives us the turn: it reopens what was resolved and ends waiting;
 * closed and dismissed cases stay as they are. The first thing anybody does to a new case opens it.
 */
export const statusAfter = (status: Status, event: CareEvent): Status => {
  switch (event.type) {
    case 'message.received':
      return status === 'resolved' || status === 'pending' || status === 'snoozed' ? 'open' : status;
    case 'reply.sent':
      return status === 'new' && !event.automatic ? 'open' : status;
    case 'tag.added':
      return status === 'new' && !isByRule(event) ? 'open' : status;
    case 'case.assigned':
    case 'case.escalated':
    case 'triage.walked':
      return status === 'new' ? 'open' : status;
    case 'status.set':
      return event.to;
    case 'case.resolved':
      return 'resolved';
    case 'case.reopened':
      return 'open';
    case 'case.dismissed':
      return 'dismissed';
    case 'handoff.requested':
      return 'pending';
    default:
      return status;
  }
};
