// Removing a device: its token dies, and those that remain get a new key, wrapped for each.
import { fail, ok } from '../care/result.ts';
import * as api from './api.ts';
import { entriesOf } from './enqueue.ts';
import { wrapEpochKey } from './keys.ts';
import type { Attempt, OutboxEntry, SyncPorts, SyncState } from './ports.ts';
import { toBase64Url } from './protocol/bytes.ts';
import { checkedBytes } from './protocol/messages.ts';
import { keyLength, nonceLength } from './seal.ts';
import type { EpochEvent } from './team-events.ts';
import { epochEventOf } from './team-events.ts';

/** Queues the removal; the next round sends it. Only a manager's endpoint token may. */
export const removeDevice = async (ports: SyncPorts, device: string): Attempt<null> => {
  const state = await ports.storage.read((tables) => tables.state.get());
  if (!state) return fail({ code: 'no_workspace', message: 'This browser is in no workspace.' });
  const event = await epochEvent(ports, state, device);
  if (!event.ok) return event;
  await ports.storage.transaction(async (tables) => {
    const current = await tables.state.get();
    if (!current) return;
    const [next, entries] = entriesOf(current, [[event.value]], ports.now());
    await tables.outbox.put(entries);
    await tables.state.put(next);
  });
  return ok(null);
};

/**
 * A new key for all who are there, as the removal of nobody. Who leaves by themselves may keep the old one, and by it the
 * endpoint would let them in again.
 */
export const beginKey = (ports: SyncPorts): Attempt<null> =>
  removeDevice(ports, toBase64Url(ports.random(8)));

/** The same removal with a key of the next epoch, for the devices that are there now. */
export const renewRemoval = async (ports: SyncPorts, state: SyncState, entry: OutboxEntry): Attempt<null> => {
  const removed = epochEventOf(entry.payload.events)?.removed;
  if (!removed) return ok(null);
  const event = await epochEvent(ports, state, removed);
  if (!event.ok) return event;
  await ports.storage.transaction(async (tables) => {
    const payload = { ...entry.payload, events: [event.value] };
    const present = (await tables.outbox.all()).find(({ deviceSeq }) => deviceSeq === entry.deviceSeq);
    if (present && !present.bytes && epochEventOf(present.payload.events)?.removed === removed)
      await tables.outbox.put([{ ...present, payload }]);
  });
  return ok(null);
};

const epochEvent = async (
  { fetch, random }: SyncPorts,
  { identity, publicKeys }: SyncState,
  removed: string,
): Attempt<EpochEvent> => {
  const answer = await api.devices(fetch, identity);
  if (!answer.ok) return answer;
  // After every one that was told, so that nobody takes an older key for this one.
  const epoch = Math.max(...Object.keys(identity.keys).map(Number)) + 1;
  const key = random(keyLength);
  const known = { ...publicKeys, [identity.device]: identity.publicKey };
  const boxes: Record<string, string> = {};
  for (const { device } of answer.value.devices) {
    if (device === removed) continue;
    const to = { device: checkedBytes(device), publicKey: known[device] ?? '' };
    // Empty for one that has not introduced itself: it needs a new invite, and keeps nobody from being removed.
    boxes[device] = (await wrapEpochKey(key, to, epoch, random(nonceLength))) ?? '';
  }
  return ok({ type: 'sync.epoch', epoch, removed, boxes });
};
