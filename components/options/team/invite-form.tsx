// Inviting: a role, then a code that is shown once and kept nowhere.
import { useRef, useState } from 'preact/hooks';
import type { Member } from '../../../lib/care/badge.ts';
import type { Role } from '../../../lib/care/role.ts';
import type { Invite, TeamDevice } from '../../../lib/care/team.ts';
import { InviteCode } from './invite-code.tsx';
import { InviteOver } from './invite-over.tsx';
import { roleDeeds, roleNames, roles } from './role-words.ts';
import { SaidProblem } from './said-problem.tsx';
import type { Problem, TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export interface InviteFormProps extends Pick<TeamActions, 'invite' | 'revokeInvite' | 'copy'> {
  now: number;
  devices: readonly TeamDevice[] | undefined;
}

interface Made extends Invite {
  role: Role;
}

export const InviteForm = ({ invite, revokeInvite, copy, now, devices = [] }: InviteFormProps) => {
  const [role, setRole] = useState<Role>('agent');
  const [made, setMade] = useState<readonly Made[]>([]);
  const [said, setSaid] = useState('');
  const { busy, problem, run } = useDeed();

  const make = async (): Promise<Problem> => {
    setSaid('');
    const answer = await invite(role);
    if (!answer.ok) return answer.error;
    setMade((last) => [{ ...answer.value, role }, ...last]);
    return undefined;
  };
  /** Kept when they are gone again: the code stays used. */
  const usedRef = useRef(new Map<string, Member>());
  for (const { member } of devices) if (member?.invite) usedRef.current.set(member.invite, member);
  return (
    <section class="team-part" aria-labelledby="team-invite">
      <h3 id="team-invite">Invite somebody</h3>
      <form
        class="invite-row"
        onSubmit={(event) => {
          event.preventDefault();
          run(make);
        }}
      >
        <label>
          <span class="visually-hidden">Role of the invited</span>
          <select
            value={role}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setRole(roles.find((each) => each === value) ?? role);
            }}
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {roleNames[each]}: {roleDeeds[each]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" aria-disabled={busy}>
          {busy ? 'Making…' : 'Make an invite code'}
        </button>
      </form>
      <SaidProblem problem={problem} />
      <p role="status" class="dim">
        {said}
      </p>
      {made.map((each) => {
        const usedBy = usedRef.current.get(each.id);
        if (usedBy || now >= each.expiresAt)
          return <InviteOver key={each.id} role={each.role} {...(usedBy ? { usedBy } : {})} />;
        return (
          <InviteCode
            key={each.id}
            invite={each}
            role={each.role}
            now={now}
            copy={copy}
            revoke={() => revokeInvite(each.id)}
            onRevoked={() => {
              setMade((last) => last.filter(({ id }) => id !== each.id));
              setSaid('Revoked: nobody can join with that code.');
            }}
          />
        );
      })}
    </section>
  );
};
