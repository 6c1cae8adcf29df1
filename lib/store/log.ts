// The envelopes as they were received. Those that were read together stand in one row: a row for each took a third of the
// time that a browser needs for years of a team's work.
import { Dexie } from 'dexie';
import type { Kept } from './database.ts';

/** An envelope. The store knows where it stands; what else is in it is lib/sync's own. */
export interface LogRow {
  id: string;
  device: string;
  deviceSeq: number;
  era: number;
  seq: number;
  pending?: string;
}

/** Envelopes of one era, one after the other. */
export interface LogPage {
  era: number;
  /** Of the first. */
  seq: number;
  rows: LogRow[];
  /** Ids of those that this browser wrote. */
  own: string[];
  /** Set where any of them is pending, so that only such pages are in the index. */
  pending?: 1;
}

export interface Log {
  /** What was read, for the first time in this era; `device` is this browser. */
  add: (rows: readonly LogRow[], device: string) => Promise<void>;
  /** What has changed of them, each where it stands. */
  put: (rows: readonly LogRow[]) => Promise<void>;
  /** Own ones, each where it was read last. */
  find: (ids: readonly string[]) => Promise<LogRow[]>;
  /** Of one device from a deviceSeq on, by deviceSeq, each where it was read last. */
  ofDevice: (device: string, from: number) => Promise<LogRow[]>;
  ofEra: (era: number) => Promise<LogRow[]>;
  /** Read in an earlier era and not in this one, each where it was read last. */
  absent: (era: number) => Promise<LogRow[]>;
  /** By seq, without those that were read again in the newest era. */
  pending: () => Promise<LogRow[]>;
  /** Lets go of what was read in earlier eras and in this one too. */
  tidy: (era: number) => Promise<void>;
  clear: () => Promise<void>;
}

export const logOf = ({ log: table }: Kept): Log => {
  const before = (era: number) => table.where('[era+seq]').below([era, Dexie.minKey]);

  const newestPage = () => table.orderBy('[era+seq]').last();

  /** The page in which a row stands. */
  const pageOf = ({ era, seq }: LogRow) =>
    table.where('[era+seq]').between([era, Dexie.minKey], [era, seq], true, true).last();

  const ofEra = async (era: number): Promise<LogRow[]> =>
    rowsIn(await table.where('[era+seq]').between([era, Dexie.minKey], [era, Dexie.maxKey]).toArray());

  const absent = async (era: number): Promise<LogRow[]> => {
    const earlier = rowsIn(await before(era).toArray());
    const present = new Set((earlier.length > 0 ? await ofEra(era) : []).map(({ id }) => id));
    return newestOf(earlier.filter(({ id }) => !present.has(id)));
  };

  return {
    add: async (rows, device) => {
      const [first] = rows;
      if (!first) return;
      const own = rows.filter((row) => row.device === device).map(({ id }) => id);
      await table.put(pageWith({ era: first.era, seq: first.seq, own }, [...rows]));
    },
    put: async (rows) => {
      const pages = new Map<string, LogPage>();
      for (const row of rows) {
        const page = await pageOf(row);
        if (!page) continue;
        const key = `${page.era} ${page.seq}`;
        const { rows: standing } = pages.get(key) ?? page;
        pages.set(
          key,
          pageWith(
            page,
            standing.map((each) => (each.seq === row.seq ? row : each)),
          ),
        );
      }
      await table.bulkPut([...pages.values()]);
    },
    find: async (ids) => {
      const wanted = new Set(ids);
      const pages = await table.where('own').anyOf(ids).distinct().toArray();
      const own = new Set(pages.flatMap((page) => page.own).filter((id) => wanted.has(id)));
      return newestOf(rowsIn(pages).filter(({ id }) => own.has(id)));
    },
    // Asked for only when an endpoint lost what it had: no index that every envelope would pay for.
    ofDevice: async (device, from) => {
      const rows: LogRow[] = [];
      await table.each((page) => {
        rows.push(...page.rows.filter((row) => row.device === device && row.deviceSeq >= from));
      });
      return newestOf(rows).toSorted((a, b) => a.deviceSeq - b.deviceSeq);
    },
    ofEra,
    absent,
    pending: async () => {
      const rows = rowsIn(await table.where('pending').equals(1).toArray()).filter(({ pending }) => pending);
      const latest = (await newestPage())?.era;
      const again = latest !== undefined && rows.some(({ era }) => era < latest) ? await ofEra(latest) : [];
      const present = new Set(again.map(({ id }) => id));
      return rows
        .filter(({ era, id }) => era === latest || !present.has(id))
        .toSorted((a, b) => a.seq - b.seq);
    },
    tidy: async (era) => {
      const kept = new Set((await absent(era)).map(({ era: of, seq }) => `${of} ${seq}`));
      const pages = await before(era).toArray();
      await before(era).delete();
      const left = pages.map((page) =>
        pageWith(
          page,
          page.rows.filter((row) => kept.has(`${row.era} ${row.seq}`)),
        ),
      );
      await table.bulkPut(left.filter(({ rows }) => rows.length > 0));
    },
    clear: () => table.clear(),
  };
};

const pageWith = ({ era, seq, own }: Omit<LogPage, 'rows' | 'pending'>, rows: LogRow[]): LogPage => ({
  era,
  seq,
  rows,
  own,
  ...(rows.some(({ pending }) => pending) ? { pending: 1 as const } : {}),
});

const rowsIn = (pages: readonly LogPage[]): LogRow[] => pages.flatMap(({ rows }) => rows);

/** Of the same envelope, read in several eras, the row of the latest. */
const newestOf = (rows: readonly LogRow[]): LogRow[] => {
  const newest = new Map<string, LogRow>();
  for (const row of rows) {
    const known = newest.get(row.id);
    if (!known || known.era < row.era) newest.set(row.id, row);
  }
  return [...newest.values()];
};
