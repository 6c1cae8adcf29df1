// What nobody gave a command for.
import type { CareEvent } from './event.ts';
import { isByRule } from './seen.ts';

/** What Perch saw on the page, or raised by the playbook's rule: nobody gave a verb that undo could take back. */
export const isByItself = (event: CareEvent): boolean =>
  event.type === 'message.received' ||
  event.type === 'reply.sent' ||
  event.type === 'message.learned' ||
  event.type === 'message.edited' ||
  event.type === 'message.gone' ||
  event.type === 'message.shown' ||
  event.type === 'peer.answered' ||
  isByRule(event) ||
  (event.type === 'case.escalated' && event.raises !== undefined);
