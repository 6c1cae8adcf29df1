// What sync keeps in the same database, so that it is one transaction with the events. The store knows keys and
// indexes; what else is in a row is lib/sync's own.
import type { Kept } from './database.ts';

export interface SyncStateRow {
  id: 'state' | 'entering';
  state: unknown;
}

/** An action on its way to the endpoint. */
export interface OutboxRow {
  deviceSeq: number;
}

/** An envelope as it was received. */
export interface LogRow {
  id: string;
  device: string;
  deviceSeq: number;
  era: number;
  seq: number;
  pending?: string;
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
  log: {
    find: (ids: readonly string[]) => Promise<LogRow[]>;
    put: (rows: readonly LogRow[]) => Promise<void>;
    /** Of one device from a deviceSeq on, by deviceSeq. */
    ofDevice: (device: string, from: number) => Promise<LogRow[]>;
    ofEra: (era: number) => Promise<LogRow[]>;
    /** Of an era before this one. */
    before: (era: number) => Promise<LogRow[]>;
    /** By seq. */
    pending: () => Promise<LogRow[]>;
  };
  /** Forgets the workspace; the events stay. */
  clear: () => Promise<void>;
}

interface Piece {
  get: () => Promise<unknown>;
  put: (piece: unknown) => Promise<void>;
}

export const syncOf = ({ sync, outbox, log }: Kept): Sync => ({
  state: pieceOf(sync, 'state'),
  entering: pieceOf(sync, 'entering'),
  outbox: {
    all: () => outbox.orderBy('deviceSeq').toArray(),
    put: async (rows) => void (await outbox.bulkPut([...rows])),
    remove: (deviceSeqs) => outbox.bulkDelete([...deviceSeqs]),
  },
  log: {
    find: async (ids) => (await log.bulkGet([...ids])).filter((row) => row !== undefined),
    put: async (rows) => void (await log.bulkPut([...rows])),
    // Asked for only when an endpoint lost what it had: no index that every envelope would pay for.
    ofDevice: async (device, from) =>
      (await log.filter((row) => row.device === device && row.deviceSeq >= from).toArray()).toSorted(
        (a, b) => a.deviceSeq - b.deviceSeq,
      ),
    ofEra: (era) => log.filter((row) => row.era === era).toArray(),
    before: (era) => log.filter((row) => row.era < era).toArray(),
    pending: () => log.where('pending').above('').sortBy('seq'),
  },
  clear: async () => {
    await sync.clear();
    await outbox.clear();
    await log.clear();
  },
});

const pieceOf = (sync: Kept['sync'], id: SyncStateRow['id']): Piece => ({
  get: async () => (await sync.get(id))?.state,
  put: async (state) => void (await sync.put({ id, state })),
});
