// What the parts of an endpoint share.
import type { Database } from './database.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';

export interface House {
  database: Database;
  limits: Limits;
  metrics: Metrics;
  /** UTC ms. */
  now: () => number;
  /** One line of the log; never a token, a body or an id. */
  say: (line: Record<string, string | number>) => void;
}
