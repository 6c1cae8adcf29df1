// Projections: the cases as folded, and which post belongs to which. Rebuilt from events whenever needed.
import { Dexie } from 'dexie';
import type { CustomerKey } from '../care/customer.ts';
import type { CaseId, PostId } from '../care/ids.ts';
import { rowsByKeys } from './by-keys.ts';
import type { Kept } from './database.ts';
import type { CaseRow, PostRow } from './rows.ts';

export interface Cases {
  /** Those that exist, each once, in no promised order; by their own id or by that of any part. */
  find: (ids: readonly CaseId[]) => Promise<CaseRow[]>;
  /** Of one customer, newest message first, with a message at `since` (UTC ms) or later. */
  ofCustomer: (customer: CustomerKey, since: number, limit: number) => Promise<CaseRow[]>;
  /** Those with a post that names its author so, each once, in no promised order. */
  named: (names: readonly CustomerKey[]) => Promise<CaseRow[]>;
  /** Those whose escalation is to go up by `now` (UTC ms). */
  raiseBy: (now: number) => Promise<CaseId[]>;
  /** Calls back with every case there is. */
  each: (visit: (row: CaseRow) => void) => Promise<void>;
  put: (rows: readonly CaseRow[]) => Promise<void>;
  remove: (ids: readonly CaseId[]) => Promise<void>;
}

export const casesOf = ({ cases: table }: Kept): Cases => ({
  find: async (ids) => {
    const found = new Map(
      existing(await table.bulkGet([...new Set(ids)])).map((row) => [row.id, row] as const),
    );
    const others = ids.filter((id) => !found.has(id));
    // Most cases are asked for by their own id.
    if (others.length > 0) for (const row of await rowsByKeys(table, 'parts', others)) found.set(row.id, row);
    return [...found.values()];
  },
  ofCustomer: (customer, since, limit) =>
    table
      .where('[customer+lastMessageAt]')
      .between([customer, since], [customer, Dexie.maxKey])
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
      .reverse()
      .limit(limit)
      .toArray(),
  named: async (names) => {
    const rows = await rowsByKeys(table, 'names', names);
    return [...new Map(rows.map((row) => [row.id, row])).values()];
  },
  raiseBy: (now) => table.where('raiseAt').belowOrEqual(now).primaryKeys(),
  each: (visit) => table.each(visit),
  put: async (rows) => void (await table.bulkPut([...rows])),
  remove: (ids) => table.bulkDelete([...ids]),
});

export interface Posts {
  /** The case of each post that has one. */
  find: (ids: readonly PostId[]) => Promise<Map<PostId, CaseId>>;
  ofCases: (caseIds: readonly CaseId[]) => Promise<PostRow[]>;
  put: (rows: readonly PostRow[]) => Promise<void>;
  remove: (ids: readonly PostId[]) => Promise<void>;
  /** Posts whose case was opened by hand, newest first. */
  openedByHand: (limit: number) => Promise<PostId[]>;
}

export const postsOf = ({ posts: table }: Kept): Posts => ({
  find: async (ids) =>
    new Map(existing(await table.bulkGet([...ids])).map((row) => [row.id, row.caseId] as const)),
  ofCases: (caseIds) => rowsByKeys(table, 'caseId', caseIds),
  put: async (rows) => void (await table.bulkPut([...rows])),
  remove: (ids) => table.bulkDelete([...ids]),
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
  openedByHand: (limit) => table.orderBy('byHandAt').reverse().limit(limit).primaryKeys(),
});

const existing = <T>(rows: readonly (T | undefined)[]): T[] => rows.filter((row) => row !== undefined);
