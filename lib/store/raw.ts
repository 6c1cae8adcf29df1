// The database read raw, for the day it cannot be opened as it should: without Dexie and without a version, so that
// nothing is upgraded and nobody waits for us; row by row, past what cannot be read. Writes nothing, ever.
import type { Raw, RawTable } from '../care/rescue.ts';
import { rescuedTables } from '../care/rescue.ts';
import type { Result } from '../care/result.ts';
import { fail, ok } from '../care/result.ts';
import type { Place } from './database.ts';
import { isNewer, tableNames } from './database.ts';

/** Rows asked for at once, while all goes well. */
const perRequest = 200;

/** Fails with the browser's name for what is wrong, `absent` where there is no database, or `wanted`: see `closedWords`. */
export const readRaw = async (place: Place): Promise<Result<Raw, string>> => {
  const opened = await open(place);
  if (!opened.ok) return opened;
  const database = opened.value;
  let isWanted = false;
  database.addEventListener('versionchange', () => {
    // Whoever can put it in order goes first.
    isWanted = true;
    database.close();
  });
  const names = [...database.objectStoreNames];
  const tables: Raw['tables'] = {};
  for (const name of rescuedTables) {
    const table = await readTable(database, place.IDBKeyRange, name);
    if (table) tables[name] = table;
  }
  database.close();
  // What was left to read is not unreadable.
  if (isWanted) return fail('wanted');
  const strangeTables = names.filter((name) => !tableNames.includes(name)).length;
  return ok({ isNewer: isNewer(database.version), tables, strangeTables });
};

const open = async ({ indexedDB, name }: Place): Promise<Result<IDBDatabase, string>> => {
  let isAbsent = false;
  const opened = await answerTo(() => {
    const opening = indexedDB.open(name);
    // There is none: opening it is not to make one.
    opening.addEventListener('upgradeneeded', () => {
      isAbsent = true;
      opening.transaction?.abort();
    });
    return opening;
  });
  return !opened.ok && isAbsent ? fail('absent') : opened;
};

/** Undefined where it is missing, or not even its keys can be read. */
const readTable = async (
  database: IDBDatabase,
  ranges: typeof IDBKeyRange,
  name: string,
): Promise<RawTable | undefined> => {
  // Each in a transaction of its own, for the first thing that goes wrong ends one.
  const table = () => database.transaction(name, 'readonly').objectStore(name);
  const keys = await answerTo(() => table().getAllKeys());
  if (!keys.ok) return undefined;
  const read: RawTable = { rows: [], unreadable: 0 };
  /** What cannot be read together is read in halves, down to the row that is to blame. */
  const readRows = async (some: readonly IDBValidKey[]): Promise<void> => {
    const rows = await answerTo(() => table().getAll(ranges.bound(some[0], some.at(-1))));
    if (rows.ok) return void read.rows.push(...rows.value);
    if (some.length === 1) return void read.unreadable++;
    await readRows(some.slice(0, some.length / 2));
    await readRows(some.slice(some.length / 2));
  };
  for (let at = 0; at < keys.value.length; at += perRequest)
    await readRows(keys.value.slice(at, at + perRequest));
  return read;
};

/** What the browser answers, or its name for why it does not. */
const answerTo = <T>(begin: () => IDBRequest<T>): Promise<Result<T, string>> =>
  new Promise((resolve) => {
    try {
      const request = begin();
      request.addEventListener('success', () => resolve(ok(request.result)));
      request.addEventListener('error', () => resolve(fail(request.error?.name ?? 'UnknownError')));
    } catch (error) {
      resolve(fail(error instanceof Error ? error.name : String(error)));
    }
  });
