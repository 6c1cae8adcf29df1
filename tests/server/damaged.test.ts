// What cannot be read, because the endpoint's disk or a member has spoilt it: told, and no hindrance to the rest.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventSchema } from '../../lib/care/event.ts';
import * as api from '../../lib/sync/api.ts';
import { entriesOf } from '../../lib/sync/enqueue.ts';
import { healthOf } from '../../lib/sync/health.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import { wrapEpochKey } from '../../lib/sync/keys.ts';
import { writeFrames } from '../../lib/sync/protocol/frames.ts';
import { checkedBytes } from '../../lib/sync/protocol/messages.ts';
import { beginKey, removeDevice } from '../../lib/sync/removal.ts';
import { hasRemovalWaiting, syncRound } from '../../lib/sync/round.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import type { Role } from '../../lib/care/role.ts';
import type { World } from '../property/sync/world/endpoint.ts';
import { createWorldEndpoint } from '../property/sync/world/endpoint.ts';
import type { PlainClient } from '../support/sync-storage.ts';
import { createPlainClient } from '../support/sync-storage.ts';
import { envelopeOf } from './set-up.ts';

const now = 1_767_600_000_000;

let world: World;
let asked: string[] = [];
beforeEach(async () => {
  asked = [];
  world = await createWorldEndpoint(() => now);
});
afterEach(() => world.end());

const newBrowser = (): PlainClient => {
  const deliver = (request: Request): Promise<Response> => {
    asked.push(new URL(request.url).pathname.split('/').at(-1) ?? '');
    if (asked.length > 200) throw new Error('It asks for ever.');
    return world.deliver(request);
  };
  return createPlainClient(deliver, () => now);
};

const found = async (): Promise<PlainClient> => {
  const mia = newBrowser();
  const place = { endpoint: 'http://endpoint.test', name: 'Team' };
  await createWorkspace(mia.ports, await newDevice(mia.ports.random), place);
  return mia;
};

const join = async (mia: PlainClient, role: Role = 'agent'): Promise<PlainClient> => {
  const browser = newBrowser();
  const code = await invite(mia.ports, role);
  if (!code.ok) throw new Error(code.error.code);
  await joinWorkspace(browser.ports, await newDevice(browser.ports.random), code.value.code);
  return browser;
};

const round = async ({ ports }: PlainClient, version = 'new'): Promise<string> => {
  asked = [];
  const done = await syncRound({ ...ports, version });
  return done.ok ? 'ok' : done.error.code;
};

let notes = 0;
const write = async (browser: PlainClient, count = 1): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const id = `e${++notes}`;
    const note = { type: 'note.added', noteId: id, text: 'Asked the depot.' };
    const common = { id, caseId: 'case-1', at: now, by: 'm1', commandId: id };
    await browser.write(eventSchema.parse({ ...common, ...note }));
  }
};

const closedIn = ({ disk: { current } }: PlainClient) =>
  healthOf(
    current.state!,
    [],
    [...current.log.values()].filter(({ pending }) => pending),
  ).closed;

/** What only another program sends: nobody can open it. */
const spoil = async (browser: PlainClient, epoch: number): Promise<void> => {
  const { identity, nextDeviceSeq } = browser.disk.current.state!;
  const envelope = envelopeOf(identity.workspace, identity.device, nextDeviceSeq, epoch);
  const pushed = await api.push(world.deliver, identity, writeFrames([envelope]), {});
  if (!pushed.ok) throw new Error(pushed.error.code);
};

test('a byte that the endpoint’s disk turned: read again once a round, and told', async () => {
  const mia = await found();
  await write(mia, 150);
  for (const read of ['sent', 'read back']) expect([read, await round(mia)]).toEqual([read, 'ok']);
  await world.database().write(async (sql) => {
    const [run] = await sql<{
      seq: number;
      records: Buffer;
    }>`SELECT seq, records FROM runs ORDER BY seq LIMIT 1`;
    const records = Buffer.from(run!.records);
    // In the first envelope, behind its length, its time and its header.
    records[100]! ^= 1;
    await sql`UPDATE runs SET records = ${records} WHERE seq = ${run!.seq}`;
  });
  const ada = await join(mia);
  // A page, and the next refused; and both once more, from the start.
  for (let again = 0; again < 3; again++) {
    expect(await round(ada)).toBe('generation');
    expect(asked.filter((path) => path === 'log').length).toBeLessThanOrEqual(4);
  }
  expect(ada.disk.current.events.size).toBeGreaterThan(90);
  expect(closedIn(ada)).toBe(1);
  // Who had read it before has all.
  await write(mia);
  expect(await round(mia)).toBe('ok');
});

test('an envelope of an epoch that nobody began parks nobody, and is counted', async () => {
  const mia = await found();
  const [ada, eve] = [await join(mia), await join(mia)];
  for (const browser of [mia, ada, eve]) await round(browser);
  await spoil(eve, 99);
  await write(mia);
  for (const browser of [mia, ada]) {
    expect(await round(browser)).toBe('ok');
    expect(browser.disk.current.state?.parked).toBeUndefined();
    expect(closedIn(browser)).toBe(1);
  }
  expect([...ada.disk.current.events.keys()]).toEqual([`e${notes}`]);
});

test('a key that a device could not take is missed, once the endpoint knows of its epoch', async () => {
  const mia = await found();
  const [ada, eve] = [await join(mia), await join(mia)];
  for (const browser of [mia, ada, eve, mia]) await round(browser);
  const { state } = ada.disk.current;
  const { privateKey } = await newDevice(ada.ports.random);
  ada.disk.current = {
    ...ada.disk.current,
    state: { ...state!, identity: { ...state!.identity, privateKey } },
  };
  await removeDevice(mia.ports, eve.disk.current.state!.identity.device);
  await write(mia);
  expect(await round(mia)).toBe('ok');
  expect(await round(ada)).toBe('no_key');
  expect(ada.disk.current.state?.parked?.reason).toBe('no_key');
});

