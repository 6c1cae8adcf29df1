// What the parts of an endpoint share.
import type { Database } from './database.ts';
import type { Limits } from './limits.ts';

export interface House {
  database: Database;
  limits: Limits;
  metrics: ReturnType<typeof createMetrics>;
  /** UTC ms. */
  now: () => number;
  /** One line of the log; never a token, a body or an id. */
  say: (line: Record<string, string | number>) => void;
}

/** Counts for Prometheus. No workspace, device or address is ever a label. */
export const createMetrics = () => {
  const values = new Map<string, number>();
  return {
    /** `series`: a name, and labels as Prometheus writes them. */
    add: (series: string, by = 1): void => void values.set(series, (values.get(series) ?? 0) + by),
    text: (): string =>
      Array.from(values, ([series, value]) => `perch_${series} ${value}\n`)
        .sort()
        .join(''),
  };
};
