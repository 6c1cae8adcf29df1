// What pages report of how much they can read: the newest report of each page, for as long as the browser is open.
import type { HealthReport } from '../care/health.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import type { Failure } from '../care/view.ts';

const maxReports = 30;

/** Where reports are kept: memory that outlives the background, not the browser. */
export interface HealthLog {
  get: () => Promise<readonly HealthReport[]>;
  put: (reports: readonly HealthReport[]) => Promise<void>;
}

export interface HealthDesk {
  reportHealth: (ask: { report: HealthReport }) => Promise<Result<null, Failure>>;
  /** Newest first. */
  health: () => Promise<Result<{ reports: HealthReport[] }, Failure>>;
}

export const createHealthDesk = (log: HealthLog): HealthDesk => {
  /** Two pages that report at once must not lose one of the two. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  return {
    reportHealth: ({ report }) =>
      inTurn(async () => {
        const others = (await log.get()).filter(({ page }) => page !== report.page);
        await log.put([report, ...others].slice(0, maxReports));
        return ok(null);
      }),
    health: () => inTurn(async () => ok({ reports: [...(await log.get())] })),
  };
};
