// The events: appended, read by case or command, never changed. All of a case's stand in one row, for that is how they
// are read, and one put costs a fifth of one for each. What the endpoint says of an event stands beside it.
import type { CareEvent } from '../care/event.ts';
import type { CaseId, CommandId } from '../care/ids.ts';
import { asPlaced, unplaced } from '../care/place.ts';
import { rowsByKeys } from './by-keys.ts';
import type { Kept } from './database.ts';
import type { History, KeptEvent } from './rows.ts';

export interface Events {
  /** By the case that they name, in the order in which they were written. */
  ofCases: (caseIds: readonly CaseId[]) => Promise<CareEvent[]>;
  ofCommand: (commandId: CommandId) => Promise<CareEvent[]>;
  /** Adds those that are not there yet, by id, for a workspace (empty: for none), and gives back the ones it added. */
  add: (events: readonly CareEvent[], workspace?: string) => Promise<CareEvent[]>;
  /** The same; where one is there already, `settle` may give what takes its place. */
  keep: (events: readonly KeptEvent[], settle: Settle) => Promise<CareEvent[]>;
  /** The events of up to `limit` cases, after the case `after` (empty: from the first); `next` if there may be more. */
  page: (after: string, limit: number) => Promise<{ events: CareEvent[]; next?: string }>;
  /** Cases with events that another workspace or none has. */
  countOutside: (workspace: string) => Promise<number>;
  /** Moves those events of up to `limit` cases into the workspace, and gives them. */
  moveInto: (workspace: string, limit: number) => Promise<CareEvent[]>;
  /** Takes the events of up to `limit` cases out of whatever workspace has them; gives how many cases had such. */
  moveOut: (limit: number) => Promise<number>;
}

export type Settle = (next: KeptEvent, standing: KeptEvent) => KeptEvent | undefined;

export const eventsOf = ({ histories: table }: Kept): Events => {
  const outside = (workspace: string) => table.where('workspaces').noneOf([workspace]).distinct();

  const keep: Events['keep'] = async (events, settle) => {
    const ids = [...new Set(events.map(({ event }) => event.caseId))];
    const found = await table.bulkGet(ids);
    const kept = new Map(ids.map((id, index) => [id, [...(found[index]?.events ?? [])]]));
    const changed = new Set<CaseId>();
    const added: CareEvent[] = [];
    for (const next of events) {
      const { caseId, id } = next.event;
      const all = kept.get(caseId) ?? [];
      const at = all.findIndex(({ event }) => event.id === id);
      const [standing] = at < 0 ? [] : all.slice(at);
      const settled = standing ? settle(next, standing) : next;
      if (!settled) continue;
      all.splice(at < 0 ? all.length : at, 1, settled);
      changed.add(caseId);
      if (!standing) added.push(next.event);
    }
    await table.bulkPut(Array.from(changed, (id) => historyOf(id, kept.get(id) ?? [])));
    return added;
  };

  return {
    ofCases: async (ids) => (await table.bulkGet([...new Set(ids)])).flatMap(eventsIn),
    ofCommand: async (id) =>
      (await rowsByKeys(table, 'commands', [id])).flatMap(eventsIn).filter((event) => event.commandId === id),
    add: (events, workspace = '') =>
      keep(
        events.map((event) => ({ event: unplaced(event), workspace })),
        () => undefined,
      ),
    keep,
    page: async (after, limit) => {
      const rows = await table.where('caseId').above(after).limit(limit).toArray();
      const next = rows.length === limit ? rows.at(-1)?.caseId : undefined;
      return { events: rows.flatMap(eventsIn), ...(next ? { next } : {}) };
    },
    countOutside: async (workspace) => (await outside(workspace).primaryKeys()).length,
    moveInto: async (workspace, limit) => {
      const rows = await outside(workspace).limit(limit).toArray();
      const isOutside = (kept: KeptEvent): boolean => kept.workspace !== workspace;
      const moved = ({ event, ...kept }: KeptEvent): KeptEvent =>
        isOutside({ event, ...kept }) ? { event, workspace } : { event, ...kept };
      await table.bulkPut(rows.map(({ caseId, events }) => historyOf(caseId, events.map(moved))));
      return rows.flatMap(({ events }) => events.filter(isOutside).map(({ event }) => event));
    },
    moveOut: async (limit) => {
      const rows = await table.where('workspaces').above('').distinct().limit(limit).toArray();
      const movedOut = ({ event }: KeptEvent): KeptEvent => ({ event, workspace: '' });
      await table.bulkPut(rows.map(({ caseId, events }) => historyOf(caseId, events.map(movedOut))));
      return rows.length;
    },
  };
};

const historyOf = (caseId: CaseId, events: KeptEvent[]): History => ({
  caseId,
  commands: [...new Set(events.map(({ event }) => event.commandId))],
  workspaces: [...new Set(events.map(({ workspace }) => workspace))],
  events,
});

const eventsIn = (history: History | undefined): CareEvent[] =>
  history?.events.map(({ event, place }) => asPlaced(event, place)) ?? [];
