// Events in, projections kept in step, all in the turn's one transaction.
import type { CareEvent } from '../care/event.ts';
import type { CaseId } from '../care/ids.ts';
import type { CaseRow, PostRow } from '../store/rows.ts';
import { isStale, project } from './project.ts';
import type { Turn } from './turn.ts';

/** Appends events; those known already (by id) change nothing. Gives how many were new. */
export const record = async (turn: Turn, events: readonly CareEvent[]): Promise<number> => {
  const added = await turn.tables.events.add(events);
  for (const caseId of new Set(added.map((event) => event.caseId))) {
    await refold(turn, caseId);
    turn.changedCases.add(caseId);
  }
  return added.length;
};

/** The rows of these cases, none of them stale. */
export const currentRows = async (turn: Turn, ids: readonly CaseId[]): Promise<CaseRow[]> => {
  const rows = await turn.tables.cases.find(ids);
  const current: CaseRow[] = [];
  for (const row of rows) {
    const stale = isStale(row, turn.settings, turn.now);
    if (stale && !turn.canWrite) turn.wantsWrite = true;
    const fresh = stale && turn.canWrite ? await refold(turn, row.id) : row;
    if (fresh) current.push(fresh);
  }
  return current;
};

export const currentRow = async (turn: Turn, id: CaseId): Promise<CaseRow | undefined> =>
  (await currentRows(turn, [id]))[0];

/** Rebuilds what is projected from one case's events. */
const refold = async ({ tables, settings, now }: Turn, caseId: CaseId): Promise<CaseRow | undefined> => {
  const projection = project(await tables.events.ofCase(caseId), settings, now);
  if (projection) await tables.cases.put(projection.row);
  else await tables.cases.remove(caseId);

  const wanted = new Map((projection?.posts ?? []).map((post) => [post.id, post]));
  const present = await tables.posts.ofCase(caseId);
  await tables.posts.remove(present.filter(({ id }) => !wanted.has(id)).map(({ id }) => id));
  for (const post of present) if (isSame(post, wanted.get(post.id))) wanted.delete(post.id);
  // A post that belongs to another case stays there: whichever case had it first.
  const taken = await tables.posts.find([...wanted.keys()]);
  await tables.posts.put([...wanted.values()].filter(({ id }) => (taken.get(id) ?? caseId) === caseId));
  return projection?.row;
};

const isSame = (a: PostRow, b: PostRow | undefined): boolean => a.byHandAt === b?.byHandAt;
