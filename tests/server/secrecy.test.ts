// The endpoint reads nothing: whatever the team writes is nowhere in its files, its log or what went over the wire.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CareEvent } from '../../lib/care/event.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import { readInvite } from '../../lib/sync/keys.ts';
import { syncRound } from '../../lib/sync/round.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import { openSqlite } from '../../server/sqlite.ts';
import { createPlainClient } from '../support/sync-storage.ts';
import { complain, setUpApp } from './set-up.ts';

const canary = (name: string) => `canary-${name}-7f3a`;

/** Every kind of field that a person's or a customer's words can be in. */
const events = (): CareEvent[] => {
  const common = {
    caseId: 'case-777000777000777',
    at: 1,
    by: canary('member'),
    commandId: canary('command'),
  };
  const each = [
    { type: 'note.added', noteId: canary('note'), text: canary('text').repeat(50) },
    { type: 'tag.added', tag: canary('tag') },
    {
      type: 'reply.sent',
      postId: '777000777000778',
      handle: canary('handle').replaceAll('-', '_'),
      publishedAt: 5,
      signature: '^7f3a7f3',
    },
    { type: 'case.dismissed', reason: canary('reason') },
  ];
  return each.map((own, index) => ({ id: canary(`event${index}`), ...common, ...own }) as CareEvent);
};

test('no word, tag, handle, name, key, token or invite reaches the endpoint’s disk, log or wire', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-secrecy-'));
  const file = join(folder, 'perch.db');
  const database = await openSqlite(file, complain);
  const { app, lines, metrics } = setUpApp(database);
  const bodies: Buffer[] = [];
  const deliver = async (request: Request) => {
    bodies.push(Buffer.from(request.url), Buffer.from(await request.clone().arrayBuffer()));
    const response = await app.fetch(request);
    bodies.push(Buffer.from(await response.clone().arrayBuffer()));
    return response;
  };
  const [a, b] = [1, 2].map(() => createPlainClient(deliver, () => 1_767_603_600_000));
  const { random } = a!.ports;
  const place = { endpoint: 'http://endpoint.test', name: canary('workspace') };
  await createWorkspace(a!.ports, await newDevice(random), place);
  const code = await invite(a!.ports, 'agent');
  if (!code.ok) throw new Error(code.error.code);
  expect((await joinWorkspace(b!.ports, await newDevice(random), code.value.code)).ok).toBe(true);
  for (const event of events()) await a!.write(event);
  for (const browser of [a!, b!]) expect((await syncRound(browser.ports)).ok).toBe(true);
  expect(b!.disk.current.events.size).toBe(events().length);
  expect(b!.disk.current.state?.identity.name).toBe(canary('workspace'));

  const files = [file, `${file}-wal`].filter(existsSync).map((path) => readFileSync(path));
  const said = Buffer.from(JSON.stringify(lines) + metrics.text());
  const secrets = [a!, b!].map(({ disk }) => disk.current.state!.identity);
  const keys = secrets.flatMap(({ keys: ring }) => Object.values(ring).flat());
  const words = ['canary', '7f3a', '777000777000777', '777000777000778'];
  const bytes = (text: string) => [Buffer.from(text), Buffer.from(text, 'base64url')];
  const hidden = [
    ...words.flatMap((word) => [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
      Buffer.from(Buffer.from(word).toString('base64url').slice(0, -2)),
    ]),
    ...keys.flatMap(bytes),
    Buffer.from(readInvite(code.value.code)!.secret),
  ];
  const tokens = secrets.flatMap(({ token }) => bytes(token));
  const hits = (where: readonly Buffer[], what: readonly Buffer[]) =>
    what.filter((needle) => where.some((hay) => hay.includes(needle))).map(String);
  expect(hits([...files, said, ...bodies], hidden)).toEqual([]);
  // Tokens travel in a header, and are nowhere afterwards.
  expect(hits([...files, said, ...bodies], tokens)).toEqual([]);
  // The search would find what is there.
  expect(hits(files, [Buffer.from(secrets[0]!.workspace)])).toHaveLength(1);
  await database.close();
  rmSync(folder, { recursive: true });
});
