// What an endpoint does, the same on SQLite and on PostgreSQL.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/database.ts';
import { openPostgres } from '../../server/postgres.ts';
import { openSqlite } from '../../server/sqlite.ts';
import type { Cluster } from './postgres.ts';
import { hasPostgres, startPostgres } from './postgres.ts';
import {
  codeOf,
  complain,
  envelopeOf,
  headerOf,
  idOf,
  nameOf,
  newPerson,
  setUpApp,
  setUpWorkspace,
  sha256,
  text,
} from './set-up.ts';

let cluster: Cluster | undefined;
beforeAll(async () => {
  if (hasPostgres) cluster = await startPostgres();
});
afterAll(() => cluster?.stop());

const stores: [string, boolean, () => Promise<Database>][] = [
  ['SQLite', true, () => openSqlite(':memory:', complain)],
  ['PostgreSQL', hasPostgres, () => openPostgres(cluster!.url, complain)],
];

describe.each(stores.filter(([, isHere]) => isHere))('on %s', (_name, _isHere, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  const setUp = async (limits = {}) =>
    setUpWorkspace(setUpApp(database, { rate: 1e6, burst: 1e6, ...limits }));

  describe('push', () => {
    test('numbers envelopes from 1 without gaps, and gives them back as they were', async () => {
      const { workspace, manager, push, pull } = await setUp();
      const sent = [1, 2, 3].map((seq) => envelopeOf(workspace, manager.id, seq));
      const answer = await push(manager.token, sent);
      expect(await answer.json()).toMatchObject({ head: 3, seqs: [1, 2, 3] });
      const { envelopes, head, from } = await pull(manager.token);
      expect({ head, from }).toEqual({ head: 3, from: 1 });
      expect(envelopes.map(text)).toEqual(sent.map(text));
    });

    test('takes an envelope once, however often it comes', async () => {
      const { workspace, manager, push, pull } = await setUp();
      const [a, b] = [1, 2].map((seq) => envelopeOf(workspace, manager.id, seq));
      await push(manager.token, [a!]);
      expect(await (await push(manager.token, [a!, b!])).json()).toMatchObject({ head: 2, seqs: [1, 2] });
      expect((await pull(manager.token)).envelopes).toHaveLength(2);
    });

    test('takes all of a push or nothing', async () => {
      const { workspace, manager, push, pull } = await setUp();
      const answer = await push(
        manager.token,
        [1, 3].map((seq) => envelopeOf(workspace, manager.id, seq)),
      );
      expect(await answer.json()).toMatchObject({ error: { code: 'dev_seq_gap', expected: 1 } });
      expect((await pull(manager.token)).head).toBe(0);
    });

    test('refuses another envelope under a number that is taken', async () => {
      const { workspace, manager, push } = await setUp();
      await push(manager.token, [envelopeOf(workspace, manager.id, 1)]);
      expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 1)]))).toBe(
        'dev_seq_gap',
      );
    });

    test('keeps seq whole under many pushes at once', async () => {
      const { workspace, manager, push, pull, join } = await setUp();
      const { person } = await join();
      const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
      const each = (id: string, token: string) =>
        numbers.reduce<Promise<unknown>>(
          (last, seq) => last.then(() => push(token, [envelopeOf(workspace, id, seq)])),
          Promise.resolve(),
        );
      await Promise.all([each(manager.id, manager.token), each(person.id, person.token)]);
      const { envelopes, head } = await pull(manager.token);
      expect(head).toBe(40);
      expect(new Set(envelopes.map(text)).size).toBe(40);
    });

    test.each([
      [
        'of another workspace',
        'bad_request',
        (_: string, device: string) =>
          envelopeOf(newPerson().tokenHash.slice(0, 22).replace(/.$/, 'A'), device, 1),
      ],
      ['of another device', 'forbidden', (workspace: string) => envelopeOf(workspace, newPerson().id, 1)],
      [
        'too large',
        'too_large',
        (workspace: string, device: string) => envelopeOf(workspace, device, 1, 1, 70_000),
      ],
      [
        'too short',
        'bad_request',
        (workspace: string, device: string) => envelopeOf(workspace, device, 1, 1, 20),
      ],
      [
        'of deviceSeq 0',
        'bad_request',
        (workspace: string, device: string) => envelopeOf(workspace, device, 0),
      ],
      [
        'of another version',
        'version',
        (workspace: string, device: string) =>
          Uint8Array.from(envelopeOf(workspace, device, 1), (byte, index) => (index === 0 ? 9 : byte)),
      ],
    ])('refuses one %s', async (_what, code, make) => {
      const { workspace, manager, push } = await setUp();
      expect(await codeOf(await push(manager.token, [make(workspace, manager.id)]))).toBe(code);
    });

    test('is of one device', async () => {
      const { workspace, manager, push, join } = await setUp();
      const { person } = await join();
      const both = [manager, person].map(({ id }) => envelopeOf(workspace, id, 1));
      expect(await codeOf(await push(manager.token, both))).toBe('bad_request');
    });

    test('takes again what came in other pushes, in part or whole', async () => {
      const { workspace, manager, push, pull } = await setUp();
      const all = [1, 2, 3, 4, 5, 6].map((seq) => envelopeOf(workspace, manager.id, seq));
      await push(manager.token, all.slice(0, 2));
      await push(manager.token, all.slice(2, 4));
      const again = await (await push(manager.token, all.slice(1))).json();
      expect(again).toMatchObject({ head: 6, seqs: [2, 3, 4, 5, 6] });
      expect(await (await push(manager.token, all.slice(0, 3))).json()).toMatchObject({
        head: 6,
        seqs: [1, 2, 3],
      });
      expect((await pull(manager.token)).envelopes.map(text)).toEqual(all.map(text));
    });

    test('takes 500 envelopes at once, and not one more', async () => {
      const { workspace, manager, push, pull } = await setUp();
      const envelopes = Array.from({ length: 501 }, (_, at) => envelopeOf(workspace, manager.id, at + 1));
      expect(await codeOf(await push(manager.token, envelopes))).toBe('too_large');
      expect((await pull(manager.token)).head).toBe(0);
      const taken = await push(manager.token, envelopes.slice(0, 500));
      expect(await taken.json()).toMatchObject({ head: 500 });
    });

    test('refuses what is beyond the quota, and goes on with the rest of the team', async () => {
      const { workspace, manager, push } = await setUp({ quotaBytes: 300 });
      expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 1)]))).toBe('ok');
      expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 2, 1, 250)]))).toBe(
        'quota',
      );
      expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 2)]))).toBe('ok');
    });
  });

  describe('pull', () => {
    test('guards the history by generation and hash', async () => {
      const { workspace, manager, push, pull, clock } = await setUp();
      const sent = [1, 2].map((seq) => envelopeOf(workspace, manager.id, seq));
      await push(manager.token, sent);
      const { generation } = await pull(manager.token);
      const hashAfter = (hash: Uint8Array, envelope: Uint8Array, now = clock.now) => {
        const time = Buffer.alloc(8);
        time.writeBigUInt64BE(BigInt(now));
        return sha256(Buffer.concat([hash, time, sha256(envelope).subarray(0, 16)]));
      };
      const one = hashAfter(Buffer.alloc(32), sent[0]!);
      const two = hashAfter(one, sent[1]!);
      const ask = (since: number, hash: Uint8Array, of = generation) =>
        pull(manager.token, `since=${since}&hash=${text(hash)}&generation=${of}`);
      expect((await ask(2, two)).status).toBe(200);
      expect((await ask(1, one)).envelopes).toHaveLength(1);
      expect((await ask(2, one)).error.code).toBe('generation');
      // The same, received at another time.
      const later = hashAfter(one, sent[1]!, clock.now + 1);
      expect((await ask(2, later)).error.code).toBe('generation');
      expect((await ask(3, two)).error.code).toBe('generation');
      expect((await ask(2, two, text(new Uint8Array(16)))).error.code).toBe('generation');
    });

    test('gives pages of bounded size', async () => {
      const { workspace, manager, push, pull } = await setUp();
      for (let batch = 0; batch < 5; batch++)
        await push(
          manager.token,
          Array.from({ length: 10 }, (_, index) =>
            envelopeOf(workspace, manager.id, batch * 10 + index + 1, 1, 60_000),
          ),
        );
      const { envelopes } = await pull(manager.token, 'since=0&limit=1000');
      expect(envelopes.length).toBeLessThan(50);
    });

    test('begins and ends wherever it is asked to, however the envelopes were pushed', async () => {
      const { workspace, manager, push, pull, join } = await setUp();
      const { person } = await join();
      const next = { [manager.id]: 1, [person.id]: 1 };
      const sent: string[] = [];
      for (const [who, count] of [
        [manager, 5],
        [person, 1],
        [manager, 1],
        [person, 7],
        [manager, 3],
      ] as const) {
        const envelopes = Array.from({ length: count }, (_, index) =>
          envelopeOf(workspace, who.id, next[who.id]! + index, 1, 40 + sent.length + index),
        );
        await push(who.token, envelopes);
        next[who.id]! += count;
        sent.push(...envelopes.map(text));
      }
      for (let since = 0; since <= sent.length; since++)
        for (const limit of [1, 2, 6, 100]) {
          const { envelopes, from } = await pull(manager.token, `since=${since}&limit=${limit}`);
          expect({ from, envelopes: envelopes.map(text) }).toEqual({
            from: since + 1,
            envelopes: sent.slice(since, since + limit),
          });
        }
    });

    test('has one envelope at least, and no more bytes than a page may have, also in the middle of a push', async () => {
      const { workspace, manager, push, pull } = await setUp({ pushBytes: 4 << 20 });
      const sizes = Array.from({ length: 40 }, (_, index) => (index % 2 ? 64_000 : 40_000));
      const sent = sizes.map((size, index) => envelopeOf(workspace, manager.id, index + 1, 1, size));
      await push(manager.token, sent);
      const found: string[] = [];
      for (let pages = 0; found.length < sent.length; pages++) {
        const { envelopes } = await pull(manager.token, `since=${found.length}&limit=1000`);
        const bytes = envelopes.reduce((sum: number, each: Uint8Array) => sum + each.length, 0);
        expect(bytes).toBeLessThanOrEqual(1 << 20);
        expect(bytes).toBeGreaterThan(pages < 2 ? 900_000 : 0);
        found.push(...envelopes.map(text));
      }
      expect(found).toEqual(sent.map(text));
    });
  });

  describe('members', () => {
    test('an invite is good once, for one device, for two days', async () => {
      const { workspace, join, json, clock } = await setUp();
      const { person, auth, joined } = await join('lead');
      expect(await joined.json()).toMatchObject({ role: 'lead' });
      const again = (who: ReturnType<typeof newPerson>, secret = auth) =>
        json('POST', '/v1/join', { workspace, device: who.id, tokenHash: who.tokenHash, auth: secret });
      expect(await codeOf(await again(person))).toBe('ok');
      expect(await codeOf(await again(newPerson()))).toBe('invite_used');
      expect(await codeOf(await again(newPerson(), text(sha256(new Uint8Array(3)))))).toBe('not_found');
      clock.now += 49 * 3_600_000;
      expect(await codeOf(await again(person))).toBe('invite_expired');
    });

    test('an invite can be revoked', async () => {
      const { workspace, at, json, manager } = await setUp();
      const auth = sha256(new Uint8Array(1));
      const authHash = text(sha256(auth));
      await json('POST', at('/invites'), { authHash, box: text(auth), role: 'agent' }, manager.token);
      await json('DELETE', at(`/invites/${authHash}`), undefined, manager.token);
      const person = newPerson();
      const body = { workspace, device: person.id, tokenHash: person.tokenHash, auth: text(auth) };
      expect(await codeOf(await json('POST', '/v1/join', body))).toBe('not_found');
    });

    test('a removed device is out at once, and the key of before is old', async () => {
      const { workspace, manager, at, json, push, pull, join } = await setUp();
      const { person } = await join();
      await push(person.token, [envelopeOf(workspace, person.id, 1)]);
      const body = {
        epoch: 2,
        rejoinHash: text(sha256(new Uint8Array(2))),
        envelope: text(envelopeOf(workspace, manager.id, 1)),
        devices: [manager.id],
      };
      const removed = await json('DELETE', at(`/devices/${person.id}`), body, manager.token);
      expect(await codeOf(removed)).toBe('ok');
      expect((await pull(person.token)).error.code).toBe('revoked');
      expect(await codeOf(await push(person.token, [envelopeOf(workspace, person.id, 2)]))).toBe('revoked');
      expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 2)]))).toBe(
        'stale_epoch',
      );
      expect(await codeOf(await push(manager.token, [envelopeOf(workspace, manager.id, 2, 2)]))).toBe('ok');
      expect(await codeOf(await json('DELETE', at(`/devices/${person.id}`), body, manager.token))).toBe('ok');
    });

    test('an open invite does not outlive a removal: whoever was removed may hold it', async () => {
      const { workspace, manager, at, json, join } = await setUp();
      const { person } = await join('manager');
      const auth = sha256(new Uint8Array(7));
      const invite = { authHash: text(sha256(auth)), box: text(auth), role: 'manager' };
      await json('POST', at('/invites'), invite, person.token);
      const body = {
        epoch: 2,
        rejoinHash: text(sha256(new Uint8Array(2))),
        envelope: text(envelopeOf(workspace, manager.id, 1)),
        devices: [],
      };
      await json('DELETE', at(`/devices/${person.id}`), body, manager.token);
      const { id: device, tokenHash } = newPerson();
      const back = { workspace, device, tokenHash, auth: text(auth) };
      expect(await codeOf(await json('POST', '/v1/join', back))).toBe('not_found');
    });

    test('whoever asks for the list is seen now', async () => {
      const { manager, at, json, join, clock } = await setUp();
      const { person } = await join();
      const since = clock.now;
      clock.now += 86_400_000;
      const { devices } = (await (await json('GET', at('/devices'), undefined, manager.token)).json()) as {
        devices: { device: string; seenAt: number }[];
      };
      const seen = Object.fromEntries(devices.map(({ device, seenAt }) => [device, seenAt]));
      expect(seen).toEqual({ [manager.id]: clock.now, [person.id]: since });
    });

    test('a removed device’s token opens nothing', async () => {
      const { workspace, manager, rejoin, at, json, push, pull, join } = await setUp();
      const { person } = await join('manager');
      const left = await json('DELETE', at(`/devices/${person.id}`), undefined, person.token);
      expect(await codeOf(left)).toBe('ok');
      const hash = text(sha256(new Uint8Array(6)));
      const wrapped = text(envelopeOf(workspace, person.id, 1));
      const removal = { epoch: 2, rejoinHash: hash, envelope: wrapped, devices: [] };
      const { id: device, tokenHash, token } = person;
      const answers = await Promise.all([
        push(token, [envelopeOf(workspace, device, 1)]),
        push(token, [envelopeOf(workspace, newPerson().id, 1)], '?again=1'),
        json('POST', at('/invites'), { authHash: hash, box: 'AAAA', role: 'manager' }, token),
        json('DELETE', at(`/invites/${hash}`), undefined, token),
        json('GET', at('/devices'), undefined, token),
        json('DELETE', at(`/devices/${device}`), undefined, token),
        json('DELETE', at(`/devices/${manager.id}`), removal, token),
        json('POST', at('/scrub'), { envelopes: [] }, token),
        json('DELETE', at(''), undefined, token),
        // Nor does its holder come back with it, by the team's key or by an invite.
        json('POST', '/v1/join', { workspace, device: newPerson().id, tokenHash: hash, rejoin }, token),
        json('POST', '/v1/join', { workspace, device, tokenHash, rejoin }),
        (await join('agent', person)).joined,
      ]);
      expect(new Set(await Promise.all(answers.map(codeOf)))).toEqual(new Set(['revoked']));
      expect((await pull(token)).error.code).toBe('revoked');
      expect(await codeOf(await json('GET', at('/devices'), undefined, manager.token))).toBe('ok');
    });

    test('as many devices as may be, and room again where one leaves', async () => {
      const { at, json, join } = await setUp({ devices: 3 });
      const [one, two] = [await join(), await join()];
      expect([await codeOf(one.joined), await codeOf(two.joined)]).toEqual(['ok', 'ok']);
      expect(await codeOf((await join()).joined)).toBe('forbidden');
      await json('DELETE', at(`/devices/${one.person.id}`), undefined, one.person.token);
      expect(await codeOf((await join()).joined)).toBe('ok');
    });

    test('as many open invites as may be, and room again where one is used, revoked or too old', async () => {
      const { at, json, join, manager, clock } = await setUp({ invites: 2 });
      const invite = async (number: number) => {
        const body = { authHash: hashOf(number), box: 'AAAA', role: 'agent' };
        return codeOf(await json('POST', at('/invites'), body, manager.token));
      };
      const hashOf = (number: number) => text(sha256(Uint8Array.of(number)));
      expect(await codeOf((await join()).joined)).toBe('ok');
      expect([await invite(1), await invite(2), await invite(3)]).toEqual(['ok', 'ok', 'forbidden']);
      await json('DELETE', at(`/invites/${hashOf(1)}`), undefined, manager.token);
      expect([await invite(3), await invite(4)]).toEqual(['ok', 'forbidden']);
      clock.now += 48 * 3_600_000;
      expect(await invite(4)).toBe('ok');
    });

    test('a key must be wrapped for every device that remains', async () => {
      const { workspace, manager, at, json, push, join } = await setUp();
      const [gone, stays] = [(await join()).person, (await join()).person];
      await push(stays.token, [envelopeOf(workspace, stays.id, 1)]);
      const body = {
        epoch: 2,
        rejoinHash: text(sha256(new Uint8Array(2))),
        envelope: text(envelopeOf(workspace, manager.id, 1)),
        devices: [manager.id],
      };
      expect(await codeOf(await json('DELETE', at(`/devices/${gone.id}`), body, manager.token))).toBe(
        'devices',
      );
    });

    test.each(['invites', 'scrub'])('only a manager reaches %s', async (path) => {
      const { at, json, join } = await setUp();
      const { person } = await join();
      const body =
        path === 'scrub'
          ? { envelopes: [] }
          : { authHash: text(sha256(new Uint8Array(4))), box: 'AAAA', role: 'manager' };
      expect(await codeOf(await json('POST', at(`/${path}`), body, person.token))).toBe('forbidden');
    });

    test('only holders of the key come back without an invite, with no more rights than their old token proves', async () => {
      const { workspace, rejoin, manager, json } = await setUp();
      const back = (proof: string, token?: string) => {
        const person = newPerson();
        return json(
          'POST',
          '/v1/join',
          { workspace, device: person.id, tokenHash: person.tokenHash, rejoin: proof },
          token,
        );
      };
      expect(await codeOf(await back(text(sha256(new Uint8Array(5)))))).toBe('unauthorized');
      expect(await (await back(rejoin)).json()).toEqual({ role: 'agent' });
      expect(await (await back(rejoin, manager.token)).json()).toEqual({ role: 'manager' });
    });

    test('a device is spoken for only when it cannot come itself', async () => {
      const { workspace, manager, push, join } = await setUp();
      const { person } = await join();
      const speak = (id: string) => push(manager.token, [envelopeOf(workspace, id, 1)], '?again=1');
      expect(await codeOf(await speak(person.id))).toBe('forbidden');
      expect(await codeOf(await speak(newPerson().id))).toBe('ok');
    });

    test('a push that is refused leaves no device that it spoke for', async () => {
      const { workspace, manager, push } = await setUp();
      const { id } = newPerson();
      const arrivals = [1, 3].map((seq) => envelopeOf(workspace, id, seq));
      expect(await codeOf(await push(manager.token, arrivals, '?again=1'))).toBe('dev_seq_gap');
      expect(await database.read((sql) => sql`SELECT id FROM devices WHERE id = ${id}`)).toEqual([]);
    });
  });

  test('scrubbing takes the body and leaves number, header and id', async () => {
    const { workspace, manager, at, json, push, pull } = await setUp();
    const sent = [1, 2, 3].map((seq) => envelopeOf(workspace, manager.id, seq));
    await push(manager.token, sent);
    const id = idOf(sent[1]!);
    const unknown = { ...nameOf(sent[2]!), id };
    const body = { envelopes: [nameOf(sent[1]!), unknown] };
    expect(await (await json('POST', at('/scrub'), body, manager.token)).json()).toEqual({ scrubbed: 1 });
    const { envelopes } = await pull(manager.token);
    const { scrubbedId, deviceSeq } = headerOf(envelopes[1].slice());
    expect({ id: text(scrubbedId!), deviceSeq }).toEqual({ id, deviceSeq: 2 });
    expect([envelopes[0], envelopes[2]].map(text)).toEqual([sent[0]!, sent[2]!].map(text));
    expect(await codeOf(await push(manager.token, [sent[1]!]))).toBe('ok');
  });

  test('an erased workspace is gone and does not come back by itself', async () => {
    const { workspace, manager, at, json, pull } = await setUp();
    expect(await codeOf(await json('DELETE', at(''), undefined, manager.token))).toBe('ok');
    expect((await pull(manager.token)).error.code).toBe('erased');
    const { id: device, tokenHash } = manager;
    const again = { workspace, device, tokenHash, epoch: 1, rejoinHash: tokenHash };
    expect(await codeOf(await json('POST', '/v1/workspaces', again))).toBe('erased');
  });
});
