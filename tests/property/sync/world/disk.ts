// A browser's database in memory, as lib/store works with it: transactions that happen whole or not at all, and can be cut
// off at any await.
import { cmp } from 'dexie';
import type { CaseId } from '../../../../lib/care/ids.ts';
import type { Result } from '../../../../lib/care/result.ts';
import { fail, ok } from '../../../../lib/care/result.ts';
import type { Failure } from '../../../../lib/care/view.ts';
import type { Kept } from '../../../../lib/store/database.ts';
import type { CaseRow, History, SettingsRow } from '../../../../lib/store/rows.ts';
import type { Store, Tables } from '../../../../lib/store/store.ts';
import { tablesOf } from '../../../../lib/store/store.ts';
import type { LogPage } from '../../../../lib/store/log.ts';
import type { LogRow, OutboxEntry, SyncState } from '../../../../lib/sync/ports.ts';

type Key = string | number;
type Row = Record<string, unknown>;
type Rows = ReadonlyMap<Key, Row>;

const keys = {
  histories: 'caseId',
  cases: 'id',
  posts: 'id',
  settings: 'id',
  sightings: 'id',
  learner: 'id',
  drafts: 'caseId',
  sync: 'id',
  outbox: 'deviceSeq',
  log: '[era+seq]',
} satisfies Record<keyof Kept, string>;

/** Rows are replaced, never changed, so one that was copied stays as it was. */
export interface Disk {
  histories: ReadonlyMap<CaseId, History>;
  cases: ReadonlyMap<CaseId, CaseRow>;
  posts: Rows;
  settings: ReadonlyMap<string, SettingsRow>;
  sightings: Rows;
  learner: Rows;
  drafts: Rows;
  sync: ReadonlyMap<string, { id: string; state: unknown }>;
  outbox: ReadonlyMap<number, OutboxEntry>;
  log: ReadonlyMap<string, LogPage>;
}

export const diskWith = (settings: SettingsRow): Disk => ({
  histories: new Map(),
  cases: new Map(),
  posts: new Map(),
  settings: new Map([['settings', settings]]),
  sightings: new Map(),
  learner: new Map(),
  drafts: new Map(),
  sync: new Map(),
  outbox: new Map(),
  log: new Map(),
});

export const stateOn = (disk: Disk): SyncState | undefined =>
  disk.sync.get('state')?.state as SyncState | undefined;

/** The envelopes that it has, those of earlier eras too. */
export const logOn = ({ log }: Pick<Disk, 'log'>): LogRow[] =>
  [...log.values()].flatMap(({ rows }) => rows as LogRow[]);

export interface Gates {
  /** Between transactions: where the world holds a browser until it lets it go on. */
  pass: () => Promise<void>;
  /** At every step inside of one: where a browser can die, and none of it has happened. */
  touch: () => Promise<void> | undefined;
  /** Whether the disk has room for what is about to be committed. */
  hasRoom: () => boolean;
  /** Looks at what is about to be committed. */
  check: (before: Disk, after: Disk) => void;
}

/** One writer at a time, and nobody reads what is half written, as IndexedDB has it where all stores are in scope. */
export const storeOn = (disk: { current: Disk }, { pass, touch, hasRoom, check }: Gates): Store => {
  let last: Promise<unknown> = Promise.resolve();
  let open: Transaction | undefined;
  const opened = (): Transaction => open ?? fault('a table was asked outside of any transaction');
  const tables = tablesOf(
    Object.fromEntries(
      Object.entries(keys).map(([name, key]) => [name, tableOf(opened, name as keyof Disk, key, touch)]),
    ) as unknown as Kept,
  );
  const transact = async <T>(
    mode: 'r' | 'rw',
    work: (tables: Tables) => Promise<T>,
  ): Promise<Result<T, Failure>> => {
    await pass();
    const turn = last.then(async (): Promise<Result<T, Failure>> => {
      const copy = { ...disk.current };
      open = { disk: copy, mode, own: new Map() };
      const value = await work(tables);
      await touch();
      open = undefined;
      if (mode === 'r') return ok(value);
      if (!hasRoom()) return fail({ code: 'disk-full', message: 'The disk is full.' });
      check(disk.current, copy);
      disk.current = copy;
      return ok(value);
    });
    last = turn.catch(() => undefined);
    const result = await turn;
    await pass();
    return result;
  };
  return {
    read: (work) => transact('r', work),
    write: (work) => transact('rw', work),
    close: () => Promise.resolve(),
  };
};

