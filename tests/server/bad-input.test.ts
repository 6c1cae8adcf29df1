// Whatever is sent, the answer is one of the typed errors, and other workspaces do not notice.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody, isErrorCode, refusals } from '../../lib/sync/protocol/errors.ts';
import { createBuckets } from '../../server/house.ts';
import type { Database } from '../../server/database.ts';
import { openSqlite } from '../../server/sqlite.ts';
import { codeOf, complain, envelopeOf, newPerson, setUpApp, setUpWorkspace } from './set-up.ts';

let database: Database;
beforeAll(async () => {
  database = await openSqlite(':memory:', complain);
});
afterAll(() => database.close());

const typed = async (response: Response) => {
  if (response.ok) return;
  const { error } = errorBody.parse(await response.json());
  if (!isErrorCode(error.code)) throw new Error(`unknown code ${error.code}`);
  expect(response.status).toBe(refusals[error.code][0]);
  expect(['internal', 'unavailable']).not.toContain(error.code);
};

test('any body at any route is answered with a typed error', async () => {
  const testApp = setUpApp(database, { rate: 1e6, burst: 1e6 });
  const { workspace, manager, pull } = await setUpWorkspace(testApp);
  const paths = [
    '/v1/workspaces',
    '/v1/join',
    ...['/push', '/scrub', '/invites', '/log', '/devices/x', '/nothing'].map(
      (path) => `/v1/w/${workspace}${path}`,
    ),
    '/v1/w/none/push',
  ];
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
    fc.json().map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from([0, 0, 0, bytes.length, ...bytes])),
  );
  const types = fc.constantFrom(
    'application/json',
    'application/octet-stream',
    'text/html',
    'application/x-www-form-urlencoded',
  );
  const requests = fc.record({
    path: fc.constantFrom(...paths),
    method: fc.constantFrom('POST', 'DELETE', 'GET'),
    body: bodies,
    type: types,
    isKnown: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ path, method, body, type, isKnown }) => {
      const authorization = `Bearer ${isKnown ? manager.token : newPerson().token}`;
      const init = { method, headers: { 'content-type': type, authorization } };
      await typed(await testApp.app.request(path, method === 'GET' ? init : { ...init, body }));
    }),
    { numRuns: 400 },
  );
  expect((await pull(manager.token)).status).toBe(200);
});

test('a body that never ends is cut off', async () => {
  const { app } = setUpApp(database);
  let sent = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
  expect(await codeOf(await app.request('/v1/join', init as RequestInit))).toBe('too_large');
  expect(sent).toBeLessThan(3 << 20);
});

test('10,000 attempts to join are turned away, and a team’s pushes go through', async () => {
  const testApp = setUpApp(database, { joinRate: 1, joinBurst: 10 });
  const { workspace, manager, push, app } = await setUpWorkspace(testApp);
  const counts: Record<string, number> = {};
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const headers = { 'content-type': 'application/json', 'x-from': `address ${attempt % 500}` };
    const code = await codeOf(await app.request('/v1/join', { method: 'POST', headers, body: '{}' }));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  expect(counts['too_many']).toBeGreaterThan(9_800);
  expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 1)]))).toBe('ok');
});

test('a device that asks too often is told when to come back; another one is not kept waiting', async () => {
  const { manager, pull, join, clock } = await setUpWorkspace(setUpApp(database, { rate: 1, burst: 5 }));
  const { person } = await join();
  for (let ask = 0; ask < 3; ask++) await pull(manager.token);
  const refused = [await pull(manager.token), await pull(manager.token)].at(-1);
  expect(refused.error).toMatchObject({ code: 'too_many', retryAfter: 1 });
  expect((await pull(person.token)).status).toBe(200);
  clock.now += 1000;
  expect((await pull(manager.token)).status).toBe(200);
});

test('buckets forget the longest unseen and stay bounded', () => {
  const buckets = createBuckets(1, 1, () => 0, 3);
  expect(['a', 'b', 'c', 'a', 'd', 'e'].map((who) => buckets(who))).toEqual([0, 0, 0, 1, 0, 0]);
  expect([buckets('b'), buckets('a')]).toEqual([0, 0]);
});
