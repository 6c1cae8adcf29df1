// A browser's database in memory: transactions that happen whole or not at all, and can be cut off before or after.
import type { EventId } from '../../../../lib/care/ids.ts';
import { supersedes } from '../../../../lib/sync/place.ts';
import type { SharedEvent } from '../../../../lib/sync/shared-event.ts';
import type {
  LogRow,
  OutboxEntry,
  Place,
  SyncState,
  SyncStorage,
  SyncTables,
} from '../../../../lib/sync/ports.ts';

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

export interface Gates {
  /** Where a browser can stop for ever: resolves when the world lets it go on. */
  pass: (where: string) => Promise<void>;
}

export const storageOn = (
  disk: { current: Disk },
  gates: Gates,
  check: (disk: Disk) => void,
): SyncStorage => {
  let last: Promise<unknown> = Promise.resolve();
  const storage: SyncStorage = {
    read: (work) => storage.transaction(work),
    transaction: (work) => {
      const turn = last.then(async () => {
        await gates.pass('begin');
        // No gate inside: another writer never sees half of it.
        const copy = copyDisk(disk.current);
        const value = await work(tablesOf(copy));
        check(copy);
        disk.current = copy;
        await gates.pass('committed');
        return value;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
  return storage;
};

/** What must hold after every commit: the cursor never runs ahead of what was durably applied. */
export const checkCursor = ({ state, log }: Disk): void => {
  if (!state) return;
  const seqs = [...log.values()].filter(({ era }) => era === state.era).map(({ seq }) => seq);
  const missing = Array.from({ length: state.cursor }, (_, index) => index + 1).filter(
    (seq) => !seqs.includes(seq),
  );
  if (missing.length > 0) throw new Error(`cursor ${state.cursor}, but ${missing.join()} never arrived`);
};
