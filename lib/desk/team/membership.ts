// Coming into a workspace and going out of it again, as this browser's settings tell.
import type { Result } from '../../care/result.ts';
import { ok } from '../../care/result.ts';
import { parts } from '../../care/playbook-change.ts';
import type { Failure } from '../../care/view.ts';
import type { Device } from '../../sync/identity.ts';
import { putSettings } from '../put-settings.ts';
import { withoutPlace } from '../settings.ts';
import type { Turn, Turns } from '../turn.ts';
import { stateIn } from './sync-tables.ts';
import { fitPlaybook, tellTeam } from './tell.ts';

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
    ...(isFounder
      ? { playbook: fitPlaybook(settings.playbook) ?? settings.playbook }
      : { ownPlaybook: settings.ownPlaybook ?? settings.playbook }),
  };
  tellTeam(turn, isFounder ? parts : []);
  await putSettings(turn, turn.settings);
};

/** Cases whose events are moved in one transaction. */
const perShare = 100;

/** Gives the team some of what was done outside of it, and says how many events those were. */
export const shareSome = async ({ tables, workspace, outgoing }: Turn): Promise<number> => {
  const local = await tables.events.moveInto(workspace, perShare);
  outgoing.push(...local);
  return local.length;
};

/** Nothing that was done is lost: only the workspace is forgotten. To be followed by `keepAsOwn`. */
export const forgetWorkspace = async (turn: Turn): Promise<void> => {
  await turn.tables.sync.clear();
  const { written: _, devices: __, roles: ___, shared: ____, ownPlaybook, ...rest } = turn.settings;
  const me = withoutPlace(rest.me);
  const members = rest.members.map(withoutPlace);
  const revision = rest.revision + 1;
  await putSettings(turn, { ...rest, me, members, revision, playbook: ownPlaybook ?? rest.playbook });
};

/** Cases in one transaction: a browser that leaves may have tens of thousands. */
const perStep = 200;

/**
 * What is kept from a workspace that is forgotten becomes work of this browser alone, with no place in any history: else
 * the team would never be offered what it does not have, once this browser is back. Cut off in the middle, it is to be
 * called again before a workspace is entered.
 */
export const keepAsOwn = async (turns: Turns): Promise<Result<null, Failure>> => {
  for (;;) {
    const moved = await turns.write(async (turn) => {
      const count = turn.workspace ? 0 : await turn.tables.events.moveOut(perStep);
      // Claims were decided by the places that are gone now: cases are made anew when next looked at.
      if (count > 0) await putSettings(turn, { ...turn.settings, revision: turn.settings.revision + 1 });
      return count;
    });
    if (!moved.ok) return moved;
    if (moved.value < perStep) return ok(null);
  }
};
