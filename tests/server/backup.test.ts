// The commands of docs/endpoint.md for a copy and its return, as they stand there, while a team works.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { hasPostgres, startPostgres } from './postgres.ts';
import { all, startTwoBrowsers } from './two-browsers.ts';

const root = new URL('../..', import.meta.url);
const document = readFileSync(new URL('docs/endpoint.md', root), 'utf8');

/** The document's command that matches, alone on its line or between backquotes. */
const documented = (pattern: RegExp): string => {
  const [command] = pattern.exec(document) ?? [];
  if (!command) throw new Error(`docs/endpoint.md has no command like ${pattern}.`);
  return command;
};

const hasProgram = (name: string): boolean => spawnSync(name, ['--version']).status === 0;
const canDump = hasPostgres && hasProgram('pg_dump') && hasProgram('pg_restore');
if (!canDump) console.log('Backup of PostgreSQL: skipped, for there is no pg_dump and pg_restore here');
const hasSqlite = hasProgram('sqlite3');
if (!hasSqlite) console.log('Backup by sqlite3: skipped, for there is none here');

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Copies while somebody writes, and puts the copy back after more was written. Each is given by a line of a shell. */
const goBack = async (databaseUrl: string, copy: string, restore: string, cwd: string): Promise<void> => {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const { stop, start, write, sync, seen, seenByNewcomer, manager } = await startTwoBrowsers(databaseUrl);
  let count = 0;
  const say = async (by = manager) => {
    await write(by);
    count++;
    await sync();
  };
  for (let n = 0; n < 5; n++) await say();
  const meanwhile = new AbortController();
  const copied = promisify(execFile)('bash', ['-c', copy], { env, cwd });
  const over = copied.finally(() => meanwhile.abort());
  while (!meanwhile.signal.aborted) await say();
  await over;
  for (let n = 0; n < 3; n++) await say();
  await stop();
  execFileSync('bash', ['-c', restore], { env, cwd });
  await start();

  // Before any other browser has come back: what the copy itself holds.
  const kept = await seenByNewcomer();
  expect(kept).toEqual(expect.arrayContaining(all(5)[0]!));
  expect(kept.length).toBeLessThan(count);
  await sync(3);
  expect(seen()).toEqual(all(count));
  expect(await seenByNewcomer()).toEqual(all(count)[0]);
};

const restoreFile = 'rm -f perch.db perch.db-wal perch.db-shm && mv copy.db perch.db';

test.runIf(hasSqlite)('SQLite, by sqlite3', async () => {
  const folder = temporary();
  const copy = documented(/^sqlite3 perch\.db "VACUUM.*$/m);
  await goBack(`sqlite:${join(folder, 'perch.db')}`, copy, restoreFile, folder);
});

test('SQLite, by what the container has', async () => {
  const folder = temporary();
  const copy = documented(/(?<=^docker exec perch )node -e .*VACUUM.*$/m).replaceAll('/data/', `${folder}/`);
  // Run where the packages are, as in the container.
  await goBack(`sqlite:${join(folder, 'perch.db')}`, `cd '${root.pathname}' && ${copy}`, restoreFile, folder);
});

test.runIf(canDump)('PostgreSQL', async () => {
  const cluster = await startPostgres();
  onTestFinished(() => cluster.stop());
  const restore = documented(/pg_restore --clean [^`]*/);
  await goBack(cluster.url, documented(/^pg_dump .*$/m), restore, temporary());
});
