// Coming into a workspace and going out of it again, as this browser's settings tell.
import type { Device } from '../../sync/identity.ts';
import { withoutPlace } from '../settings.ts';
import type { Turn } from '../turn.ts';
import { stateIn } from './sync-tables.ts';
import { tellTeam } from './tell.ts';

/** The founder, who came by no `invite`, gives the team its playbook; who joins keeps theirs for when they leave. */
export const settleIn = async (turn: Turn, { device }: Device, invite?: string): Promise<void> => {
  const state = await stateIn(turn.tables);
  if (state?.identity.device !== device) return;
  const { settings } = turn;
  const isFounder = invite === undefined;
  const me = { ...withoutPlace(settings.me), role: state.identity.role, ...(isFounder ? {} : { invite }) };
  turn.settings = {
    ...settings,
    me,
    members: [me, ...settings.members.filter(({ id }) => id !== me.id)],
    ...(isFounder ? {} : { ownPlaybook: settings.ownPlaybook ?? settings.playbook }),
  };
  tellTeam(turn, { playbook: isFounder });
  turn.settingsChanged = true;
  await turn.tables.settings.put(turn.settings);
};

/** Cases whose events are moved in one transaction. */
const perShare = 100;

/** Gives the team some of what was done outside of it, and says how many events those were. */
export const shareSome = async ({ tables, workspace, outgoing }: Turn): Promise<number> => {
  const local = await tables.events.moveInto(workspace, perShare);
  outgoing.push(...local);
  return local.length;
};

/** Nothing that was done is lost: only the workspace is forgotten. */
export const forgetWorkspace = async (turn: Turn): Promise<void> => {
  await turn.tables.sync.clear();
  const { written: _, devices: __, ownPlaybook, ...rest } = turn.settings;
  const me = withoutPlace(rest.me);
  const members = rest.members.map(withoutPlace);
  const revision = rest.revision + 1;
  turn.settings = { ...rest, me, members, revision, playbook: ownPlaybook ?? rest.playbook };
  turn.settingsChanged = true;
  await turn.tables.settings.put(turn.settings);
};
