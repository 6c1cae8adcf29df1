// Who this browser is in its workspace, and how it becomes somebody else where it must.
import { fail, ok } from '../care/result.ts';
import * as api from './api.ts';
import { entriesOf } from './enqueue.ts';
import { newDeviceKeys, rejoinHash, rejoinProof } from './keys.ts';
import type { Attempt, Identity, OutboxEntry, SyncPorts, SyncState, SyncTables } from './ports.ts';
import { toBase64Url } from './protocol/bytes.ts';
import { firstHash } from './protocol/envelope.ts';
import type { Role } from './protocol/messages.ts';
import { checkedBytes } from './protocol/messages.ts';
import { sha256 } from './seal.ts';

export type Device = Pick<Identity, 'device' | 'token' | 'publicKey' | 'privateKey'>;

export const newDevice = async (random: SyncPorts['random']): Promise<Device> => ({
  device: toBase64Url(random(8)),
  token: toBase64Url(random(32)),
  ...(await newDeviceKeys()),
});

/** What the endpoint is to know of it. */
export const introduction = async ({ device, token }: Device) => ({
  device,
  tokenHash: toBase64Url(await sha256(checkedBytes(token))),
});

export const firstState = (identity: Identity): SyncState => ({
  identity,
  publicKeys: {},
  former: [],
  era: 1,
  cursor: 0,
  hash: firstHash(),
  nextDeviceSeq: 1,
  offset: 0,
});

/** What a device says first. */
const hello = ({ device, publicKey }: Device) => [{ type: 'sync.device', device, publicKey }];

/**
 * Takes an identity in the state's workspace. What the old one had not brought home is queued anew under the new
 * one, and so is what it wrote into a history that is gone (see recover.ts).
 */
export const adopt = async (
  tables: SyncTables,
  state: SyncState,
  identity: Identity,
  now: number,
): Promise<void> => {
  const waiting = await tables.outbox.all();
  await tables.outbox.remove(waiting.map(({ deviceSeq }) => deviceSeq));
  const old = state.identity.device;
  const { cloned: _, parked: __, ...rest } = state;
  const fresh: SyncState = {
    ...rest,
    identity,
    former: old === identity.device ? state.former : [...state.former, old],
    nextDeviceSeq: 1,
  };
  const [greeted, [greeting]] = entriesOf(fresh, [hello(identity)], now);
  if (!greeting) return;
  const kept = waiting.filter((entry) => !isHello(entry)).map((entry, index) => anew(entry, index + 2));
  await tables.outbox.put([greeting, ...kept]);
  await tables.state.put({ ...greeted, nextDeviceSeq: kept.length + 2 });
};

const isHello = ({ payload }: OutboxEntry): boolean =>
  payload.events.some((event) => event instanceof Object && 'type' in event && event.type === 'sync.device');

/** The same action, to be sealed anew. */
export const anew = ({ payload, at, plain }: OutboxEntry, deviceSeq: number): OutboxEntry => ({
  deviceSeq,
  payload,
  at,
  state: 'queued',
  ...(plain ? { plain } : {}),
});

/** Another browser pushes under this identity, so this one takes a new one. The old token proves the role. */
export const becomeAnother = async (ports: SyncPorts, state: SyncState): Attempt<unknown> => {
  const { identity } = state;
  const device = await newDevice(ports.random);
  const answer = await rejoin(ports, identity, await introduction(device));
  if (!answer.ok) return answer;
  await ports.storage.transaction(async (tables) => {
    const current = await tables.state.get();
    if (current?.identity.device !== identity.device) return;
    await adopt(tables, current, { ...current.identity, ...device, role: answer.value.role }, ports.now());
  });
  return ok(true);
};

/** Comes back without an invite, by a key of the team. The token that `identity` has proves the role. */
const rejoin = async (
  { fetch }: SyncPorts,
  { workspace, endpoint, token, keys }: Identity,
  device: Awaited<ReturnType<typeof introduction>>,
) => {
  // Newest first; an endpoint that was set back to an older copy knows an older epoch.
  const epochs = Object.entries(keys).toSorted(([a], [b]) => Number(b) - Number(a));
  let answer: Awaited<ReturnType<typeof api.join>> = fail({ code: 'no_key', message: 'There is no key.' });
  for (const secret of epochs.flatMap(([, secrets]) => secrets)) {
    const proof = toBase64Url(await rejoinProof(checkedBytes(secret)));
    answer = await api.join(fetch, endpoint, { workspace, ...device, rejoin: proof }, token);
    if (answer.ok || answer.error.code !== 'unauthorized') return answer;
  }
  return answer;
};

/** The endpoint has forgotten this device, or its workspace: say again who we are. */
export const introduceAgain = async (ports: SyncPorts, { identity }: SyncState): Attempt<unknown> => {
  const { workspace, endpoint, sealing } = identity;
  const device = await introduction(identity);
  if (identity.role === 'manager') {
    const hash = await rejoinHash(checkedBytes(sealing.key));
    const body = { workspace, ...device, epoch: sealing.epoch, rejoinHash: hash };
    const created = await api.create(ports.fetch, endpoint, body);
    if (created.ok || created.error.code !== 'exists') return created;
  }
  const answer = await rejoin(ports, identity, device);
  if (answer.ok) {
    const { role } = answer.value;
    await ports.storage.transaction((tables) => beKnownAs(tables, identity.device, role));
  }
  return answer;
};

/** What the endpoint takes us for: after it lost its memory, that may be less than before. */
export const beKnownAs = async ({ state }: SyncTables, device: string, role: Role): Promise<void> => {
  const current = await state.get();
  if (current?.identity.device === device)
    await state.put({ ...current, identity: { ...current.identity, role } });
};
