// Appending to a workspace's log: every envelope once, each device's in turn, seq without gaps.
import { type Bytes, uint32 } from '../lib/sync/protocol/bytes.ts';
import { type Envelope, idLength, readEnvelope } from '../lib/sync/protocol/envelope.ts';
import { writeRecord } from '../lib/sync/protocol/frames.ts';
import type { Pushed } from '../lib/sync/protocol/messages.ts';
import { decoded, refuse, sha256 } from './answer.ts';
import type { Sql, Value } from './database.ts';
import type { Limits } from './limits.ts';
import { type Asker, type Device, addDevice, deviceById } from './who.ts';

export const readArrival = (bytes: Bytes, { envelopeBytes }: Limits): Envelope => {
  if (bytes.length > envelopeBytes) refuse('too_large', 'An envelope is too large.');
  const envelope = readEnvelope(bytes);
  if (envelope === 'version') refuse('version', 'An envelope is of a version not known here.');
  if (typeof envelope === 'string') refuse('bad_request', 'An envelope is cut, or counts from 0.');
  return envelope;
};

/**
 * All of them, or none: every refusal comes before the first write, so that a group's transaction can go on after one.
 * The workspace's row is locked by the caller, which is what keeps seq without gaps: a sequence of the database would
 * commit out of order, and readers would skip rows.
 * Gives the records that are new, as the frames of a page.
 * @param again whether these were in an earlier history: then their epoch may be old, and a device that cannot come
 *   itself any more may be spoken for.
 */
export const append = async (
  { sql, workspace, device: pusher }: Asker,
  arrivals: readonly Envelope[],
  { again, now, quota }: { again: boolean; now: number; quota: number },
): Promise<{ pushed: Pushed; records: Buffer[] }> => {
  const { key, epoch } = workspace;
  const name = decoded(workspace.id);
  const time = writeRecord(now, new Uint8Array(0));
  const authors = new Map([[pusher.id, pusher]]);
  const rows = [];
  const seqs: number[] = [];
  let { head, hash, bytes } = workspace;
  for (const envelope of arrivals) {
    const { bytes: body, deviceSeq: device_seq } = envelope;
    if (!name.equals(envelope.workspace)) refuse('bad_request', 'An envelope is of another workspace.');
    const device = Buffer.from(envelope.device).toString('base64url');
    const author = authors.get(device) ?? (await absentAuthor(sql, key, device, again));
    authors.set(device, author);
    const id = Buffer.from(envelope.scrubbedId ?? sha256(body).subarray(0, idLength));
    if (device_seq <= author.last_seq) {
      const known =
        rows.find((row) => row.device === device && row.device_seq === device_seq) ??
        (await stored(sql, key, device, device_seq));
      if (!known?.id.equals(id)) return gap(author, 'is taken by another one');
      seqs.push(known.seq);
      continue;
    }
    if (device_seq !== author.last_seq + 1) return gap(author, 'does not follow on');
    if (!again && envelope.epoch < epoch) refuse('stale_epoch', 'There is a newer key.', { epoch });
    bytes += body.length;
    if (bytes > quota) refuse('quota', 'The workspace is full.');
    hash = sha256(Buffer.concat([hash, id]));
    author.last_seq = device_seq;
    const record = Buffer.concat([uint32(time.length + body.length), time, body]);
    rows.push({ workspace: key, seq: ++head, id, hash, device, device_seq, record });
    seqs.push(head);
  }
  if (rows.length > 0) {
    // Others speak for these, who may be new here.
    for (const author of authors.values()) if (!author.token_hash) await addDevice(sql, key, author, now);
    await insert(sql, rows);
    await sql`UPDATE workspaces SET head = ${head}, hash = ${hash}, bytes = ${bytes} WHERE key = ${key}`;
    for (const { id, last_seq } of authors.values())
      await sql`UPDATE devices SET last_seq = ${last_seq}, seen_at = ${now} WHERE workspace = ${key} AND id = ${id}`;
  }
  return { pushed: { head, now, seqs }, records: rows.map(({ record }) => record) };
};

const gap = ({ last_seq }: Device, what: string) =>
  refuse('dev_seq_gap', `An envelope's deviceSeq ${what}.`, { expected: last_seq + 1 });

const stored = async (sql: Sql, key: number, device: string, deviceSeq: number) => {
  const [row] = await sql<{ seq: number; id: Buffer }>`
    SELECT seq, id FROM envelopes WHERE workspace = ${key} AND device = ${device} AND device_seq = ${deviceSeq}`;
  return row;
};

/** A device that others may speak for: unknown here since history was lost, or removed. */
const absentAuthor = async (sql: Sql, key: number, id: string, again: boolean): Promise<Device> => {
  const known = again ? await deviceById(sql, key, id) : undefined;
  if (!again || (known?.token_hash && known.removed_at === null))
    refuse('forbidden', 'An envelope is of another device, which can push it itself.');
  return known ?? { id, token_hash: null, role: 'agent', last_seq: 0, removed_at: null };
};

const insert = async (sql: Sql, rows: readonly Record<string, Value>[]): Promise<void> => {
  let at = 0;
  const places = rows.map((row) => `(${Object.keys(row).map(() => `$${++at}`)})`);
  const text = `INSERT INTO envelopes (${Object.keys(rows[0] ?? {})}) VALUES ${places}`;
  await sql.text(text, rows.flatMap(Object.values<Value>));
};
