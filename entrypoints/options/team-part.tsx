// Settings → Team, with the desk behind it.
import '../../components/options/team/team.css';
import { TeamSection } from '../../components/options/team/team-section.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import type { Client } from '../../lib/bridge/client.ts';
import { useTeam } from './use-team.ts';

export const TeamPart = ({ client }: { client: Client }) => {
  const { view, problem, devices, devicesProblem, actions, refresh } = useTeam(client);
  if (!view)
    return problem === undefined ? null : (
      <ProblemBox title="The team could not be opened." message={problem} onRetry={refresh} />
    );
  return (
    <TeamSection
      view={view}
      devices={devices}
      devicesProblem={devicesProblem}
      actions={actions}
      now={Date.now()}
    />
  );
};
