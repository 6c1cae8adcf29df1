// When this browser talks to the endpoint: at once while somebody may be looking, else when something is unsent.
import type { Result } from '../../care/result.ts';
import type { Failure } from '../../care/view.ts';
import type { Turn, Turns } from '../turn.ts';
import type { LivePorts } from '../../sync/live.ts';
import { createLive } from '../../sync/live.ts';
import type { SyncFailure, SyncPorts } from '../../sync/ports.ts';
import { isOver } from '../../sync/health.ts';
import { createRunner } from '../../sync/runner.ts';
import { readSharedEvent } from '../../sync/shared-event.ts';
import { StorageRefused } from '../../sync/storage-refused.ts';
import { outboxIn, stateIn, syncTables } from './sync-tables.ts';

export interface Net {
  /** Rejects where the endpoint cannot be reached. */
  fetch: SyncPorts['fetch'];
  random: SyncPorts['random'];
  version: SyncPorts['version'];
  openSocket: LivePorts['open'];
  after: LivePorts['after'];
  /** From 0 to 1. */
  chance: () => number;
  /** UTC ms. */
  now: () => number;
  /** Whether a tab of X or a page of Perch is open. */
  hasPages: () => Promise<boolean>;
}

export interface Connection {
  ports: SyncPorts;
  /** The same; each transaction does this too, or nothing. */
  portsWith: (also: (turn: Turn) => Promise<void>) => SyncPorts;
  /** Something waits here. */
  wake: () => void;
  /** Resolves when no round is under way. */
  rest: () => Promise<void>;
  /** Looks whether a live line is worth it, and whether something is unsent. Asked each minute and by every page that starts. */
  look: () => Promise<void>;
  stop: () => void;
  say: (box: string) => void;
  /** How the last round went; undefined before the first. */
  last: () => { failure?: SyncFailure; at: number } | undefined;
}

const given = <T>(result: Result<T, Failure>): T => {
  if (!result.ok) throw new StorageRefused(result.error.message);
  return result.value;
};

export const createConnection = (
  turns: Turns,
  net: Net,
  on: { round: () => void; presence: LivePorts['onPresence'] },
): Connection => {
  let last: { failure?: SyncFailure; at: number } | undefined;
  /** The line was closed to us; a round that goes well has made us known again. */
  let isShut = false;
  const portsWith: Connection['portsWith'] = (also) => ({
    fetch: net.fetch,
    now: net.now,
    random: net.random,
    readEvent: readSharedEvent,
    version: net.version,
    storage: {
      transaction: async (work) => {
        const result = await turns.write(async (turn) => {
          const value = await work(syncTables(turn));
          await also(turn);
          return value;
        });
        return given(result);
      },
      read: async (work) => given(await turns.read((turn) => work(syncTables(turn)))),
    },
  });
  const ports = portsWith(() => Promise.resolve());
  const runner = createRunner({
    ...ports,
    after: net.after,
    chance: net.chance,
    onRound: (failure) => {
      last = { ...(failure ? { failure } : {}), at: net.now() };
      // A bug, or a database that closed: the person reads that it failed, whoever repairs it wants the words.
      if (failure?.code === 'internal') console.error('Perch: a round failed', failure.message);
      on.round();
      if (failure) return;
      live.retry();
      if (!isShut) return;
      isShut = false;
      void look();
    },
  });
  const live = createLive({
    open: net.openSocket,
    after: net.after,
    chance: net.chance,
    onNews: runner.wake,
    onShut: () => {
      isShut = true;
      runner.wake();
    },
    onPresence: on.presence,
  });

  const stop = (): void => {
    runner.stop();
    live.disconnect();
    last = undefined;
  };

  const look = async (): Promise<void> => {
    const found = await turns.read(async ({ tables }) => ({
      state: await stateIn(tables),
      isUnsent: (await outboxIn(tables)).length > 0,
    }));
    if (!found.ok || !found.value.state || isOver(found.value.state.parked)) return stop();
    const { state, isUnsent } = found.value;
    const isSeen = await net.hasPages();
    if (isSeen) live.connect(state.identity);
    else live.disconnect();
    // The live line tells of news as soon as it is there; a round is asked for all the same, for it may never open.
    if (isUnsent || isSeen) runner.wake();
  };

  return {
    ports,
    portsWith,
    wake: () => runner.wake(),
    rest: runner.rest,
    look,
    stop,
    say: live.say,
    last: () => last,
  };
};
