// What sync keeps in the same database, so that it is one transaction with the events. The store knows keys and
// indexes; what else is in a row is lib/sync's own.
import type { Kept } from './database.ts';
import type { Log } from './log.ts';
import { logOf } from './log.ts';

export interface SyncStateRow {
  id: 'state';
  state: unknown;
}

/** An action on its way to the endpoint. */
export interface OutboxRow {
  deviceSeq: number;
}

export interface Sync {
  state: {
    get: () => Promise<unknown>;
    put: (state: unknown) => Promise<void>;
  };
  outbox: {
    /** By deviceSeq. */
    all: () => Promise<OutboxRow[]>;
    put: (rows: readonly OutboxRow[]) => Promise<void>;
    remove: (deviceSeqs: readonly number[]) => Promise<void>;
  };
  log: Log;
  /** Forgets the workspace; the events stay. */
  clear: () => Promise<void>;
}

export const syncOf = (kept: Kept): Sync => {
  const { sync, outbox } = kept;
  const log = logOf(kept);
  return {
    state: {
      get: async () => (await sync.get('state'))?.state,
      put: async (state) => void (await sync.put({ id: 'state', state })),
    },
    outbox: {
      all: () => outbox.orderBy('deviceSeq').toArray(),
      put: async (rows) => void (await outbox.bulkPut([...rows])),
      remove: (deviceSeqs) => outbox.bulkDelete([...deviceSeqs]),
    },
    log,
    clear: async () => {
      await sync.clear();
      await outbox.clear();
      await log.clear();
    },
  };
};
