// The members' part: asked of the endpoint, so it may take a moment or fail.
import type { TeamDevice } from '../../../lib/care/team.ts';
import { MemberList } from './member-list.tsx';
import { SaidProblem } from './said-problem.tsx';
import type { Problem, TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export interface MembersProps extends Pick<TeamActions, 'loadDevices' | 'removeDevice'> {
  /** Undefined until the endpoint has answered. */
  devices: readonly TeamDevice[] | undefined;
  /** Why they are not known, or not as they are now. */
  problem: Problem;
  mayRemove: boolean;
}

export const Members = ({ devices, problem, mayRemove, loadDevices, removeDevice }: MembersProps) => {
  const again = useDeed();
  return (
    <section class="team-part" aria-labelledby="team-members">
      <h3 id="team-members">Members</h3>
      {devices && <MemberList devices={devices} mayRemove={mayRemove} removeDevice={removeDevice} />}
      {!devices && problem === undefined && <p class="dim">Asking the endpoint…</p>}
      {problem !== undefined && (
        <>
          <SaidProblem problem={`${devices ? 'This may be out of date' : 'Not known now'}: ${problem}`} />
          <div class="row">
            <button type="button" aria-disabled={again.busy} onClick={() => again.run(loadDevices)}>
              Ask again
            </button>
          </div>
        </>
      )}
    </section>
  );
};
