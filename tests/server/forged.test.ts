// What was changed on its way, or is said again where it does not belong: refused by the endpoint as far as it can tell,
// and applied by nobody.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventSchema } from '../../lib/care/event.ts';
import { revokeInvite } from '../../lib/sync/api.ts';
import { becomeAnother, newDevice } from '../../lib/sync/identity.ts';
import { readInvite, writeInvite } from '../../lib/sync/keys.ts';
import { createOpener } from '../../lib/sync/open.ts';
import type { Bytes } from '../../lib/sync/protocol/bytes.ts';
import { concat, isSame } from '../../lib/sync/protocol/bytes.ts';
import type { Header } from '../../lib/sync/protocol/envelope.ts';
import { headerLength, writeHeader } from '../../lib/sync/protocol/envelope.ts';
import { readFrames, writeFrames } from '../../lib/sync/protocol/frames.ts';
import { checkedBytes } from '../../lib/sync/protocol/messages.ts';
import { removeDevice } from '../../lib/sync/removal.ts';
import { syncRound } from '../../lib/sync/round.ts';
import { envelopeKey, sealEnvelope } from '../../lib/sync/seal.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import type { Database } from '../../server/database.ts';
import { openSqlite } from '../../server/sqlite.ts';
import type { PlainClient } from '../support/sync-storage.ts';
import { copyDisk, createPlainClient, emptyDisk } from '../support/sync-storage.ts';
import { codeOf, complain, headerOf, setUpApp } from './set-up.ts';

let database: Database;
beforeAll(async () => {
  database = await openSqlite(':memory:', complain);
});
afterAll(() => database.close());

const fields = {
  version: [0, 1],
  workspace: [1, 17],
  device: [17, 25],
  deviceSeq: [25, 29],
  epoch: [29, 33],
  nonce: [33, headerLength],
  sealed: [headerLength, headerLength + 40],
} as const;
type Field = keyof typeof fields;

/** Every bit of a number, and one of each byte of what is random. */
const flips = (field: Field) => {
  const [from, to] = fields[field];
  const bits = to - from > 4 ? [3] : [0, 1, 2, 3, 4, 5, 6, 7];
  return Array.from({ length: to - from }, (_, byte) =>
    bits.map((bit) => [from + byte, bit] as const),
  ).flat();
};
const flipped = (envelope: Bytes, [at, bit]: readonly [number, number]): Bytes =>
  envelope.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));

const random = (length: number): Bytes => new Uint8Array(randomBytes(length));

const noteOf = (id: string) =>
  eventSchema.parse({
    ...{ id, caseId: 'case-1', at: 1, by: 'm1', commandId: id },
    ...{ type: 'note.added', noteId: id, text: 'as it was written' },
  });

