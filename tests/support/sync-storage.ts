// What lib/sync keeps, in plain maps: for what is about the client alone, without the desk around it.
import { randomBytes } from 'node:crypto';
import type { EventId } from '../../lib/care/ids.ts';
import { enqueue } from '../../lib/sync/enqueue.ts';
import { supersedes } from '../../lib/sync/place.ts';
import type { SharedEvent } from '../../lib/sync/shared-event.ts';
import { readSharedEvent } from '../../lib/sync/shared-event.ts';
import type {
  LogRow,
  OutboxEntry,
  Place,
  SyncPorts,
  SyncState,
  SyncStorage,
  SyncTables,
} from '../../lib/sync/ports.ts';

export interface Disk {
  state?: SyncState;
  outbox: Map<number, OutboxEntry>;
  log: Map<string, LogRow>;
  events: Map<EventId, { event: SharedEvent; place?: Place }>;
}

export const emptyDisk = (): Disk => ({ outbox: new Map(), log: new Map(), events: new Map() });

/** Rows are replaced, never changed, so copies of the maps are copies of the disk. */
export const copyDisk = (disk: Disk): Disk => ({
  ...(disk.state ? { state: disk.state } : {}),
  outbox: new Map(disk.outbox),
  log: new Map(disk.log),
  events: new Map(disk.events),
});

export const tablesOf = (disk: Disk): SyncTables => ({
  state: {
    get: async () => disk.state,
    put: async (state) => void (disk.state = state),
  },
  outbox: {
    all: async () => [...disk.outbox.values()].toSorted((a, b) => a.deviceSeq - b.deviceSeq),
    put: async (entries) => entries.forEach((entry) => disk.outbox.set(entry.deviceSeq, entry)),
    remove: async (seqs) => seqs.forEach((seq) => disk.outbox.delete(seq)),
  },
  log: {
    find: async (ids) => ids.flatMap((id) => disk.log.get(id) ?? []),
    add: async (rows) => rows.forEach((row) => disk.log.set(row.id, row)),
    put: async (rows) =>
      rows.forEach((row) => disk.log.get(row.id)?.era === row.era && disk.log.set(row.id, row)),
    tidy: async () => undefined,
    ofDevice: async (device, from) =>
      [...disk.log.values()]
        .filter((row) => row.device === device && row.deviceSeq >= from)
        .toSorted((a, b) => a.deviceSeq - b.deviceSeq),
    ofEra: async (era) => [...disk.log.values()].filter((row) => row.era === era),
    absent: async (era) => [...disk.log.values()].filter((row) => row.era < era),
    pending: async () =>
      [...disk.log.values()].filter((row) => row.pending).toSorted((a, b) => a.seq - b.seq),
  },
  apply: async (placed) => {
    for (const { event, place } of placed)
      if (supersedes(place, disk.events.get(event.id)?.place)) disk.events.set(event.id, { event, place });
  },
});

/** Transactions that happen whole or not at all, one after the other. */
const storageOn = (disk: { current: Disk }): SyncStorage => {
  let last: Promise<unknown> = Promise.resolve();
  const transaction: SyncStorage['transaction'] = (work) => {
    const turn = last.then(async () => {
      const copy = copyDisk(disk.current);
      const value = await work(tablesOf(copy));
      disk.current = copy;
      return value;
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return { transaction, read: transaction };
};

/** The sync client with no desk and no browser around it. */
export interface PlainClient {
  disk: { current: Disk };
  ports: SyncPorts;
  /** Keeps an event and queues it. */
  write: (event: SharedEvent) => Promise<void>;
}

export const createPlainClient = (
  fetch: SyncPorts['fetch'],
  now: () => number,
  from = emptyDisk(),
): PlainClient => {
  const disk = { current: from };
  const storage = storageOn(disk);
  const random = (length: number) => new Uint8Array(randomBytes(length));
  return {
    disk,
    ports: { storage, fetch, now, random, readEvent: readSharedEvent, version: 'new' },
    write: async (event) => {
      await storage.transaction((tables) => enqueue(tables, [event], now()));
      disk.current.events.set(event.id, { event });
    },
  };
};
