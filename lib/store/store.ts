// The store: transactions over events and their projections. The background holds the only one.
import type { Transaction } from 'dexie';
import type { Result } from '../care/result.ts';
import { fail, ok } from '../care/result.ts';
import type { Failure } from '../care/view.ts';
import type { Cases, Posts } from './cases.ts';
import { casesOf, postsOf } from './cases.ts';
import type { Database, Kept, Place } from './database.ts';
import { browserPlace, openDatabase } from './database.ts';
import type { Events } from './events.ts';
import { eventsOf } from './events.ts';
import { failureOf } from './failure.ts';
import type { Learner, Sightings } from './learned.ts';
import { learnerOf, sightingsOf } from './learned.ts';
import type { Drafts, SettingsTable } from './settings.ts';
import { draftsOf, settingsOf } from './settings.ts';
import type { Sync } from './sync.ts';
import { syncOf } from './sync.ts';

/** What can be done inside a transaction; all of it happens, or nothing. */
export interface Tables {
  events: Events;
  cases: Cases;
  posts: Posts;
  settings: SettingsTable;
  sightings: Sightings;
  learner: Learner;
  drafts: Drafts;
  sync: Sync;
}

export interface Store {
  read: <T>(work: (tables: Tables) => Promise<T>) => Promise<Result<T, Failure>>;
  /**
   * `ok` means that the transaction has completed. `work` may run twice (after a lost connection), and must await
   * nothing but the tables: IndexedDB commits a transaction that is left idle.
   */
  write: <T>(work: (tables: Tables) => Promise<T>) => Promise<Result<T, Failure>>;
  close: () => Promise<void>;
}

/** A store that opens the database when first asked, and once again when the connection is lost. */
export const createStore = (place: Place = browserPlace()): Store => {
  let connection: Promise<Database> | undefined;

  const connect = (): Promise<Database> => {
    const opening = (connection ??= openDatabase(place));
    // Whoever asked gets the failure; the next one tries anew.
    opening.catch(() => forget(opening));
    return opening;
  };

  /** Only that connection: another caller may have opened a fresh one meanwhile. */
  const forget = (lost: Promise<Database> | undefined): void => {
    if (connection === lost) connection = undefined;
  };

  const attempt = async <T>(
    mode: 'r' | 'rw',
    work: (tables: Tables) => Promise<T>,
  ): Promise<Result<T, Failure>> => {
    for (let isLast = false; ; isLast = true) {
      const connecting = connect();
      try {
        const database = await connecting;
        // An async function, for Dexie holds a transaction across native awaits only where it sees one. The tables are
        // this transaction's own: Dexie finds it by itself for a hundred awaits in a row, and forgets it after that.
        const run = async (bound: Transaction) => work(tablesOf(tablesIn(bound)));
        return ok(await database.transaction(mode, database.tables, run));
      } catch (error) {
        const failure = failureOf(error);
        if (!failure) throw error;
        if (failure.code !== 'storage') return fail(failure);
        forget(connecting);
        if (isLast) return fail(failure);
      }
    }
  };

  return {
    read: (work) => attempt('r', work),
    write: (work) => attempt('rw', work),
    close: async () => {
      const closing = connection;
      forget(closing);
      (await closing)?.close();
    },
  };
};

/** Tables that work in this transaction, wherever they are asked from. */
const tablesIn = (transaction: Transaction): Kept =>
  Object.fromEntries(
    transaction.storeNames.map((name) => [name, transaction.table(name)]),
  ) as unknown as Kept;

export const tablesOf = (database: Kept): Tables => ({
  events: eventsOf(database),
  cases: casesOf(database),
  posts: postsOf(database),
  settings: settingsOf(database),
  sightings: sightingsOf(database),
  learner: learnerOf(database),
  drafts: draftsOf(database),
  sync: syncOf(database),
});
