// When rounds happen: when something changed here or there, and again after a failure. One at a time.
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
  let failures = 0;
  let forget: (() => void) | undefined;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      forget?.();
      forget = undefined;
      const result = await syncRound(ports);
      failures = result.ok ? 0 : failures + 1;
      ports.onRound(result.ok ? undefined : result.error);
      // A change made meanwhile does not wake an endpoint that is down any sooner.
      if (result.ok) continue;
      isWanted = false;
      forget = ports.after(delayAfter(failures, ports.chance(), result.error.retryAfter), wake);
    }
    isRunning = false;
  };

  const wake = (): void => {
    isWanted = true;
    if (!isRunning) void run();
  };

  return {
    wake,
    stop: () => {
      isWanted = false;
      forget?.();
      forget = undefined;
    },
  };
};
