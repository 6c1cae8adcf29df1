// The whole play: an agent's shift and a manager who follows it, each in a browser of their own.
import { closeCases, handOver, openByHand, triage, writeNote } from './acts.ts';
import { lookAround, otherLooks } from './looks.ts';
import { bothLook, managerAcknowledges, managerReadsNote, managerSeesTriage } from './team-acts.ts';
import { endpointIsBack, workWhileAway } from './team-away.ts';
import { beginTeam, type TeamStages } from './team-begin.ts';

/** Throws at the first step that does not show what it should. */
export const play = async (team: TeamStages): Promise<void> => {
  const { manager, agent } = team;
  await beginTeam(team);
  await lookAround(agent);
  await triage(agent);
  await managerSeesTriage(manager, agent);
  await writeNote(agent);
  await managerReadsNote(manager);
  await handOver(agent);
  await managerAcknowledges(manager, agent);
  await closeCases(agent);
  await openByHand(agent);
  await otherLooks(agent);
  await workWhileAway(team);
  await endpointIsBack(team);
  await bothLook(manager, agent);
};
