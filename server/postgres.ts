// PostgreSQL, for any number of endpoints that share it. They keep nothing of their own.
import pg from 'pg';
import { type Database, type Hear, type News, type Sql, sqlBy } from './database.ts';
import { migrate } from './schema.ts';

const channel = 'perch';

/** Any number that all endpoints agree on: who holds it changes the tables. */
const migrationLock = 7_041_776;

// Integers here are counts and times, all below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** @param url `postgres://…`. @param complain told of lost connections, which are replaced. */
export const openPostgres = async (url: string, complain: (what: string) => void): Promise<Database> => {
  // A line that has died without a word is noticed.
  const line = { connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
  // Nothing waits for ever for a lock, and a commit is on the disk before it is told.
  const options = '-c statement_timeout=20s -c synchronous_commit=on';
  const pool = new pg.Pool({ ...line, options, max: 10, connectionTimeoutMillis: 5000 });
  const complainOf = (error: Error) => complain(error.message);
  let isClosing = false;
  pool.on('error', (error) => isClosing || complainOf(error));

  const sqlOn = (client: pg.Pool | pg.PoolClient): Sql =>
    sqlBy(async (text, values) => (await client.query(text, [...values])).rows);

  const write = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    // Where it is cut while nobody asks it anything; the next question fails.
    client.on('error', complainOf);
    let failure: Error | undefined;
    try {
      await client.query('BEGIN');
      const value = await work(sqlOn(client));
      await client.query('COMMIT');
      return value;
    } catch (error) {
      failure = error as Error;
      await client.query('ROLLBACK').catch(complainOf);
      throw error;
    } finally {
      client.off('error', complainOf);
      // A connection that failed is not used again.
      client.release(failure);
    }
  };

  await write(async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(${migrationLock})`;
    await migrate(sql);
  });

  const listeners: Hear[] = [];
  const hear: Hear = (news) => listeners.forEach((each) => each(news));
  let ear: pg.Client;
  let retry: NodeJS.Timeout | undefined;
  /** Hears what the instances announce, on a connection of its own that is made again when it is lost. */
  const listen = async (isAgain: boolean): Promise<void> => {
    const mine = new pg.Client(line);
    ear = mine;
    mine.on('error', complainOf);
    mine.on('end', () => {
      if (!isClosing) retry = setTimeout(() => void listen(true), 1000);
    });
    mine.on('notification', ({ payload }) => hear(JSON.parse(payload ?? '{}') as News));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${channel}`);
      if (isAgain) hear('missed');
    } catch (error) {
      complainOf(error as Error);
      // Ends the half-made connection, and so leads to the next try.
      await mine.end().catch(complainOf);
    }
  };
  await listen(false);

  return {
    read: (work) => work(sqlOn(pool)),
    write,
    announce: async (news) =>
      void (await pool.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(news)]).catch(complainOf)),
    onNews: (each) => void listeners.push(each),
    // It cannot be told to: VACUUM only frees the place for other rows, and the WAL keeps the bytes until it is reused.
    forget: async () => undefined,
    close: async () => {
      isClosing = true;
      clearTimeout(retry);
      await ear.end();
      await pool.end();
    },
  };
};
