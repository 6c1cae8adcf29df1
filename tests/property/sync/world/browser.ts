// One browser of the simulation: the real desk and the real client core, stopped and let go at every await.
import type { Command } from '../../../../lib/care/command.ts';
import type { Desk } from '../../../../lib/desk/desk.ts';
import { createDesk } from '../../../../lib/desk/desk.ts';
import type { Net } from '../../../../lib/desk/team/connection.ts';
import { createConnection } from '../../../../lib/desk/team/connection.ts';
import type { Entry } from '../../../../lib/desk/team/entry.ts';
import { createEntry } from '../../../../lib/desk/team/entry.ts';
import type { Turns } from '../../../../lib/desk/turn.ts';
import { createTurns } from '../../../../lib/desk/turn.ts';
import type { News, SyncPorts } from '../../../../lib/sync/ports.ts';
import { syncRound } from '../../../../lib/sync/round.ts';
import type { Disk, Gates } from './disk.ts';
import { storeOn } from './disk.ts';
import type { Fault, Wire } from './wire.ts';
import { sendOver } from './wire.ts';

/** The background from one start to the next: what it keeps in memory dies with it. */
export interface Life {
  turns: Turns;
  desk: Desk;
  ports: SyncPorts;
  entry: Entry;
}

export interface Browser {
  name: string;
  disk: { current: Disk };
  /** What was written here and the endpoint has never had, with when, by this browser's clock. */
  unsent: Map<string, number>;
  /** Begins a round if none is under way, by `news` or by itself, and goes on with it to the next await. */
  step: (fault: Fault, news?: readonly News[]) => Promise<void>;
  /** The same, and dies after so many steps inside a transaction, or where the round stands. */
  crash: (after: number) => Promise<void>;
  /** Gives a command. Answers whether it was called done: it is not where the browser dies after so many steps. */
  give: (command: Command, dieAfter?: number) => Promise<boolean>;
  /** Does a piece of work to its end, with nothing going wrong, between two transactions of a round. */
  calmly: <T>(work: (life: Life) => Promise<T>) => Promise<T>;
  /** The same after a new start. */
  afresh: <T>(work: (life: Life) => Promise<T>) => Promise<T>;
  die: () => void;
  clock: () => number;
  /** How far its clock is off, ms. */
  skew: number;
  /** An older Perch does not know tags. */
  isOld: boolean;
  isRemoved: boolean;
}

/** Each its own: who waits for a promise is kept as long as it is. */
const never = () => new Promise<never>(() => {});

export const createBrowser = (
  name: string,
  from: Disk,
  wire: Wire,
  world: { random: (length: number) => Uint8Array<ArrayBuffer>; now: () => number; check: Gates['check'] },
): Browser => {
  const disk = { current: from };
  let number = 0;
  let isCalm = true;
  let fault: Fault = 'none';
  let stepsToDeath: number | undefined;
  let goOn: (() => void) | undefined;
  /** Told when the browser stands at a gate, has finished or is dead. */
  let arrived: (() => void) | undefined;
  let round: Promise<unknown> | undefined;
  let failure: unknown;
  let life: Life | undefined;

  const die = (): void => {
    number += 1;
    life = undefined;
    goOn = undefined;
    round = undefined;
    stepsToDeath = undefined;
    arrived?.();
  };

  const born = (): Life => {
    const mine = number;
    const pass = (): Promise<void> => {
      if (mine !== number) return never();
      if (isCalm) return Promise.resolve();
      return new Promise((resolve) => {
        goOn = resolve;
        arrived?.();
      });
    };
    const touch = (): Promise<void> | undefined => {
      if (mine === number && stepsToDeath !== undefined && stepsToDeath-- === 0) die();
      return mine === number ? undefined : never();
    };
    const hasRoom = (): boolean => {
      if (fault !== 'full') return true;
      fault = 'none';
      return false;
    };
    const net: Net = {
      fetch: async (request) => {
        await pass();
        const suffered = isCalm || fault === 'full' ? 'none' : fault;
        if (suffered !== 'none') fault = 'none';
        return sendOver(wire, request, suffered, pass);
      },
      random: world.random,
      version: 'new',
      now: browser.clock,
      // Rounds, and when they are tried again, are the simulation's own; nothing listens.
      chance: () => 0,
      after: () => () => undefined,
      openSocket: () => ({ send: () => undefined, close: () => undefined }),
      hasPages: () => Promise.resolve(false),
    };
    const turns = createTurns({
      store: storeOn(disk, { pass, touch, hasRoom, check: world.check }),
      now: browser.clock,
      newId: () => name,
      notify: () => undefined,
      zone: 'UTC',
    });
    const connection = createConnection(turns, net, {
      round: () => undefined,
      presence: () => undefined,
    });
    const ports: SyncPorts = {
      ...connection.ports,
      get version() {
        return browser.isOld ? 'old' : 'new';
      },
      readEvent: (value) => {
        const event = connection.ports.readEvent(value);
        return browser.isOld && event?.type === 'tag.added' ? undefined : event;
      },
    };
    const entry = createEntry(turns, connection, net.random);
    return { turns, desk: createDesk(turns), ports, entry };
  };

  const living = (): Life => (life ??= born());

  const browser: Browser = {
    name,
    disk,
    unsent: new Map(),
    clock: () => world.now() + browser.skew,
    skew: 0,
    isOld: false,
    isRemoved: false,
    die,
    step: async (next, news) => {
      if (failure) throw failure;
      if (next !== 'none') fault = next;
      isCalm = false;
      const stopped = new Promise<void>((resolve) => (arrived = resolve));
      if (round) goOn?.();
      else {
        const mine = number;
        round = syncRound(living().ports, news).then(
          () => {
            if (mine === number) round = undefined;
            arrived?.();
          },
          (error: unknown) => {
            failure = error;
            arrived?.();
          },
        );
      }
      await stopped;
      isCalm = true;
      if (failure) throw failure;
    },
    crash: async (after) => {
      stepsToDeath = after;
      await browser.step('none');
      die();
    },
    give: async (command, dieAfter) => {
      const { desk } = living();
      const died = new Promise<false>((resolve) => (arrived = () => resolve(false)));
      stepsToDeath = dieAfter;
      const isDone = await Promise.race([desk.command({ command }).then(({ ok }) => ok), died]);
      stepsToDeath = undefined;
      return isDone;
    },
    calmly: (work) => work(living()),
    afresh: (work) => {
      die();
      fault = 'none';
      return work(living());
    },
  };
  return browser;
};
