// Work from before the team: offered for sharing, never shared by itself.
import { useState } from 'preact/hooks';
import type { Workspace } from '../../../lib/care/team.ts';
import { SaidProblem } from './said-problem.tsx';
import type { TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export interface LocalWorkProps extends Pick<TeamActions, 'share'> {
  unsharedCases: Workspace['unsharedCases'];
}

export const LocalWork = ({ unsharedCases, share }: LocalWorkProps) => {
  const [shared, setShared] = useState<string>();
  const { busy, problem, run } = useDeed();
  if (unsharedCases === 0) return shared === undefined ? null : <p role="status">{shared}</p>;
  const what = `${unsharedCases} ${unsharedCases === 1 ? 'case' : 'cases'}`;
  return (
    <div class="local-work">
      <p>
        {what} in this browser {unsharedCases === 1 ? 'is' : 'are'} not shared with the team.
      </p>
      <button
        type="button"
        aria-disabled={busy}
        onClick={() =>
          run(share, () => setShared(`${what} now belong${unsharedCases === 1 ? 's' : ''} to the team.`))
        }
      >
        {busy ? 'Sharing…' : 'Share them'}
      </button>
      <SaidProblem problem={problem} />
    </div>
  );
};
