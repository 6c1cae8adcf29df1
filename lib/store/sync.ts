// What sync keeps in the same database, so that it is one transaction with the events. The store knows keys and
// indexes; what else is in a row is lib/sync's own.
import type { Kept } from './database.ts';
import type { Log } from './log.ts';
import { logOf } from './log.ts';

export interface SyncStateRow {
  id: 'state' | 'entering';
  state: unknown;
}

/** An action on its way to the endpoint. */
export interface OutboxRow {
  deviceSeq: number;
}

export interface Sync {
  state: Piece;
  /** Who this browser is about to be in a workspace. */
  entering: Piece;
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

interface Piece {
  get: () => Promise<unknown>;
  put: (piece: unknown) => Promise<void>;
}

export const syncOf = (kept: Kept): Sync => {
  const { sync, outbox } = kept;
  const log = logOf(kept);
  return {
    state: pieceOf(sync, 'state'),
    entering: pieceOf(sync, 'entering'),
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

const pieceOf = (sync: Kept['sync'], id: SyncStateRow['id']): Piece => ({
  get: async () => (await sync.get(id))?.state,
  put: async (state) => void (await sync.put({ id, state })),
});
