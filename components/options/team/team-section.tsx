// Settings → Team: alone, two ways in; in a team, how it is and who is there.
import { mayManage } from '../../../lib/care/role.ts';
import type { TeamDevice, TeamView, Workspace } from '../../../lib/care/team.ts';
import { Erase } from './erase.tsx';
import { HealthLine } from './health-line.tsx';
import { healthWords } from './health-words.ts';
import { InviteForm } from './invite-form.tsx';
import { JoinForm } from './join-form.tsx';
import { Leave } from './leave.tsx';
import { LocalWork } from './local-work.tsx';
import { Members } from './members.tsx';
import { NewKey } from './new-key.tsx';
import { isLastManager } from './people.ts';
import { myRole } from './role-words.ts';
import { StartForm } from './start-form.tsx';
import type { Problem, TeamActions } from './team-actions.ts';

export interface TeamSectionProps {
  view: TeamView;
  devices: readonly TeamDevice[] | undefined;
  devicesProblem: Problem;
  actions: TeamActions;
  /** UTC ms. */
  now: number;
}

export const TeamSection = (props: TeamSectionProps) => {
  const { view, actions } = props;
  return (
    <section class="data team" aria-labelledby="team-title">
      <h2 id="team-title">Team</h2>
      {view.workspace ? (
        <InTeam {...props} workspace={view.workspace} />
      ) : (
        <>
          <p class="dim">
            Perch works alone in this browser. A team sees the same cases, clocks and notes in all of its
            browsers.
          </p>
          <div class="ways-in">
            <StartForm create={actions.create} />
            <JoinForm join={actions.join} />
          </div>
        </>
      )}
    </section>
  );
};

const InTeam = (props: TeamSectionProps & { workspace: Workspace }) => {
  const { workspace, devices, devicesProblem, actions, now } = props;
  const { name, endpoint, role, health, unsharedCases } = workspace;
  const words = healthWords(health, now);
  const manages = mayManage(role);
  return (
    <>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <span class="dim">through {endpoint}</span>
      </p>
      {!words.isOut && <p>{myRole[role]}</p>}
      <HealthLine words={words} syncNow={actions.syncNow} join={actions.join} />
      <LocalWork unsharedCases={unsharedCases} share={actions.share} />
      {/* Who is out is not known to the endpoint: it would tell them nothing. */}
      {!words.isOut && (
        <Members
          devices={devices}
          problem={devicesProblem}
          mayRemove={manages}
          loadDevices={actions.loadDevices}
          removeDevice={actions.removeDevice}
        />
      )}
      {manages && !words.isOut && (
        <InviteForm
          invite={actions.invite}
          revokeInvite={actions.revokeInvite}
          copy={actions.copy}
          now={now}
          devices={devices}
        />
      )}
      {manages && !words.isOut && <NewKey beginKey={actions.beginKey} />}
      <Leave
        team={name}
        waiting={health.waiting}
        isLastManager={isLastManager(devices ?? [])}
        leave={actions.leave}
      />
      {manages && !words.isOut && <Erase team={name} endpoint={endpoint} erase={actions.erase} />}
    </>
  );
};
