// Settings → Team, with the desk behind it.
import { useEffect } from 'preact/hooks';
import '../../components/options/team/team.css';
import { TeamSection } from '../../components/options/team/team-section.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import type { Client } from '../../lib/bridge/client.ts';
import { useTeam } from './use-team.ts';

/** `imports` counts what files brought: it is to be offered for sharing. */
export const TeamPart = ({ client, imports }: { client: Client; imports: number }) => {
  const { view, problem, devices, devicesProblem, actions, refresh } = useTeam(client);
  useEffect(() => {
    if (imports > 0) refresh();
  }, [imports, refresh]);
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
