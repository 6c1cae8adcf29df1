import type { Member } from '../../lib/care/badge.ts';
import { handleSchema } from '../../lib/care/ids.ts';
import type { Playbook } from '../../lib/care/playbook.ts';
import type { Settings } from '../../lib/care/view.ts';

/** What works for somebody who answered nothing: the playbook as it came, for the account that X shows, if it shows one. */
export const skippedSettings = ({ playbook, me, account }: Settings): { playbook: Playbook; me: Member } => {
  const handle = handleSchema.safeParse(account);
  if (playbook.handles.length > 0 || !handle.success) return { playbook, me };
  return { playbook: { ...playbook, handles: [{ handle: handle.data, role: 'service' }] }, me };
};
