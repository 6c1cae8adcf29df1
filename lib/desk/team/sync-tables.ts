// The desk's database as lib/sync sees it, inside one turn.
import type { LogRow, OutboxEntry, SyncState, SyncTables } from '../../sync/ports.ts';
import type { Tables } from '../../store/store.ts';
import type { Turn } from '../turn.ts';
import { applyPlaced } from './apply.ts';
import type { Entering } from './entry.ts';

/** The store keeps what sync gave it and gives it back; only here it has a form again. */
export const stateIn = ({ sync }: Pick<Tables, 'sync'>): Promise<SyncState | undefined> =>
  sync.state.get() as Promise<SyncState | undefined>;

export const enteringIn = ({ sync }: Pick<Tables, 'sync'>): Promise<Entering | undefined> =>
  sync.entering.get() as Promise<Entering | undefined>;

export const outboxIn = ({ sync }: Pick<Tables, 'sync'>): Promise<OutboxEntry[]> =>
  sync.outbox.all() as Promise<OutboxEntry[]>;

export const pendingIn = ({ sync }: Pick<Tables, 'sync'>): Promise<LogRow[]> =>
  sync.log.pending() as Promise<LogRow[]>;

export const syncTables = (turn: Turn): SyncTables => {
  const { sync } = turn.tables;
  return {
    state: { get: () => stateIn(turn.tables), put: (state) => sync.state.put(state) },
    outbox: {
      all: () => outboxIn(turn.tables),
      put: (entries) => sync.outbox.put(entries),
      remove: (deviceSeqs) => sync.outbox.remove(deviceSeqs),
    },
    log: {
      find: (ids) => sync.log.find(ids) as Promise<LogRow[]>,
      add: (rows, device) => sync.log.add(rows, device),
      put: (rows) => sync.log.put(rows),
      ofDevice: (device, from) => sync.log.ofDevice(device, from) as Promise<LogRow[]>,
      ofEra: (era) => sync.log.ofEra(era) as Promise<LogRow[]>,
      absent: (era) => sync.log.absent(era) as Promise<LogRow[]>,
      pending: () => pendingIn(turn.tables),
      tidy: (era) => sync.log.tidy(era),
    },
    apply: (placed) => applyPlaced(turn, placed),
  };
};
