// When rounds happen: when something changed here or there, and again after a failure. One at a time.
import type { Result } from '../care/result.ts';
import { fail } from '../care/result.ts';
import { delayAfter } from './backoff.ts';
import type { News, SyncFailure, SyncPorts } from './ports.ts';
import { syncRound } from './round.ts';

export interface RunnerPorts extends SyncPorts {
  /** Calls `then` after so many ms, unless what it gives is called before. */
  after: (ms: number, then: () => void) => () => void;
  /** From 0 to 1. */
  chance: () => number;
  /** Told after each round: undefined where it went well. */
  onRound: (failure: SyncFailure | undefined) => void;
}

export interface Runner {
  /** Something waits, here or at the endpoint, or is brought. While a round is under way, another one follows it. */
  wake: (news?: News) => void;
  /** Resolves when no round is under way. */
  rest: () => Promise<void>;
  /** Until the next `wake`, nothing is tried again. */
  stop: () => void;
}

/** Pages kept while a round is under way; beyond it the endpoint is asked. */
const maxNews = 100;

export const createRunner = (ports: RunnerPorts): Runner => {
  let running: Promise<void> | undefined;
  let isWanted = false;
  /** All that the wanted round is for; undefined where there is more to it. */
  let news: News[] | undefined = [];
  let isStopped = false;
  /** The endpoint said how long it wants to be left alone. */
  let isHeld = false;
  let failures = 0;
  let forget: (() => void) | undefined;

  const run = async (): Promise<void> => {
    while (isWanted) {
      const brought = news;
      isWanted = false;
      news = [];
      forget?.();
      forget = undefined;
      const result = await syncRound(ports, brought).catch(broken);
      failures = result.ok ? 0 : failures + 1;
      ports.onRound(result.ok ? undefined : result.error);
      // A change made meanwhile does not wake an endpoint that is down any sooner.
      if (result.ok) continue;
      isWanted = false;
      news = undefined;
      isHeld = !isStopped && result.error.retryAfter !== undefined;
      if (!isStopped)
        forget = ports.after(delayAfter(failures, ports.chance(), result.error.retryAfter), () => {
          isHeld = false;
          wake();
        });
    }
    running = undefined;
  };

  const wake = (brought?: News): void => {
    isWanted = true;
    isStopped = false;
    if (!brought || news?.length === maxNews) news = undefined;
    else news?.push(brought);
    if (!isHeld) running ??= run();
  };

  return {
    wake,
    rest: () => running ?? Promise.resolve(),
    stop: () => {
      isWanted = false;
      isStopped = true;
      isHeld = false;
      forget?.();
      forget = undefined;
    },
  };
};

/** A database that closed, or a bug: told like any failure, for the rounds after it may go well. */
const broken = (error: unknown): Result<never, SyncFailure> =>
  fail({ code: 'internal', message: error instanceof Error ? error.message : String(error) });
