// Sending what waits, in order: sealed and stored first, then sent, as often as it takes, as it is.
import { ok } from '../care/result.ts';
import * as api from './api.ts';
import { rejoinHash, unwrapEpochKey } from './keys.ts';
import type { Attempt, Identity, OutboxEntry, SyncPorts, SyncState } from './ports.ts';
import type { Bytes } from './protocol/bytes.ts';
import { toBase64Url } from './protocol/bytes.ts';
import { writeFrames } from './protocol/frames.ts';
import { checkedBytes } from './protocol/messages.ts';
import { envelopeId, envelopeKey, envelopeLength, nonceLength, sealEnvelope } from './seal.ts';
import type { EpochEvent } from './team-events.ts';
import { epochEventOf } from './team-events.ts';

const maxEnvelopes = 100;
const maxBytes = 900_000;

type Sealed = OutboxEntry & { bytes: Bytes; id: string };

/** Sends one batch. Answers whether anything was sent. */
export const pushBatch = async (ports: SyncPorts, state: SyncState): Attempt<boolean> => {
  const waiting = (await ports.storage.read((tables) => tables.outbox.all())).filter(
    (entry) => entry.state !== 'acked',
  );
  const chosen = batchOf(waiting);
  if (chosen.length === 0) return ok(false);
  const sealed = await sealAll(ports, state, chosen);
  const isStored = await ports.storage.transaction(async (tables) => {
    const current = await tables.state.get();
    if (current?.identity.device !== state.identity.device) return false;
    const present = new Map((await tables.outbox.all()).map((entry) => [entry.deviceSeq, entry]));
    const isUnchanged = chosen.every((entry) => present.get(entry.deviceSeq)?.id === entry.id);
    if (isUnchanged) await tables.outbox.put(sealed);
    return isUnchanged;
  });
  // Somebody else worked on the outbox: look at it again.
  if (!isStored) return ok(true);
  const answer = await send(ports, state, sealed);
  if (!answer.ok) return answer;
  await ports.storage.transaction(async (tables) => {
    const acked = new Map(sealed.map((entry) => [entry.deviceSeq, entry.id]));
    const entries = (await tables.outbox.all()).filter(
      ({ deviceSeq, id }) => id && acked.get(deviceSeq) === id,
    );
    await tables.outbox.put(entries.map((entry) => ({ ...entry, state: 'acked' as const })));
  });
  return ok(true);
};

/** The first that wait and can go in one request: a removal goes alone, and so do those that are sent again. */
const batchOf = (waiting: readonly OutboxEntry[]): OutboxEntry[] => {
  const [first] = waiting;
  if (!first) return [];
  if (isRemoval(first)) return [first];
  let size = 0;
  const end = waiting.findIndex((entry, index) => {
    size += entry.bytes?.length ?? envelopeLength(entry.payload);
    return (
      index > 0 &&
      (index === maxEnvelopes || size > maxBytes || isRemoval(entry) || entry.again !== first.again)
    );
  });
  return waiting.slice(0, end === -1 ? waiting.length : end);
};

export const isRemoval = ({ payload, plain }: OutboxEntry): boolean =>
  !plain && epochEventOf(payload.events) !== undefined;

const sealAll = async (
  { random }: SyncPorts,
  { identity }: SyncState,
  entries: readonly OutboxEntry[],
): Promise<Sealed[]> => {
  const { epoch, key } = identity.sealing;
  const device = checkedBytes(identity.device);
  const workspace = checkedBytes(identity.workspace);
  const sealing = await envelopeKey(checkedBytes(key), { device, epoch });
  const sealed: Sealed[] = [];
  for (const entry of entries) {
    const header = { workspace, device, deviceSeq: entry.deviceSeq, epoch, nonce: random(nonceLength) };
    const bytes = entry.bytes ?? (await sealEnvelope(sealing, header, entry.payload));
    const id = entry.id ?? toBase64Url(await envelopeId(bytes));
    sealed.push({ ...entry, bytes, id, state: 'sent' });
  }
  return sealed;
};

const send = async (
  { fetch }: SyncPorts,
  { identity, generation }: SyncState,
  sealed: readonly Sealed[],
): Attempt<unknown> => {
  const [first] = sealed;
  const removal = first && isRemoval(first) ? epochEventOf(first.payload.events) : undefined;
  if (first && removal) {
    return api.remove(fetch, identity, removal.removed, {
      epoch: removal.epoch,
      rejoinHash: await rejoinHash(checkedBytes(await keyIn(removal, identity))),
      envelope: toBase64Url(first.bytes),
      ...(first.again ? {} : { devices: Object.keys(removal.boxes) }),
    });
  }
  const frames = writeFrames(sealed.map(({ bytes }) => bytes));
  return api.push(fetch, identity, frames, {
    ...(first?.again ? { again: true } : {}),
    ...(generation ? { generation } : {}),
  });
};

/** The removal's new key, out of our own box: by it the endpoint will know members whom it has forgotten. */
const keyIn = async ({ epoch, boxes }: EpochEvent, identity: Identity): Promise<string> => {
  const box = boxes[identity.device];
  const of = { device: checkedBytes(identity.device), privateKey: identity.privateKey };
  const key = box && (await unwrapEpochKey(box, of, epoch));
  return key ?? identity.keys[epoch]?.[0] ?? identity.sealing.key;
};
