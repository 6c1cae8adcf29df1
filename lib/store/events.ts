// The events: appended, read by case or command, never changed.
import type { CareEvent } from '../care/event.ts';
import type { CaseId, CommandId } from '../care/ids.ts';
import type { Database } from './database.ts';

export interface Events {
  ofCases: (caseIds: readonly CaseId[]) => Promise<CareEvent[]>;
  ofCommand: (commandId: CommandId) => Promise<CareEvent[]>;
  /** Adds those that are not there yet, by id, and gives back the ones it added. */
  add: (events: readonly CareEvent[]) => Promise<CareEvent[]>;
  /** Up to `limit` events in the order they were written, after position `after`; `next` if there may be more. */
  page: (after: number, limit: number) => Promise<{ events: CareEvent[]; next?: number }>;
}

export const eventsOf = ({ events: table }: Database): Events => ({
  ofCases: async (ids) =>
    (
      await table
        .where('event.caseId')
        .anyOf([...ids])
        .toArray()
    ).map(eventOf),
  ofCommand: async (id) => (await table.where('event.commandId').equals(id).toArray()).map(eventOf),
  add: async (events) => {
    const byId = new Map(events.map((event) => [event.id, event]));
    const known = await table
      .where('event.id')
      .anyOf([...byId.keys()])
      .toArray();
    for (const { event } of known) byId.delete(event.id);
    const added = [...byId.values()];
    await table.bulkAdd(added.map((event) => ({ event })));
    return added;
  },
  page: async (after, limit) => {
    const rows = await table.where(':id').above(after).limit(limit).toArray();
    const last = rows.at(-1)?.seq;
    return { events: rows.map(eventOf), ...(rows.length === limit && last ? { next: last } : {}) };
  },
});

const eventOf = ({ event }: { event: CareEvent }): CareEvent => event;
