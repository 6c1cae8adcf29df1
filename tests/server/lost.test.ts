// What a team's real clients do when the endpoint's process is away, set back to an older copy, or wiped; and when
// its disk is full.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { healthOf } from '../../lib/sync/health.ts';
import { removeDevice } from '../../lib/sync/removal.ts';
import { openSqlite } from '../../server/sqlite.ts';
import { codeOf, complain, envelopeOf, setUpApp, setUpWorkspace } from './set-up.ts';
import { all, startTwoBrowsers } from './two-browsers.ts';

/** The endpoint's file is there to be tampered with while its process is down. */
const setUp = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-lost-'));
  const file = join(folder, 'perch.db');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { file, ...(await startTwoBrowsers(`sqlite:${file}`)) };
};

test('while it is out of reach nothing is lost, and since when is told', async () => {
  const { stop, start, write, sync, seen, agent } = await setUp();
  await write();
  await sync(2);
  await stop();
  const before = Date.now();
  for (let n = 0; n < 3; n++) await write();
  expect(await sync()).toEqual(['unreachable', 'unreachable']);
  const { state, outbox } = agent.disk.current;
  const health = healthOf(state!, [...outbox.values()], []);
  expect(health).toMatchObject({ waiting: 3 });
  expect(health.since).toBeGreaterThanOrEqual(before);
  await start();
  expect(await sync(2)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(seen()).toEqual(all(4));
});

test('restored from an old copy, it is given back what the copy lacks', async () => {
  const { file, stop, start, write, sync, seen, seenByNewcomer, manager } = await setUp();
  await write();
  await sync(2);
  await stop();
  copyFileSync(file, `${file}.copy`);
  await start();
  for (const by of [undefined, manager, undefined]) await write(by);
  await sync(2);
  await stop();
  rmSync(`${file}-wal`, { force: true });
  copyFileSync(`${file}.copy`, file);
  await start();
  await write();
  await sync(3);
  expect(seen()).toEqual(all(5));
  expect(await seenByNewcomer()).toEqual(all(5)[0]);
});

test('a removal that the copy does not have is said again', async () => {
  const { file, stop, start, write, sync, seen, manager, agent } = await setUp();
  await write();
  await sync(2);
  await stop();
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, `${file}.copy${end}`);
  await start();
  const { endpoint, workspace, device, token } = agent.disk.current.state!.identity;
  /** What a program hears that has kept the token of the removed browser. */
  const comes = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return codeOf(await fetch(`${endpoint}/v1/w/${workspace}/log?since=0`, { headers }));
  };
  expect(await removeDevice(manager.ports, device)).toMatchObject({ ok: true });
  await sync();
  expect(await comes()).toBe('revoked');
  await stop();
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  for (const end of ['', '-wal'])
    if (existsSync(`${file}.copy${end}`)) copyFileSync(`${file}.copy${end}`, file + end);
  await start();
  expect(await comes()).toBe('ok');
  await sync();
  expect(await comes()).toBe('revoked');
  expect(seen()).toEqual(all(1));
});

test('wiped, it is filled again by those who have it', async () => {
  const { file, stop, start, write, sync, seen } = await setUp();
  await write();
  await sync(2);
  await stop();
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  await start();
  await write();
  await sync(3);
  expect(seen()).toEqual(all(2));
});

test('a file that is no database is left as it is', async () => {
  const { file, stop, start } = await setUp();
  await stop();
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  writeFileSync(file, 'not a database, but perhaps somebody’s');
  await expect(start()).rejects.toThrow(/cannot start/);
  expect(readFileSync(file, 'utf8')).toMatch(/^not a database/);
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a full disk refuses what it cannot keep, gives what it has, and goes on when there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-full-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = await openSqlite(join(folder, 'perch.db'), complain);
  const limit = (pages: number) => database.read((sql) => sql.text(`PRAGMA max_page_count = ${pages}`, []));
  const { workspace, manager, push, pull, lines } = await setUpWorkspace(
    setUpApp(database, { rate: 1e6, burst: 1e6 }),
  );
  await limit(80);
  let kept = 0;
  let refused = 'ok';
  const next = () => envelopeOf(workspace, manager.id, kept + 1, 1, 20_000);
  while (refused === 'ok') {
    refused = await codeOf(await push(manager.token, [next()]));
    if (refused === 'ok') kept++;
  }
  expect(refused).toBe('unavailable');
  expect(kept).toBeGreaterThan(5);
  expect(lines.some(({ problem }) => /full/.test(String(problem)))).toBe(true);
  expect(await pull(manager.token)).toMatchObject({ status: 200, head: kept });
  await limit(10_000);
  expect(await codeOf(await push(manager.token, [next()]))).toBe('ok');
  expect((await pull(manager.token)).envelopes).toHaveLength(kept + 1);
  await database.close();
});
