// After an endpoint lost history: what it misses is sent again, by its author, or by others where that one is gone.
import { ok } from '../care/result.ts';
import * as api from './api.ts';
import { entriesOf } from './enqueue.ts';
import { anew } from './identity.ts';
import type { Opener } from './open.ts';
import type { Attempt, LogRow, OutboxEntry, SyncPorts, SyncState } from './ports.ts';
import { readEnvelope } from './protocol/envelope.ts';
import { writeFrames } from './protocol/frames.ts';

/**
 * To be called when the whole history has been read: what had been acknowledged before `state` was read and did not
 * come back is not there any more.
 */
export const requeueLost = ({ storage }: SyncPorts, acked: readonly OutboxEntry[]): Promise<boolean> =>
  storage.transaction(async (tables) => {
    const ids = new Set(acked.map(({ id }) => id));
    const absent = (await tables.outbox.all()).filter(({ id, state }) => state === 'acked' && ids.has(id));
    // Sent again where it had been read: it stands where it stood, and does not come back a second time.
    const era = (await tables.state.get())?.era;
    const rows = await tables.log.find(absent.flatMap(({ id }) => id ?? []));
    const there = new Set(rows.filter((row) => row.era === era).map(({ id }) => id));
    const isThere = ({ id }: OutboxEntry): boolean => id !== undefined && there.has(id);
    await tables.outbox.remove(absent.filter(isThere).map(({ deviceSeq }) => deviceSeq));
    const lost = absent.filter((entry) => !isThere(entry));
    await tables.outbox.put(lost.map((entry) => ({ ...entry, state: 'queued' as const, again: true })));
    return lost.length > 0;
  });

/** The endpoint waits for `expected` of us: everything from there on is sent again. */
export const requeueFrom = async (
  { storage }: SyncPorts,
  { identity }: SyncState,
  opener: Opener,
  expected: number,
): Promise<void> => {
  const rows = await storage.read((tables) => tables.log.ofDevice(identity.device, expected));
  const entries = await entriesAgain(opener, rows);
  await storage.transaction(async (tables) => {
    const current = await tables.state.get();
    if (current?.identity.device !== identity.device) return;
    const there = await tables.outbox.all();
    const acked = there.filter(({ state, deviceSeq }) => state === 'acked' && deviceSeq >= expected);
    const missing = entries.filter(({ deviceSeq }) => !there.some((entry) => entry.deviceSeq === deviceSeq));
    await tables.outbox.put([
      ...acked.map((entry) => ({ ...entry, state: 'queued' as const, again: true })),
      ...missing,
    ]);
  });
};

const entriesAgain = async (opener: Opener, rows: readonly LogRow[]): Promise<OutboxEntry[]> => {
  const entries: OutboxEntry[] = [];
  for (const row of rows) {
    const { payload } = await opener.open(row);
    const { deviceSeq, bytes, id, receivedAt } = row;
    if (payload)
      entries.push({ deviceSeq, payload, at: receivedAt, state: 'queued', bytes, id, again: true });
    else if (isTombstone(row))
      entries.push({ deviceSeq, payload: erased, at: receivedAt, state: 'queued', bytes, id, again: true });
  }
  return entries;
};

const erased = { events: [] };
const isTombstone = ({ bytes }: LogRow): boolean => {
  const envelope = readEnvelope(bytes);
  return typeof envelope !== 'string' && envelope.scrubbedId !== undefined;
};

/**
 * Sends what stood in an earlier history and is not in this one. Own rows go back to the outbox; rows of devices
 * that the endpoint does not let in any more are sent on their behalf; the others will come themselves.
 */
export const sendAbsent = async (ports: SyncPorts, state: SyncState, opener: Opener): Attempt<unknown> => {
  const { storage, now } = ports;
  const { identity, former, era } = state;
  const absent = await absentRows(ports, era);
  const rows = absent.filter(({ instead }) => !instead).map(({ row }) => row);
  const own = rows.filter(({ device }) => device === identity.device);
  const [firstOwn] = own.toSorted((a, b) => a.deviceSeq - b.deviceSeq);
  if (firstOwn) await requeueFrom(ports, state, opener, firstOwn.deviceSeq);

  const moved: LogRow[] = [];
  for (const { row, instead } of absent)
    if (former.includes(row.device) && !(instead && (await isSameAction(opener, row, instead))))
      moved.push(row);
  const ofFormer = await entriesAgain(opener, moved);
  const foreign = rows.filter(({ device }) => device !== identity.device && !former.includes(device));
  const relayed = foreign.length > 0 ? await relay(ports, state, foreign) : ok(true);
  if (!relayed.ok) return relayed;

  await storage.transaction(async (tables) => {
    const current = await tables.state.get();
    if (!current || current.era !== era || current.identity.device !== identity.device) return;
    const [next] = entriesOf(
      current,
      ofFormer.map(() => []),
      now(),
    );
    await tables.outbox.put(ofFormer.map((entry, index) => anew(entry, current.nextDeviceSeq + index)));
    const ids = new Set(ofFormer.map(({ id }) => id));
    await tables.log.put(
      moved.filter(({ id }) => ids.has(id)).map((row) => ({ ...row, moved: true as const })),
    );
    if (relayed.value) await tables.log.tidy(era);
    const { recovering: _, ...recovered } = { ...current, nextDeviceSeq: next.nextDeviceSeq };
    await tables.state.put(relayed.value ? recovered : { ...recovered, recovering: true });
  });
  return ok(true);
};

/** What an earlier history had and this one does not, each with what stands `instead` under its number. */
const absentRows = ({ storage }: SyncPorts, era: number) =>
  storage.read(async (tables) => {
    const absent = (await tables.log.absent(era)).filter(
      // What was damaged on its way was never there.
      ({ moved, pending }) => !moved && pending !== 'seal',
    );
    const rows = absent.length > 0 ? await tables.log.ofEra(era) : [];
    const present = new Map(rows.map((row) => [numberOf(row), row]));
    return absent.map((row) => ({ row, instead: present.get(numberOf(row)) }));
  });

const numberOf = ({ device, deviceSeq }: LogRow): string => `${device} ${deviceSeq}`;

/** Sealed anew; else a copied profile has taken the number for something else. */
const isSameAction = async (opener: Opener, a: LogRow, b: LogRow): Promise<boolean> => {
  const [one, other] = [await opener.open(a), await opener.open(b)];
  return JSON.stringify(one.payload) === JSON.stringify(other.payload);
};

/** Answers whether nothing is left that somebody else may still have to be spoken for. */
const relay = async (
  { fetch }: SyncPorts,
  { identity, generation }: SyncState,
  rows: readonly LogRow[],
): Attempt<boolean> => {
  const answer = await api.devices(fetch, identity);
  if (!answer.ok) return answer;
  const live = new Set(answer.value.devices.map(({ device }) => device));
  const gone = rows.filter(({ device }) => !live.has(device));
  for (const device of new Set(gone.map((row) => row.device))) {
    const inTurn = gone.filter((row) => row.device === device).toSorted((a, b) => a.deviceSeq - b.deviceSeq);
    for (let at = 0; at < inTurn.length; at += 50) {
      const frames = writeFrames(inTurn.slice(at, at + 50).map(({ bytes }) => bytes));
      const sent = await api.push(fetch, identity, frames, {
        again: true,
        ...(generation ? { generation } : {}),
      });
      if (sent.ok) continue;
      // Somebody else spoke for it, or it came itself: what is there now is read like everything.
      if (sent.error.code !== 'dev_seq_gap' && sent.error.code !== 'forbidden') return sent;
      break;
    }
  }
  return ok(gone.length === rows.length);
};