/** Two who have read everything; `note` of the one has not been read by the other. */
const setUp = async () => {
  const testApp = setUpApp(database, { rate: 1e6, burst: 1e6 });
  /** What becomes of envelopes on their way to the endpoint, and from it. */
  const bend = { push: (envelope: Bytes) => envelope, pull: (envelope: Bytes) => envelope };
  const deliver = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const all = async (body: Request | Response) => readFrames(new Uint8Array(await body.arrayBuffer()))!;
    if (pathname.endsWith('/push')) {
      const { url, method, headers } = request;
      const body = writeFrames((await all(request)).map((each) => bend.push(each.slice())));
      return testApp.app.fetch(new Request(url, { method, headers, body }));
    }
    const response = await testApp.app.fetch(request);
    if (!pathname.endsWith('/log') || !response.ok) return response;
    const [first, ...records] = await all(response);
    const bent = records.map((record) => {
      const whole = record.slice();
      whole.set(bend.pull(whole.slice(8)), 8);
      return whole;
    });
    return new Response(writeFrames([first!, ...bent]));
  };
  const open = (disk = emptyDisk()) => createPlainClient(deliver, () => testApp.clock.now, disk);
  const [writer, reader] = [open(), open()];
  await createWorkspace(writer.ports, await newDevice(random), {
    endpoint: 'http://endpoint.test',
    name: 'Team',
  });
  const join = async (browser: PlainClient) => {
    const code = await invite(writer.ports, 'agent');
    if (!code.ok) throw new Error(code.error.code);
    expect(await joinWorkspace(browser.ports, await newDevice(random), code.value.code)).toMatchObject({
      ok: true,
    });
  };
  await join(reader);
  const write = (by: PlainClient, id: string) => by.write(noteOf(id));
  await write(writer, 'first');
  for (const browser of [writer, reader, writer]) await syncRound(browser.ports);
  await write(writer, 'note');
  const identity = ({ disk }: PlainClient) => disk.current.state!.identity;
  /** As the writer would, or somebody else. */
  const push = async (envelope: Bytes, { workspace, token } = identity(writer)) =>
    codeOf(
      await testApp.app.request(`/v1/w/${workspace}/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: writeFrames([envelope]),
      }),
    );
  /** The writer's newest envelope, as it came back. */
  const newest = () => [...writer.disk.current.log.values()].toSorted((a, b) => a.seq - b.seq).at(-1)!.bytes;
  return { ...testApp, bend, open, writer, reader, join, write, push, newest, identity };
};
const idsOf = ({ disk }: PlainClient) => [...disk.current.events.keys()];
const pendingOf = ({ disk }: PlainClient) => [...disk.current.log.values()].filter(({ pending }) => pending);

test.each(Object.keys(fields) as Field[])(
  'a bit of %s that was flipped on the way to a reader: never applied, and read when it comes as it was',
  async (field) => {
    const { bend, open, reader, writer, newest } = await setUp();
    await syncRound(writer.ports);
    const before = reader.disk.current;
    const note = newest();
    for (const flip of flips(field)) {
      const fresh = open(copyDisk(before));
      bend.pull = (envelope) => (isSame(envelope, note) ? flipped(envelope, flip) : envelope);
      await syncRound(fresh.ports);
      expect(idsOf(fresh)).toEqual(['first']);
      // The key of an epoch that is not there yet may still come.
      const [pending] = pendingOf(fresh);
      const isNewer = field === 'epoch' && pending?.deviceSeq !== 0;
      expect(pendingOf(fresh)).toMatchObject([{ pending: isNewer ? 'key' : 'seal' }]);
      bend.pull = (envelope) => envelope;
      expect(await syncRound(fresh.ports)).toMatchObject({ ok: true });
      expect(idsOf(fresh)).toEqual(['first', 'note']);
      // It brings nothing damaged to the endpoint, as if that had been lost.
      expect(fresh.disk.current.state).toMatchObject({ cursor: 4 });
      if (field !== 'epoch') expect(fresh.disk.current.state?.recovering).toBeUndefined();
    }
  },
);

test.each(
  Object.entries({
    version: ['version'],
    workspace: ['bad_request'],
    device: ['forbidden'],
    deviceSeq: ['dev_seq_gap'],
    // Zero is no epoch.
    epoch: ['dev_seq_gap', 'bad_request'],
    nonce: ['dev_seq_gap'],
    sealed: ['dev_seq_gap'],
  }) as [Field, string[]][],
)(
  'a bit of %s flipped in what the endpoint has already: refused, and nothing is changed',
  async (field, codes) => {
    const { writer, reader, push, newest } = await setUp();
    await syncRound(writer.ports);
    const note = newest();
    for (const flip of flips(field)) expect(codes).toContain(await push(flipped(note, flip)));
    expect(await push(note)).toBe('ok');
    await syncRound(reader.ports);
    expect(idsOf(reader)).toEqual(['first', 'note']);
    expect(pendingOf(reader)).toEqual([]);
    expect(reader.disk.current.log.size).toBe(4);
  },
);

test.each(Object.keys(fields) as Field[])(
  'a bit of %s flipped on the way to the endpoint: refused, or applied by nobody, and what was written arrives',
  async (field) => {
    const { bend, writer, reader } = await setUp();
    const [from] = fields[field];
    let bent = 0;
    bend.push = (envelope) => (bent++ === 0 ? flipped(envelope, [from, 1]) : envelope);
    for (const browser of [writer, reader]) await syncRound(browser.ports);
    expect(bent).toBeGreaterThan(1);
    expect(idsOf(reader)).toEqual(['first', 'note']);
    // What the endpoint cannot tell from a good one is kept by everybody, closed.
    const pending = { epoch: ['key'], nonce: ['seal'], sealed: ['seal'] }[field as string] ?? [];
    expect(pendingOf(reader).map((row) => row.pending)).toEqual(pending);
  },
);

describe('replayed', () => {
  /** The same sealed bytes under another header. */
  const moved = (envelope: Bytes, change: Partial<Header>): Bytes =>
    concat(writeHeader({ ...headerOf(envelope), ...change }), envelope.subarray(headerLength));

  test('into another workspace', async () => {
    const [from, to] = [await setUp(), await setUp()];
    for (const { writer } of [from, to]) await syncRound(writer.ports);
    const note = from.newest();
    expect(await to.push(note)).toBe('bad_request');
    const { workspace, device } = to.identity(to.writer);
    const here = { workspace: checkedBytes(workspace), device: checkedBytes(device), deviceSeq: 4 };
    expect(await to.push(moved(note, here))).toBe('ok');
    await syncRound(to.reader.ports);
    expect(idsOf(to.reader)).toEqual(['first', 'note']);
    expect(pendingOf(to.reader)).toMatchObject([{ deviceSeq: 4, pending: 'seal' }]);

    // Also where all else is the same, the key too.
    const identity = from.identity(from.reader);
    const open = async (bytes: Bytes, where: string) => {
      const opener = createOpener(from.reader.ports, { ...identity, workspace: where });
      return (await opener.open({ bytes, era: 1, seq: 1, receivedAt: 1 })).events.length;
    };
    expect(await open(note, identity.workspace)).toBe(1);
    expect(await open(moved(note, { workspace: checkedBytes(workspace) }), workspace)).toBe(0);
  });

  test('into another epoch', async () => {
    const { writer, reader, join, open, push, newest, identity } = await setUp();
    const leaver = open();
    await join(leaver);
    for (const browser of [leaver, writer]) await syncRound(browser.ports);
    const note = newest();
    const { keys, device } = identity(writer);
    /** Sealed well, of the writer, in the first epoch, and never sent. */
    const sealed = async (deviceSeq: number) => {
      const header = { ...headerOf(note), deviceSeq, nonce: random(12) };
      const payload = { events: [noteOf('late')] };
      return sealEnvelope(await envelopeKey(checkedBytes(keys[1]![0]!), header), header, payload);
    };
    await removeDevice(writer.ports, identity(leaver).device);
    for (const browser of [writer, reader]) await syncRound(browser.ports);
    const { nextDeviceSeq } = writer.disk.current.state!;
    const late = await sealed(nextDeviceSeq);
    expect(await push(late)).toBe('stale_epoch');
    expect(await push(moved(late, { epoch: 2 }))).toBe('ok');
    // What is there already is acknowledged, and not there twice.
    expect(await push(note)).toBe('ok');
    await syncRound(reader.ports);
    expect(Object.keys(identity(reader).keys)).toEqual(['1', '2']);
    expect(idsOf(reader)).toEqual(['first', 'note']);
    expect(pendingOf(reader)).toMatchObject([{ device, deviceSeq: nextDeviceSeq, pending: 'seal' }]);
  });

  test('by another member, and under another number', async () => {
    const { writer, reader, push, newest, identity } = await setUp();
    for (const browser of [writer, reader]) await syncRound(browser.ports);
    const note = newest();
    const other = identity(reader);
    expect(await push(note, other)).toBe('forbidden');
    expect(await push(moved(note, { device: checkedBytes(other.device), deviceSeq: 2 }), other)).toBe('ok');
    expect(await push(moved(note, { deviceSeq: 4 }))).toBe('ok');
    for (const browser of [writer, reader]) {
      await syncRound(browser.ports);
      expect(idsOf(browser)).toEqual(['first', 'note']);
      expect(pendingOf(browser).map(({ pending }) => pending)).toEqual(['seal', 'seal']);
    }
  });
});

describe('turned away', () => {
  test.each([
    ['used', 'invite_used'],
    ['expired', 'invite_expired'],
    ['revoked', 'not_found'],
    ['of a workspace that is not here', 'no_workspace'],
    ['cut', 'bad_invite'],
  ])('by an invite that is %s nobody joins, and nothing is kept', async (what, code) => {
    const { writer, open, clock } = await setUp();
    const made = await invite(writer.ports, 'agent');
    if (!made.ok) throw new Error(made.error.code);
    let pasted = made.value.code;
    if (what === 'used') await joinWorkspace(open().ports, await newDevice(random), pasted);
    if (what === 'expired') clock.now = made.value.expiresAt;
    if (what === 'revoked')
      await revokeInvite(writer.ports.fetch, writer.disk.current.state!.identity, made.value.id);
    if (what.startsWith('of')) pasted = writeInvite({ ...readInvite(pasted)!, workspace: random(16) });
    if (what === 'cut') pasted = pasted.slice(0, 40);
    const late = open();
    expect(await joinWorkspace(late.ports, await newDevice(random), pasted)).toMatchObject({
      error: { code },
    });
    expect(late.disk.current).toEqual(emptyDisk());
  });

  test('who was removed sends and reads nothing, keeps what they have, and does not come back by the old key', async () => {
    const { writer, reader, write, identity } = await setUp();
    await syncRound(reader.ports);
    await removeDevice(writer.ports, identity(reader).device);
    await syncRound(writer.ports);
    await write(reader, 'unsent');
    expect(await syncRound(reader.ports)).toMatchObject({ error: { code: 'revoked' } });
    expect(reader.disk.current.state?.parked?.reason).toBe('revoked');
    expect([...reader.disk.current.outbox.values()].map(({ state }) => state)).toEqual(['sent']);
    const again = await becomeAnother(reader.ports, reader.disk.current.state!);
    expect(again).toMatchObject({ error: { code: 'unauthorized' } });
    await syncRound(writer.ports);
    expect(idsOf(writer)).toEqual(['first', 'note']);
  });
});
