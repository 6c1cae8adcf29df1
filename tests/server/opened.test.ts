// What an endpoint makes sure of when it opens its database: that what it commits is durable, whatever the database was
// set to, and that no newer endpoint was here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../server/database.ts';
import { openPostgres } from '../../server/postgres.ts';
import { openSqlite } from '../../server/sqlite.ts';
import { hasPostgres, startPostgres } from './postgres.ts';
import { complain } from './set-up.ts';

/** What the database answers where it is asked for its settings, in each way that the endpoint asks. */
const told = async (database: Database, question: string) => [
  (await database.read((sql) => sql.text<Record<string, unknown>>(question, [])))[0],
  (await database.write((sql) => sql.text<Record<string, unknown>>(question, [])))[0],
];

const newest = /newer endpoint \(schema 99\)/;

describe('SQLite', () => {
  const setUp = () => {
    const folder = mkdtempSync(join(tmpdir(), 'perch-opened-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, 'perch.db');
  };

  test('writes ahead, and waits for the disk at each commit', async () => {
    const database = await openSqlite(setUp(), complain);
    // 2 is FULL: in the journal's mode below, 1 would only wait now and then.
    expect(await told(database, 'PRAGMA synchronous')).toEqual([{ synchronous: 2 }, { synchronous: 2 }]);
    expect(await told(database, 'PRAGMA journal_mode')).toEqual([
      { journal_mode: 'wal' },
      { journal_mode: 'wal' },
    ]);
    await database.close();
  });

  test('written by a newer endpoint, it is refused and left as it is', async () => {
    const file = setUp();
    await (await openSqlite(file, complain)).close();
    const newer = new Sqlite(file);
    newer.exec('UPDATE perch_schema SET version = 99; DROP TABLE invites');
    const tables = () => newer.prepare('SELECT name, sql FROM sqlite_schema').all();
    const before = tables();
    await expect(openSqlite(file, complain)).rejects.toThrow(newest);
    expect(tables()).toEqual(before);
    expect(newer.prepare('SELECT version FROM perch_schema').all()).toEqual([{ version: 99 }]);
    newer.close();
  });
});

test.runIf(hasPostgres)('PostgreSQL is held to the same, also where it is set to promise less', async () => {
  const cluster = await startPostgres();
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await cluster.stop();
  });
  const ask = async (text: string) => (await client.query(text)).rows;
  await ask('ALTER DATABASE postgres SET synchronous_commit = off');
  const database = await openPostgres(cluster.url, complain);
  const on = { synchronous_commit: 'on' };
  const answers = await told(database, 'SHOW synchronous_commit').finally(() => database.close());
  expect(answers).toEqual([on, on]);

  await ask('UPDATE perch_schema SET version = 99');
  await ask('DROP TABLE invites');
  const columns = () =>
    ask(`SELECT table_name, column_name, data_type FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`);
  const before = await columns();
  await expect(openPostgres(cluster.url, complain)).rejects.toThrow(newest);
  expect(await columns()).toEqual(before);
  expect(await ask('SELECT version FROM perch_schema')).toEqual([{ version: 99 }]);
});
