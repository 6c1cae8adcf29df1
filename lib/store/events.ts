// The events: appended, read by case or command, never changed. What the endpoint says of them stands beside.
import { Dexie } from 'dexie';
import type { CareEvent } from '../care/event.ts';
import { asPlaced, unplaced } from '../care/place.ts';
import type { CaseId, CommandId } from '../care/ids.ts';
import { rowsByKeys } from './by-keys.ts';
import type { Database } from './database.ts';
import type { EventRow } from './rows.ts';

export interface Events {
  ofCases: (caseIds: readonly CaseId[]) => Promise<CareEvent[]>;
  ofCommand: (commandId: CommandId) => Promise<CareEvent[]>;
  /** Adds those that are not there yet, by id, for a workspace (empty: for none), and gives back the ones it added. */
  add: (events: readonly CareEvent[], workspace?: string) => Promise<CareEvent[]>;
  /** Up to `limit` events in the order they were written, after position `after`; `next` if there may be more. */
  page: (after: number, limit: number) => Promise<{ events: CareEvent[]; next?: number }>;
  /** Adds rows whose events are not there yet, by id, and gives those that stand there of the others. */
  addNew: (rows: readonly EventRow[]) => Promise<EventRow[]>;
  /** Puts rows in the place of those with the same ids; new ones are added. */
  put: (rows: readonly EventRow[]) => Promise<void>;
  /** Events that another workspace or none has: how many, and of how many cases. */
  countOutside: (workspace: string) => Promise<{ events: number; cases: number }>;
  /** Moves up to `limit` of them, case by case, into the workspace, and gives them. */
  moveInto: (workspace: string, limit: number) => Promise<CareEvent[]>;
}

export const eventsOf = ({ events: table }: Database): Events => {
  /** The two sides of a workspace's own events in the index: only ranges are counted without reading them. */
  const outside = (workspace: string) => {
    const index = table.where('[workspace+event.caseId]');
    return [index.below([workspace]), index.above([workspace, Dexie.maxKey])];
  };
  return {
    ofCases: async (ids) => (await rowsByKeys(table, 'event.caseId', ids)).map(eventOf),
    ofCommand: async (id) => (await table.where('event.commandId').equals(id).toArray()).map(eventOf),
    add: async (events, workspace = '') => {
      const byId = new Map(events.map((event) => [event.id, unplaced(event)]));
      const known = await rowsByKeys(table, 'event.id', [...byId.keys()]);
      for (const { event } of known) byId.delete(event.id);
      const added = [...byId.values()];
      await table.bulkAdd(added.map((event) => ({ event, workspace })));
      return added;
    },
    page: async (after, limit) => {
      const rows = await table.where(':id').above(after).limit(limit).toArray();
      const last = rows.at(-1)?.seq;
      return { events: rows.map(eventOf), ...(rows.length === limit && last ? { next: last } : {}) };
    },
    addNew: async (rows) => {
      try {
        await table.bulkAdd([...rows]);
        return [];
      } catch (error) {
        if (!(error instanceof Dexie.BulkError)) throw error;
        const failures = Object.entries(error.failuresByPos);
        if (failures.some(([, { name }]) => name !== 'ConstraintError')) throw error;
        const known = failures.flatMap(([at]) => rows[Number(at)]?.event.id ?? []);
        return rowsByKeys(table, 'event.id', known);
      }
    },
    put: async (rows) => void (await table.bulkPut([...rows])),
    countOutside: async (workspace) => {
      const ranges = outside(workspace);
      const counts = await Promise.all(ranges.map((range) => range.count()));
      const keys = await Promise.all(ranges.map((range) => range.uniqueKeys()));
      return { events: counts.reduce((sum, count) => sum + count, 0), cases: keys.flat().length };
    },
    moveInto: async (workspace, limit) => {
      const [below, above] = outside(workspace).map((range) => range.limit(limit));
      const found = [...((await below?.toArray()) ?? []), ...((await above?.toArray()) ?? [])];
      const rows = found.slice(0, limit);
      for (const row of rows) {
        row.workspace = workspace;
        delete row.place;
      }
      await table.bulkPut(rows);
      return rows.map(({ event }) => event);
    },
  };
};

const eventOf = ({ event, place }: EventRow): CareEvent => asPlaced(event, place);
