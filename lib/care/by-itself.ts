// What nobody gave a command for.
import type { CareEvent } from './event.ts';
import { isByRule, wasSeen } from './seen.ts';

/** What Perch saw on the page, or raised by the playbook's rule: nobody gave a verb that undo could take back. */
export const isByItself = (event: CareEvent): boolean =>
  event.type === 'message.received' ||
  event.type === 'reply.sent' ||
  event.type === 'message.learned' ||
  event.type === 'message.edited' ||
  event.type === 'message.gone' ||
  event.type === 'message.shown' ||
  event.type === 'peer.answered' ||
  // A post that was seen late reopens what it was not part of.
  (event.type === 'case.reopened' && wasSeen(event)) ||
  (event.type === 'tag.added' && isByRule(event)) ||
  (event.type === 'case.escalated' && event.raises !== undefined);