/** Sends events of its own making, as another program could. */
const forge = async ({ ports, disk }: PlainClient, ...events: unknown[]): Promise<void> => {
  const [next, entries] = entriesOf(disk.current.state!, [events], now);
  await ports.storage.transaction(async (tables) => {
    await tables.outbox.put(entries.map((entry) => ({ ...entry, plain: true })));
    await tables.state.put(next);
  });
};

const deviceOf = ({ disk }: PlainClient): string => disk.current.state!.identity.device;

test.each([
  ['of the last epoch that there can be', 0xffff_ffff],
  ['of the next epoch', 3],
  ['of the epoch that is', 2],
])('a key %s that a member made up for one alone is never sealed with', async (_, epoch) => {
  const mia = await found();
  const [ada, eve] = [await join(mia), await join(mia)];
  for (const browser of [mia, ada, eve, mia]) await round(browser);
  await beginKey(mia.ports);
  for (const browser of [mia, ada, eve]) await round(browser);
  // Of two keys of an epoch it would stand first.
  const key = new Uint8Array(32);
  const { publicKey } = mia.disk.current.state!.identity;
  const to = { device: checkedBytes(deviceOf(mia)), publicKey };
  const box = await wrapEpochKey(key, to, epoch, mia.ports.random(12));
  await forge(eve, { type: 'sync.epoch', epoch, removed: deviceOf(ada), boxes: { [deviceOf(mia)]: box } });
  for (const browser of [eve, mia]) expect(await round(browser)).toBe('ok');
  await write(mia);
  for (const browser of [mia, ada]) expect(await round(browser)).toBe('ok');
  expect([...ada.disk.current.events.keys()]).toEqual([`e${notes}`]);
  expect(closedIn(ada)).toBeUndefined();
  // Nor is it in the way of a removal.
  expect(await removeDevice(mia.ports, deviceOf(eve))).toMatchObject({ ok: true });
  await write(mia);
  for (const browser of [mia, ada]) expect(await round(browser)).toBe('ok');
  expect(await round(eve)).toBe('revoked');
  expect([...ada.disk.current.events.keys()]).toContain(`e${notes}`);
  expect(ada.disk.current.state!.identity.sealing).toEqual(mia.disk.current.state!.identity.sealing);
  expect(await round(await join(mia))).toBe('ok');
});

test.each([
  ['that says nothing of a key', undefined],
  ['whose key is none', { publicKey: 'B'.repeat(87) }],
])('a device %s keeps nobody from being removed', async (_, own) => {
  const mia = await found();
  const [ada, eve] = [await join(mia), await join(mia)];
  const other = await join(mia);
  for (const browser of [mia, ada, eve, mia]) await round(browser);
  const hello = own && [{ type: 'sync.device', device: deviceOf(other), ...own }];
  for (const entry of other.disk.current.outbox.values())
    other.disk.current.outbox.set(entry.deviceSeq, { ...entry, payload: { events: hello ?? [] } });
  for (const browser of [other, mia]) expect(await round(browser)).toBe('ok');
  expect(await removeDevice(mia.ports, deviceOf(eve))).toMatchObject({ ok: true });
  await write(mia);
  for (const browser of [mia, ada]) expect(await round(browser)).toBe('ok');
  expect(await round(eve)).toBe('revoked');
  expect([...ada.disk.current.events.keys()]).toEqual([`e${notes}`]);
  // It can be let in anew.
  expect(await round(other)).toBe('no_key');
});

test('a manager whom the endpoint has forgotten knows what it takes them for, and that nobody was removed', async () => {
  const mia = await found();
  const [max, eve] = [await join(mia, 'manager'), await join(mia)];
  for (const browser of [mia, max, eve, mia, max]) expect(await round(browser)).toBe('ok');
  const roleOf = ({ disk }: PlainClient) => disk.current.state!.identity.role;
  expect(roleOf(max)).toBe('manager');
  await world.wipe();
  for (const browser of [mia, max, eve, max]) expect(await round(browser)).toBe('ok');
  expect([roleOf(mia), roleOf(max)]).toEqual(['manager', 'agent']);
  expect(await removeDevice(max.ports, deviceOf(eve))).toMatchObject({ ok: true });
  expect(await hasRemovalWaiting(max.ports)).toBe(true);
  expect(await round(max)).toBe('ok');
  expect(await hasRemovalWaiting(max.ports)).toBe(false);
  expect(await round(eve)).toBe('ok');
});

test('a seal that does not hold is tried again with a new key, and never without', async () => {
  const mia = await found();
  const eve = await join(mia);
  await round(mia);
  await round(eve);
  await round(mia);
  await spoil(eve, 1);
  expect(await round(mia)).toBe('ok');
  expect(closedIn(mia)).toBe(1);
  await round(mia);
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  expect(await round(mia)).toBe('ok');
  expect(decrypt).not.toHaveBeenCalled();
  await removeDevice(mia.ports, eve.disk.current.state!.identity.device);
  await round(mia);
  expect(decrypt).toHaveBeenCalled();
  await round(mia);
  decrypt.mockClear();
  expect(await round(mia)).toBe('ok');
  expect(decrypt).not.toHaveBeenCalled();
  // With another version too, once.
  await round(mia, 'newer');
  expect(decrypt).toHaveBeenCalledTimes(1);
  await round(mia, 'newer');
  expect(decrypt).toHaveBeenCalledTimes(1);
  decrypt.mockRestore();
});
