// One invite that was just made.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Role } from '../../../lib/care/role.ts';
import type { Invite } from '../../../lib/care/team.ts';
import { moment } from '../../clock-words.ts';
import { roleNames } from './role-words.ts';
import { SaidProblem } from './said-problem.tsx';
import type { Problem, TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export interface InviteCodeProps extends Pick<TeamActions, 'copy'> {
  invite: Invite;
  role: Role;
  now: number;
  revoke: () => Promise<Problem>;
  onRevoked: () => void;
}

export const InviteCode = ({ invite, role, now, copy, revoke, onRevoked }: InviteCodeProps) => {
  const [copied, setCopied] = useState(false);
  const { busy, problem, run } = useDeed();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => fieldRef.current?.select(), []);
  return (
    <div class="invite">
      <textarea
        ref={fieldRef}
        class="code"
        rows={3}
        readOnly
        aria-label={`Invite code for: ${roleNames[role]}`}
        value={invite.code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="dim">
        {roleNames[role]}, good once, until {moment(invite.expiresAt, now)}. It is shown only now; whoever has
        it can join, so send it where only they read.
      </p>
      <div class="row">
        <button
          type="button"
          class="primary"
          aria-disabled={busy}
          onClick={() =>
            run(
              () => copy(invite.code),
              () => setCopied(true),
            )
          }
        >
          Copy
        </button>
        <button type="button" class="plain" aria-disabled={busy} onClick={() => run(revoke, onRevoked)}>
          Revoke
        </button>
        <span role="status" class="dim">
          {copied && 'Copied'}
        </span>
      </div>
      <SaidProblem problem={problem} />
    </div>
  );
};
