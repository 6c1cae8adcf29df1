// What was scrubbed or erased stands nowhere in SQLite's files any more, and a stopped endpoint leaves all in one file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import type { Database, News } from '../../server/database.ts';
import { openSqlite } from '../../server/sqlite.ts';
import { codeOf, envelopeOf, nameOf, setUpApp, setUpWorkspace } from './set-up.ts';

const setUp = async (forget?: Database['forget']) => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-forgotten-'));
  const file = join(folder, 'perch.db');
  const said: string[] = [];
  const database = await openSqlite(file, (what) => said.push(what));
  if (forget) database.forget = forget;
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const at = await setUpWorkspace(setUpApp(database));
  const envelopes = [1, 2, 3].map((n) => envelopeOf(at.workspace, at.manager.id, n, 1, 9_000));
  expect(await codeOf(await at.push(at.manager.token, envelopes))).toBe('ok');
  /** Of which envelopes the files hold the body. */
  const found = () => {
    const files = ['', '-wal'].map((end) => file + end).filter((path) => existsSync(path));
    const bytes = Buffer.concat(files.map((path) => readFileSync(path)));
    return envelopes.map((envelope) => bytes.includes(Buffer.from(envelope.subarray(100, 132))));
  };
  return { ...at, database, file, envelopes, found, said };
};

test('scrubbed', async () => {
  const { json, at, manager, envelopes, found, database } = await setUp();
  expect(found()).toEqual([true, true, true]);
  await json('POST', at('/scrub'), { envelopes: [nameOf(envelopes[1]!)] }, manager.token);
  expect(found()).toEqual([true, false, true]);
  await database.close();
});

test('erased', async () => {
  const { json, at, manager, found, database } = await setUp();
  await json('DELETE', at(''), undefined, manager.token);
  expect(found()).toEqual([false, false, false]);
  await database.close();
});

test('stopped', async () => {
  const { file, database, envelopes } = await setUp();
  await database.close();
  const bytes = readFileSync(file);
  expect(envelopes.every((envelope) => bytes.includes(Buffer.from(envelope.subarray(100, 132))))).toBe(true);
});

test('scrubbed while another process reads: said at once, and done after a later write', async () => {
  const { workspace, json, at, manager, push, envelopes, file, found, said, database } = await setUp();
  const reader = new Sqlite(file);
  reader.exec('BEGIN');
  reader.prepare('SELECT * FROM devices').all();
  const scrubbed = await json('POST', at('/scrub'), { envelopes: [nameOf(envelopes[1]!)] }, manager.token);
  expect(await scrubbed.json()).toEqual({ scrubbed: 1 });
  expect(found()).toEqual([true, true, true]);
  const write = (seq: number) => push(manager.token, [envelopeOf(workspace, manager.id, seq)]);
  expect(await codeOf(await write(4))).toBe('ok');
  expect(said).toEqual([expect.stringContaining('Another process')]);
  reader.exec('COMMIT');
  expect(await codeOf(await write(5))).toBe('ok');
  // In its turn, after what the write has left to do.
  await database.read(async () => {});
  expect(found()).toEqual([true, false, true]);
  expect(said).toHaveLength(1);
  reader.close();
  await database.close();
});

test('an erasure that is done is told and answered, also where it cannot be overwritten', async () => {
  const { workspace, database, json, at, manager, lines } = await setUp(async () => {
    throw new Error('The disk is gone.');
  });
  const news: (News | 'missed')[] = [];
  database.onNews((each) => void news.push(each));
  const scrubbed = await json('POST', at('/scrub'), { envelopes: [] }, manager.token);
  expect(await scrubbed.json()).toEqual({ scrubbed: 0 });
  const erased = await json('DELETE', at(''), undefined, manager.token);
  expect(await erased.json()).toEqual({ erased: true });
  expect(news).toEqual([{ workspace, erased: true }]);
  expect(lines.flatMap(({ problem = [] }) => problem)).toEqual(['The disk is gone.', 'The disk is gone.']);
  await database.close();
});
