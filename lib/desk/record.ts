// Events in, projections kept in step, all in the turn's one transaction.
import type { CareEvent } from '../care/event.ts';
import type { CaseId } from '../care/ids.ts';
import type { CaseRow } from '../store/rows.ts';
import { isStale, partsOfRow } from './project.ts';
import { rethread } from './rethread.ts';
import type { Turn } from './turn.ts';

/** Appends what happens here and now; events known already (by id) change nothing. Gives how many were new. */
export const record = async (turn: Turn, events: readonly CareEvent[]): Promise<number> => {
  const added = await turn.tables.events.add(events);
  await refold(turn, added, added);
  return added.length;
};

/**
 * Makes the cases anew that these events, written already, are part of; all customers at once, for most of the time
 * goes into asking the database. Events of a case that nobody has a post of yet wait for it. Of a past that is caught up
 * with there are no `sights`: see `rethread`.
 */
export const refold = async (
  turn: Turn,
  events: readonly CareEvent[],
  sights: readonly CareEvent[] = [],
): Promise<void> => {
  if (events.length === 0) return;
  const received = new Set(
    events.flatMap((event) => (event.type === 'message.received' ? [event.caseId] : [])),
  );
  const others = events.map(({ caseId }) => caseId).filter((id) => !received.has(id));
  const rows = await turn.tables.cases.find([...new Set(others)]);
  const changed = await rethread(
    turn,
    rows.flatMap(({ names }) => names),
    { added: events, sights },
  );
  for (const id of changed) turn.changedCases.add(id);
};

/** The rows of these cases, none of them stale. A case is found by the id of any post in it, and comes once. */
export const currentRows = async (turn: Turn, ids: readonly CaseId[]): Promise<CaseRow[]> => {
  const rows = await turn.tables.cases.find(ids);
  const stale = rows.filter((row) => isStale(row, turn.settings, turn.now));
  if (stale.length === 0) return rows;
  if (!turn.canWrite) {
    turn.wantsWrite = true;
    return rows;
  }
  await rethread(
    turn,
    stale.flatMap(({ names }) => names),
    { added: [], sights: [] },
  );
  return turn.tables.cases.find(ids);
};

export const currentRow = async (turn: Turn, id: CaseId): Promise<CaseRow | undefined> =>
  (await currentRows(turn, [id]))[0];

/** All events of a case, undone ones too: part by part, and within a part in the order they were written. */
export const eventsOfRow = (turn: Turn, row: CaseRow): Promise<CareEvent[]> =>
  turn.tables.events.ofCases(partsOfRow(row));
