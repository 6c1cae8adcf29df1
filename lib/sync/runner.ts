// When rounds happen: when something changed here or there, and again after a failure. One at a time.
import type { Result } from '../care/result.ts';
import { fail } from '../care/result.ts';
import { delayAfter } from './backoff.ts';
import type { SyncFailure, SyncPorts } from './ports.ts';
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
  /** Something waits, here or at the endpoint. While a round is under way, another one follows it. */
  wake: () => void;
  /** Until the next `wake`, nothing is tried again. */
  stop: () => void;
}

export const createRunner = (ports: RunnerPorts): Runner => {
  let isRunning = false;
  let isWanted = false;
  let isStopped = false;
  let failures = 0;
  let forget: (() => void) | undefined;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      forget?.();
      forget = undefined;
      const result = await syncRound(ports).catch(broken);
      failures = result.ok ? 0 : failures + 1;
      ports.onRound(result.ok ? undefined : result.error);
      // A change made meanwhile does not wake an endpoint that is down any sooner.
      if (result.ok) continue;
      isWanted = false;
      if (!isStopped)
        forget = ports.after(delayAfter(failures, ports.chance(), result.error.retryAfter), wake);
    }
    isRunning = false;
  };

  const wake = (): void => {
    isWanted = true;
    isStopped = false;
    if (!isRunning) void run();
  };

  return {
    wake,
    stop: () => {
      isWanted = false;
      isStopped = true;
      forget?.();
      forget = undefined;
    },
  };
};

/** A database that closed, or a bug: told like any failure, for the rounds after it may go well. */
const broken = (error: unknown): Result<never, SyncFailure> =>
  fail({ code: 'internal', message: error instanceof Error ? error.message : String(error) });
