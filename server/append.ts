// Appending to a workspace's log: every envelope once, each device's in turn, seq without gaps.
import type { Envelope } from '../lib/sync/protocol/envelope.ts';
import { idLength } from '../lib/sync/protocol/envelope.ts';
import { Refused, decoded, sha256 } from './answer.ts';
import type { Sql, Value } from './database.ts';
import { insert } from './database.ts';
import type { Asker, Device } from './who.ts';
import { deviceById } from './who.ts';

export interface Arrival {
  bytes: Uint8Array;
  envelope: Envelope;
}

export interface Pushed {
  head: number;
  now: number;
  seqs: number[];
}

interface Row {
  seq: number;
  id: Buffer;
  hash: Buffer;
  device: string;
  deviceSeq: number;
  body: Uint8Array;
}

/**
 * All of them, or none: it writes after the last refusal. The workspace's row is locked by the caller, which is what
 * keeps seq without gaps: a sequence of the database would commit out of order, and readers would skip rows.
 * @param again whether these were in an earlier history: then their epoch may be old, and a device that cannot come
 *   itself any more may be spoken for.
 */
export const append = async (
  sql: Sql,
  { workspace, device: pusher }: Asker,
  arrivals: readonly Arrival[],
  { again, now, quota }: { again: boolean; now: number; quota: number },
): Promise<Pushed> => {
  const { key, id: name, epoch } = workspace;
  const authors = new Map([[pusher.id, pusher]]);
  const rows: Row[] = [];
  const seqs: number[] = [];
  let { head, hash, bytes } = workspace;
  for (const { bytes: body, envelope } of arrivals) {
    const { deviceSeq } = envelope;
    if (!decoded(name).equals(envelope.workspace))
      throw new Refused('bad_request', 'An envelope is of another workspace.');
    const device = Buffer.from(envelope.device).toString('base64url');
    const author = authors.get(device) ?? (await absentAuthor(sql, key, device, again, now));
    authors.set(device, author);
    const id = Buffer.from(envelope.scrubbedId ?? sha256(body).subarray(0, idLength));
    if (deviceSeq <= author.last_seq) {
      const known =
        rows.find((row) => row.device === device && row.deviceSeq === deviceSeq) ??
        (await stored(sql, key, device, deviceSeq));
      if (!known?.id.equals(id)) throw gap(author, 'is taken by another one');
      seqs.push(known.seq);
      continue;
    }
    if (deviceSeq !== author.last_seq + 1) throw gap(author, 'does not follow on');
    if (!again && envelope.epoch < epoch)
      throw new Refused('stale_epoch', 'There is a newer key.', { epoch });
    bytes += body.length;
    if (bytes > quota) throw new Refused('quota', 'The workspace is full.');
    hash = sha256(hash, id);
    author.last_seq = deviceSeq;
    rows.push({ seq: ++head, id, hash, device, deviceSeq, body });
    seqs.push(head);
  }
  if (rows.length > 0) {
    const values = rows.map((row): Value[] => [
      key,
      row.seq,
      row.id,
      row.hash,
      row.device,
      row.deviceSeq,
      now,
      row.body,
    ]);
    await insert(sql, 'envelopes (workspace, seq, id, hash, device, device_seq, received_at, body)', values);
    await sql`UPDATE workspaces SET head = ${head}, hash = ${hash}, bytes = ${bytes} WHERE key = ${key}`;
    for (const { id, last_seq } of authors.values())
      await sql`UPDATE devices SET last_seq = ${last_seq}, seen_at = ${now} WHERE workspace = ${key} AND id = ${id}`;
  }
  return { head, now, seqs };
};

const gap = ({ last_seq }: Device, what: string) =>
  new Refused('dev_seq_gap', `An envelope's deviceSeq ${what}.`, { expected: last_seq + 1 });

const stored = async (sql: Sql, key: number, device: string, deviceSeq: number) =>
  (
    await sql<Pick<Row, 'seq' | 'id'>>`
      SELECT seq, id FROM envelopes WHERE workspace = ${key} AND device = ${device} AND device_seq = ${deviceSeq}`
  )[0];

/** A device that others may speak for: unknown here since history was lost, or removed. */
const absentAuthor = async (
  sql: Sql,
  key: number,
  id: string,
  again: boolean,
  now: number,
): Promise<Device> => {
  const known = again ? await deviceById(sql, key, id) : undefined;
  if (!again || (known?.token_hash && known.removed_at === null))
    throw new Refused('forbidden', 'An envelope is of another device, which can push it itself.');
  if (known) return known;
  const device = {
    workspace: key,
    id,
    token_hash: null,
    role: 'agent' as const,
    last_seq: 0,
    joined_at: now,
    seen_at: now,
  };
  await insert(sql, 'devices (workspace, id, role, last_seq, joined_at, seen_at)', [
    [key, id, 'agent', 0, now, now],
  ]);
  return { ...device, removed_at: null };
};
