// Events in, projections kept in step, all in the turn's one transaction.
import type { CustomerKey } from '../care/customer.ts';
import { nameOf } from '../care/customer.ts';
import type { CareEvent } from '../care/event.ts';
import type { CaseId } from '../care/ids.ts';
import type { CaseRow } from '../store/rows.ts';
import { isStale } from './project.ts';
import { rethread } from './rethread.ts';
import type { Turn } from './turn.ts';

/** Appends events; those known already (by id) change nothing. Gives how many were new. */
export const record = async (turn: Turn, events: readonly CareEvent[]): Promise<number> => {
  const added = await turn.tables.events.add(events);
  await refold(turn, added);
  return added.length;
};

/** Makes the cases anew that these events, written already, are part of. */
export const refold = async (turn: Turn, events: readonly CareEvent[]): Promise<void> => {
  for (const [name, theirs] of await byCustomer(turn, events)) {
    for (const id of await rethread(turn, [name], theirs)) turn.changedCases.add(id);
  }
};

/** By a name of whose they are. Events of a case that nobody has a post of yet wait for it, and are left out. */
const byCustomer = async (
  turn: Turn,
  events: readonly CareEvent[],
): Promise<Map<CustomerKey, CareEvent[]>> => {
  const customers = new Map<CaseId, CustomerKey>();
  for (const event of events)
    if (event.type === 'message.received') customers.set(event.caseId, nameOf(event.post.handle));
  const unknown = events.map(({ caseId }) => caseId).filter((id) => !customers.has(id));
  for (const row of await turn.tables.cases.find(unknown))
    for (const id of partsOf(row)) if (!customers.has(id)) customers.set(id, row.names[0] ?? row.customer);

  const grouped = new Map<CustomerKey, CareEvent[]>();
  for (const event of events) {
    const customer =
      event.type === 'message.received' ? nameOf(event.post.handle) : customers.get(event.caseId);
    if (customer) grouped.set(customer, [...(grouped.get(customer) ?? []), event]);
  }
  return grouped;
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
  const circles = new Map(stale.map((row) => [row.customer, row.names]));
  for (const names of circles.values()) await rethread(turn, names, []);
  return turn.tables.cases.find(ids);
};

export const currentRow = async (turn: Turn, id: CaseId): Promise<CaseRow | undefined> =>
  (await currentRows(turn, [id]))[0];

/** All events of a case, undone ones too, in the order they were written. */
export const eventsOfRow = (turn: Turn, row: CaseRow): Promise<CareEvent[]> =>
  turn.tables.events.ofCases(partsOf(row));

const partsOf = ({ id, parts }: CaseRow): CaseId[] => parts ?? [id];
