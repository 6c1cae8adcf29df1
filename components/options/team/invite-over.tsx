// One invite that is good no more: it was used, or its time is over.
import type { Member } from '../../../lib/care/badge.ts';
import type { Role } from '../../../lib/care/role.ts';
import { roleNames } from './role-words.ts';

/** Without `usedBy` it has expired. */
export const InviteOver = ({ role, usedBy }: { role: Role; usedBy?: Member }) => (
  <p class="dim" role="status">
    {usedBy ? (
      <>
        <bdi>{usedBy.name || 'Somebody without a name yet'}</bdi> joined as {roleNames[role]}: that code is
        used.
      </>
    ) : (
      `A code for ${roleNames[role]} has expired: nobody can join with it.`
    )}
  </p>
);