interface Transaction {
  /** As it will be. */
  disk: Disk;
  mode: 'r' | 'rw';
  /** What it has changed: its own copies. */
  own: Map<keyof Disk, Map<Key, Row>>;
}

const fault = (what: string): never => {
  throw new Error(what);
};

/** What an index, or a key, has of a row. */
const partsOf = (index: string): string[] =>
  index.startsWith('[') ? index.slice(1, -1).split('+') : [index];
const valueOf = (row: Row, index: string): unknown =>
  index.startsWith('[') ? partsOf(index).map((part) => row[part]) : row[index];
const valuesOf = (row: Row, index: string): unknown[] => {
  const value = valueOf(row, index);
  if (index.startsWith('[')) return [value];
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

/** As much of Dexie's table as lib/store asks for. */
const tableOf = (opened: () => Transaction, name: keyof Disk, key: string, touch: Gates['touch']): object => {
  const rows = (): Rows => opened().disk[name] as Rows;
  const change = (): Map<Key, Row> => {
    const { disk, mode, own } = opened();
    if (mode === 'r') fault(`${name} was written in a transaction that reads`);
    const changed = own.get(name) ?? new Map(rows());
    own.set(name, changed);
    Object.assign(disk, { [name]: changed });
    return changed;
  };
  const keyOf = (row: Row): Key => {
    const value = valueOf(row, key);
    return Array.isArray(value) ? value.join() : (value as Key);
  };
  const put = async (given: readonly Row[]): Promise<void> => {
    await touch();
    if (given.length > 0) for (const row of given) change().set(keyOf(row), row);
  };
  const remove = async (ids: readonly Key[]): Promise<void> => {
    await touch();
    if (ids.length > 0) for (const id of ids) change().delete(id);
  };
  // What is read is the caller's own.
  const read = (row: Row | undefined): Row | undefined => row && { ...row };
  const from = (find: () => Row[]): object => ({
    reverse: () => from(() => find().toReversed()),
    limit: (most: number) => from(() => find().slice(0, most)),
    distinct: () => from(() => [...new Set(find())]),
    last: async () => (await touch(), read(find().at(-1))),
    toArray: async () => (await touch(), find().map(read)),
    primaryKeys: async () => (await touch(), find().map((row) => row[key])),
    sortBy: async (path: string) => (
      await touch(),
      find()
        .map(read)
        .toSorted((a, b) => cmp(a?.[path], b?.[path]))
    ),
    delete: () => remove(find().map(keyOf)),
  });
  /** By the value of the index, then by key; a row with several values comes as often. */
  const where = (index: string, matches: (value: unknown) => boolean): object =>
    from(() =>
      [...rows().values()]
        .flatMap((row) => valuesOf(row, index).flatMap((value) => (matches(value) ? [{ row, value }] : [])))
        .toSorted((a, b) => cmp(a.value, b.value) || cmp(valueOf(a.row, key), valueOf(b.row, key)))
        .map(({ row }) => row),
    );
  return {
    get: async (id: Key) => (await touch(), read(rows().get(id))),
    bulkGet: async (ids: Key[]) => (await touch(), ids.map((id) => read(rows().get(id)))),
    put: (row: Row) => put([row]),
    bulkPut: put,
    delete: (id: Key) => remove([id]),
    bulkDelete: remove,
    clear: async () => (await touch(), change().clear()),
    each: async (visit: (row: Row) => void) => (await touch(), rows().forEach(visit)),
    filter: (matches: (row: Row) => boolean) => from(() => [...rows().values()].filter(matches)),
    orderBy: (index: string) => where(index, () => true),
    where: (index: string) => ({
      equals: (value: unknown) => where(index, (each) => each === value),
      anyOf: (values: unknown[]) => where(index, (each) => values.includes(each)),
      noneOf: (values: unknown[]) => where(index, (each) => !values.includes(each)),
      above: (value: unknown) => where(index, (each) => cmp(each, value) > 0),
      below: (value: unknown) => where(index, (each) => cmp(each, value) < 0),
      belowOrEqual: (value: unknown) => where(index, (each) => cmp(each, value) <= 0),
      between: (low: unknown, high: unknown, _fromLow = true, toHigh = false) =>
        where(index, (each) => cmp(each, low) >= 0 && cmp(each, high) < (toHigh ? 1 : 0)),
    }),
  };
};
