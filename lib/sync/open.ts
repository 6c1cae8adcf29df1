// Opening what the endpoint gave: validated here as carefully as before sealing, for a member may be older, newer
// or hostile.
import * as z from 'zod/mini';
import { mergeKeys, unwrapEpochKey } from './keys.ts';
import type { Keyring } from './keys.ts';
import type { Identity, LogRow, Payload, Place, PlacedEvent, SyncPorts } from './ports.ts';
import { isSame, toBase64Url } from './protocol/bytes.ts';
import type { Bytes } from './protocol/bytes.ts';
import { readEnvelope } from './protocol/envelope.ts';
import { checkedBytes } from './protocol/messages.ts';
import { envelopeId, envelopeKey, openEnvelope } from './seal.ts';
import type { TeamEvent } from './team-events.ts';
import { readTeamEvent } from './team-events.ts';

const payloadSchema = z.object({
  events: z.array(z.unknown()).check(z.maxLength(5000)),
});

export interface Opened {
  row: LogRow;
  /** Where it could be opened. */
  payload?: Payload;
  events: PlacedEvent[];
  team: TeamEvent[];
}

type Sealed = Pick<LogRow, 'bytes' | 'era' | 'seq' | 'receivedAt'>;

export interface Opener {
  /** Opens with the keys it has been given and those that it has found on the way. */
  open: (record: Sealed) => Promise<Opened>;
  /** All of them, each with the keys that stand before it too. */
  openAll: (records: readonly Sealed[]) => Promise<Opened[]>;
  /** All keys known now. */
  keys: () => Keyring;
}

/** A key of a later epoch than so many from ours is made up: removals would run out of numbers after it. */
const furthestEpoch = 1000;

export const createOpener = ({ readEvent }: Pick<SyncPorts, 'readEvent'>, identity: Identity): Opener => {
  let keys = identity.keys;
  const sealKeys = new Map<string, Promise<CryptoKey>>();

  const sealKey = (secret: string, device: Bytes, epoch: number): Promise<CryptoKey> => {
    const name = `${secret} ${toBase64Url(device)} ${epoch}`;
    const key = sealKeys.get(name) ?? envelopeKey(checkedBytes(secret), { device, epoch });
    sealKeys.set(name, key);
    return key;
  };

  const learn = async (event: TeamEvent): Promise<void> => {
    if (event.type !== 'sync.epoch' || event.epoch > identity.sealing.epoch + furthestEpoch) return;
    const box = event.boxes[identity.device];
    const of = { device: checkedBytes(identity.device), privateKey: identity.privateKey };
    const key = box && (await unwrapEpochKey(box, of, event.epoch));
    if (key) keys = mergeKeys(keys, { [event.epoch]: [key] });
  };

  const opener: Opener = {
    keys: () => keys,
    openAll: async (records) => {
      // WebCrypto works on many at a time. Few wait for a key that is among them.
      const opened = await Promise.all(records.map(opener.open));
      for (const [index, record] of records.entries())
        if (opened[index]?.row.pending === 'key') opened[index] = await opener.open(record);
      return opened;
    },
    open: async ({ bytes, era, seq, receivedAt }) => {
      const envelope = readEnvelope(bytes);
      if (typeof envelope === 'string') {
        const id = toBase64Url(await envelopeId(bytes));
        return nothing({ id, device: '', deviceSeq: 0, era, seq, receivedAt, bytes, pending: 'seal' });
      }
      const { device, deviceSeq, epoch, scrubbedId } = envelope;
      const id = toBase64Url(scrubbedId ?? (await envelopeId(bytes)));
      const row: LogRow = { id, device: toBase64Url(device), deviceSeq, era, seq, receivedAt, bytes };
      if (scrubbedId) return nothing(row);
      if (!isSame(envelope.workspace, checkedBytes(identity.workspace)))
        return nothing({ ...row, pending: 'seal' });
      const secrets = keys[epoch] ?? [];
      if (secrets.length === 0) return nothing({ ...row, pending: 'key' });
      const payload = await firstOpened(
        secrets.map((secret) => async () => openEnvelope(await sealKey(secret, device, epoch), envelope)),
      );
      if (!payload) return nothing({ ...row, pending: 'seal' });
      const team = payload.events.map(readTeamEvent).filter((event) => event !== undefined);
      for (const event of team) await learn(event);
      const events = payload.events.map(readEvent).filter((event) => event !== undefined);
      const isWhole = team.length + events.length === payload.events.length;
      return {
        row: isWhole ? row : { ...row, pending: 'events', understood: team.length + events.length },
        payload,
        events: events.map((event) => ({ event, place: placeOf(row) })),
        team,
      };
    },
  };
  return opener;
};

const nothing = (row: LogRow): Opened => ({ row, events: [], team: [] });

const firstOpened = async (tries: readonly (() => Promise<unknown>)[]): Promise<Payload | undefined> => {
  for (const attempt of tries) {
    const payload = payloadSchema.safeParse(await attempt());
    if (payload.success) return payload.data;
  }
  return undefined;
};

const placeOf = ({ device, receivedAt, era, seq }: LogRow): Place => ({ device, receivedAt, era, seq });

/** Which epoch's key an envelope was sealed with; 0 where it does not say. */
export const epochOf = ({ bytes }: Pick<LogRow, 'bytes'>): number => {
  const envelope = readEnvelope(bytes);
  return typeof envelope === 'string' ? 0 : envelope.epoch;
};
