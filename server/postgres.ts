// PostgreSQL, for any number of endpoints that share it. They keep nothing of their own.
import pg from 'pg';
import type { Database, News, Sql, Value } from './database.ts';
import { sqlBy } from './database.ts';
import { migrate } from './schema.ts';

const words = { key: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY', blob: 'BYTEA', int: 'BIGINT' };
const channel = 'perch';

/** Any number that all endpoints agree on: who holds it changes the tables. */
const migrationLock = 7_041_776;

/** @param url `postgres://…`. @param complain told of lost connections, which the pool replaces. */
export const openPostgres = async (url: string, complain: (what: string) => void): Promise<Database> => {
  // Integers here are counts and times, all below 2^53.
  const types = {
    getTypeParser: (oid: number, format?: 'text') =>
      oid === 20 ? Number : pg.types.getTypeParser(oid, format),
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: types as pg.CustomTypesConfig,
    connectionTimeoutMillis: 5000,
  });
  let isClosing = false;
  pool.on('error', (error) => isClosing || complain(error.message));

  const sqlOn = (client: pg.Pool | pg.PoolClient): Sql =>
    sqlBy(async <Row>(text: string, values: readonly Value[]) => {
      const buffers = values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value));
      return (await client.query({ text, values: buffers })).rows as Row[];
    });

  const write = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      await client.query('BEGIN');
      const value = await work(sqlOn(client));
      await client.query('COMMIT');
      return value;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      await client.query('ROLLBACK').catch(complainOf(complain));
      throw error;
    } finally {
      // A connection that failed is not used again.
      client.release(failure);
    }
  };

  await write(async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(${migrationLock})`;
    await migrate(sql, words);
  });

  const listeners: ((news: News) => void)[] = [];
  const ears = createEars(url, complain, (news) => listeners.forEach((hear) => hear(news)));
  return {
    read: (work) => work(sqlOn(pool)),
    write,
    announce: async (news) =>
      void (await pool.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(news)])),
    onNews: (hear) => void listeners.push(hear),
    close: async () => {
      isClosing = true;
      await ears.close();
      await pool.end();
    },
  };
};

const complainOf = (complain: (what: string) => void) => (error: unknown) =>
  complain(error instanceof Error ? error.message : String(error));

/** Listens for what instances announce, on a connection of its own that is made again when it is lost. */
const createEars = (url: string, complain: (what: string) => void, hear: (news: News) => void) => {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;
  const listen = async (): Promise<void> => {
    const mine = new pg.Client({ connectionString: url });
    client = mine;
    mine.on('error', complainOf(complain));
    mine.on('end', () => {
      if (!isClosed) retry = setTimeout(() => void listen(), 1000);
    });
    mine.on('notification', ({ payload }) => hear(JSON.parse(payload ?? '{}') as News));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${channel}`);
    } catch (error) {
      complainOf(complain)(error);
      // Ends the half-made connection, and so leads to the next try.
      await mine.end().catch(complainOf(complain));
    }
  };
  void listen();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
};
