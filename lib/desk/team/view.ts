// What Settings → Team shows of the workspace.
import type { SyncHealth, TeamView } from '../../care/team.ts';
import { healthOf } from '../../sync/health.ts';
import type { SyncFailure } from '../../sync/ports.ts';
import type { Turn } from '../turn.ts';
import { outboxIn, pendingIn, stateIn } from './sync-tables.ts';

/** `last` is how the last round went. */
export const viewOf = async (
  { tables }: Turn,
  last: { failure?: SyncFailure; at: number } | undefined,
): Promise<TeamView> => {
  const state = await stateIn(tables);
  if (!state) return {};
  const { identity } = state;
  const health: SyncHealth = {
    ...healthOf(state, await outboxIn(tables), await pendingIn(tables)),
    ...(last?.failure ? { failure: last.failure.code } : {}),
    ...(last && !last.failure ? { syncedAt: last.at } : {}),
  };
  const { name, endpoint, role } = identity;
  const unsharedCases = await tables.events.countOutside(identity.workspace);
  return { workspace: { name, endpoint, role, health, unsharedCases } };
};
