// One browser of the simulation: the real client core, stopped and let go at every await.
import { eventSchema } from '../../../../lib/care/event.ts';
import type { CareEvent } from '../../../../lib/care/event.ts';
import { enqueue } from '../../../../lib/sync/enqueue.ts';
import type { News, SyncPorts } from '../../../../lib/sync/ports.ts';
import { syncRound } from '../../../../lib/sync/round.ts';
import { checkCursor, copyDisk, storageOn, tablesOf } from './disk.ts';
import type { Disk } from './disk.ts';

export type Fault = 'none' | 'lost' | 'late' | 'doubled' | 'half';

export interface Wire {
  /** Answers as the endpoint does. Rejects with a TypeError where there is none. */
  deliver: (request: Request) => Promise<Response>;
  /** Keeps it, to be delivered when nobody waits for the answer any more. */
  keepForLater: (request: Request) => void;
}

export interface Browser {
  name: string;
  ports: SyncPorts;
  disk: { current: Disk };
  /** Says what was saved; undefined where the browser died before it was. */
  write: (event: CareEvent) => Promise<CareEvent | undefined>;
  /** Begins a round if none is under way, by `news` or by itself, and goes on with it to the next await. */
  step: (fault: Fault, news?: readonly News[]) => Promise<void>;
  /** Dies where it stands. */
  crash: () => void;
  /** Does a piece of work to its end, with nothing going wrong. */
  calmly: <T>(work: (ports: SyncPorts) => Promise<T>) => Promise<T>;
  /** How far its clock is off, ms. */
  skew: number;
  /** An older Perch does not know tags. */
  isOld: boolean;
  isRemoved: boolean;
}

export const createBrowser = (
  name: string,
  from: Disk,
  wire: Wire,
  random: (length: number) => Uint8Array<ArrayBuffer>,
  now: () => number,
): Browser => {
  const disk = { current: from };
  let life = 0;
  let isCalm = true;
  let fault: Fault = 'none';
  let goOn: (() => void) | undefined;
  let arrived: (() => void) | undefined;
  let round: Promise<unknown> | undefined;
  let failure: unknown;

  const portsOf = (mine: number): SyncPorts => {
    const pass = (): Promise<void> => {
      if (mine !== life) return new Promise(() => {});
      if (isCalm) return Promise.resolve();
      return new Promise((resolve) => {
        goOn = resolve;
        arrived?.();
      });
    };
    return {
      storage: storageOn(disk, { pass }, checkCursor),
      now: () => now() + browser.skew,
      random,
      readEvent: (value) => {
        const event = eventSchema.safeParse(value).data;
        return browser.isOld && event?.type === 'tag.added' ? undefined : event;
      },
      get version() {
        return browser.isOld ? 'old' : 'new';
      },
      fetch: async (request) => {
        await pass();
        const suffered = isCalm ? 'none' : fault;
        fault = 'none';
        if (suffered === 'lost') throw new TypeError('lost');
        if (suffered === 'late') {
          wire.keepForLater(request);
          throw new TypeError('timed out');
        }
        const second = suffered === 'doubled' ? request.clone() : undefined;
        let response = await wire.deliver(request);
        if (second) response = await wire.deliver(second);
        await pass();
        if (suffered === 'half') throw new TypeError('connection lost');
        return response;
      },
    };
  };

  const die = (): void => {
    life += 1;
    goOn = undefined;
    round = undefined;
  };

  const browser: Browser = {
    name,
    disk,
    ports: portsOf(0),
    skew: 0,
    isOld: false,
    isRemoved: false,
    crash: die,
    write: async (event) => {
      // The desk's own transaction: the event and its place in the outbox, or neither.
      const copy = copyDisk(disk.current);
      await enqueue(tablesOf(copy), [event], now() + browser.skew);
      copy.events.set(event.id, { event });
      disk.current = copy;
      return event;
    },
    step: async (next, news) => {
      if (failure) throw failure;
      if (next !== 'none') fault = next;
      isCalm = false;
      const stopped = new Promise<void>((resolve) => (arrived = resolve));
      if (round) goOn?.();
      else {
        const mine = life;
        browser.ports = portsOf(mine);
        round = syncRound(browser.ports, news).then(
          () => {
            if (mine === life) round = undefined;
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
    calmly: (work) => {
      die();
      isCalm = true;
      browser.ports = portsOf(life);
      return work(browser.ports);
    },
  };
  return browser;
};
