// What was scrubbed or erased stands nowhere in SQLite's files any more, and a stopped endpoint leaves all in one file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../server/sqlite.ts';
import { codeOf, envelopeOf, idOf, setUpApp, setUpWorkspace } from './set-up.ts';

const setUp = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-forgotten-'));
  const file = join(folder, 'perch.db');
  const database = await openSqlite(file);
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
  return { ...at, database, file, envelopes, found };
};

test('scrubbed', async () => {
  const { json, at, manager, envelopes, found, database } = await setUp();
  expect(found()).toEqual([true, true, true]);
  await json('POST', at('/scrub'), { ids: [idOf(envelopes[1]!)] }, manager.token);
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
