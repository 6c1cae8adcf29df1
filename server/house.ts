// What the parts of an endpoint share.
import type { Database } from './database.ts';

/** How much of everything. Rates are kept in memory, by each instance for itself. */
export const defaultLimits = {
  envelopeBytes: 64 << 10,
  pushEnvelopes: 500,
  pushBytes: 1 << 20,
  pullEnvelopes: 1000,
  devices: 200,
  sockets: 64,
  quotaBytes: 1 << 30,
  invites: 50,
  inviteHours: 48,
  /** Requests of one device. */
  rate: 10,
  burst: 40,
  /** Requests and live lines from one address, whoever they say they are. */
  addressRate: 100,
  addressBurst: 1000,
  /** Joins and new workspaces from one address; ten times that from all together. */
  joinRate: 1,
  joinBurst: 10,
  /** How long a request may take to come, its head and all of it. */
  headSeconds: 10,
  requestSeconds: 30,
};
export type Limits = typeof defaultLimits;

/**
 * Token buckets, `rate` a second and `burst` at once. Forgets the longest unseen: memory stays bounded.
 * @returns what takes one for somebody, and gives 0, or after how many seconds it would be let through.
 */
export const createBuckets = (rate: number, burst: number, now: () => number, most = 10_000) => {
  const levels = new Map<string, { level: number; at: number }>();
  return (who: string): number => {
    const at = now();
    const known = levels.get(who) ?? { level: burst, at };
    const level = Math.min(burst, known.level + (Math.max(0, at - known.at) / 1000) * rate);
    levels.delete(who);
    const oldest = levels.size >= most ? levels.keys().next().value : undefined;
    if (oldest !== undefined) levels.delete(oldest);
    levels.set(who, { level: level < 1 ? level : level - 1, at });
    return level < 1 ? Math.ceil((1 - level) / rate) : 0;
  };
};

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
