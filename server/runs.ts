// The log as it is stored: what one device pushed together is one row, a run. A row an envelope would cost four times
// as much to write.
import type { Batch } from '../lib/sync/protocol/batch.ts';
import type { Bytes } from '../lib/sync/protocol/bytes.ts';
import { type Envelope, idLength } from '../lib/sync/protocol/envelope.ts';
import { framesBetween, recordStart, timeIn, writeRecords } from '../lib/sync/protocol/frames.ts';
import type { Pushed, ScrubBody } from '../lib/sync/protocol/messages.ts';
import { scrubRecord } from '../lib/sync/protocol/page.ts';
import { decoded, refuse, sha256 } from './answer.ts';
import type { Sql } from './database.ts';
import { type Asker, type Device, addDevice, deviceById } from './who.ts';

/**
 * All of them, or none: every refusal comes before the first write, so that a group's transaction can go on after one.
 * The workspace's row is locked by the caller, which is what keeps seq without gaps: a sequence of the database would
 * commit out of order, and readers would skip rows.
 * Gives the records that are new, as frames.
 * @param again whether these were in an earlier history: then their epoch may be old, and a device that cannot come
 *   itself any more may be spoken for.
 */
export const append = async (
  { sql, workspace, device: pusher }: Asker,
  { envelopes, ...batch }: Batch,
  { again, now, quota }: { again: boolean; now: number; quota: number },
): Promise<{ pushed: Pushed; records: Bytes }> => {
  const { key, epoch, head } = workspace;
  const [device, ids] = [Buffer.from(batch.device).toString('base64url'), envelopes.map(idOf)];
  if (!decoded(workspace.id).equals(batch.workspace)) refuse('bad_request');
  const author = device === pusher.id ? pusher : await absentAuthor(sql, key, device, again);
  const next = author.last_seq + 1;
  const gap = () => refuse('dev_seq_gap', { expected: next });

  const first = envelopes[0]?.deviceSeq ?? next;
  if (first > next || envelopes.some(({ deviceSeq }, index) => deviceSeq !== first + index)) return gap();
  const seqs: number[] = [];
  for (const [index, id] of ids.slice(0, next - first).entries()) {
    const known = await placeOf(sql, key, device, first + index);
    if (!known?.id.equals(id)) return gap();
    seqs.push(known.seq);
  }
  const fresh = envelopes.slice(seqs.length);
  if (!again && fresh.some((each) => each.epoch < epoch)) refuse('stale_epoch', { epoch });
  const bytes = fresh.reduce((sum, each) => sum + each.bytes.length, workspace.bytes);
  if (bytes > quota) refuse('quota');
  const records = writeRecords(now, fresh);

  if (fresh.length > 0) {
    const [newIds, written] = [ids.slice(seqs.length), workspace.written + records.length];
    // Others speak for it, who may be new here.
    if (!author.token_hash) await addDevice(sql, key, author, now);
    await sql`INSERT INTO runs (workspace, seq, device, device_seq, hash, ids, records, written)
      VALUES (${key}, ${head + 1}, ${device}, ${next}, ${workspace.hash}, ${Buffer.concat(newIds)}, ${records}, ${written})`;
    await sql`UPDATE workspaces SET head = ${head + fresh.length}, hash = ${hashAfter(workspace.hash, records, newIds)},
      bytes = ${bytes}, written = ${written} WHERE key = ${key}`;
    await sql`UPDATE devices SET last_seq = ${author.last_seq + fresh.length}, seen_at = ${now}
      WHERE workspace = ${key} AND id = ${device}`;
  }
  seqs.push(...fresh.map((_, index) => head + 1 + index));
  return { pushed: { head: head + fresh.length, now, seqs }, records };
};

/** A device that others may speak for: unknown here since history was lost, or removed. */
const absentAuthor = async (sql: Sql, key: number, id: string, again: boolean): Promise<Device> => {
  const known = again ? await deviceById(sql, key, id) : undefined;
  if (!again || (known?.token_hash && known.removed_at === null)) refuse('forbidden');
  return known ?? { id, token_hash: null, role: 'agent', last_seq: 0, removed_at: null };
};

const idOf = ({ bytes, scrubbedId }: Envelope): Buffer =>
  scrubbedId ? Buffer.from(scrubbedId) : sha256(bytes).subarray(0, idLength);

/** H(n) behind these, all of which came at the time that is in `records`. */
const hashAfter = (hash: Buffer, records: Bytes, ids: readonly Buffer[]): Buffer =>
  ids.reduce((last, id) => sha256(Buffer.concat([last, timeIn(records), id])), hash);

const split = (ids: Buffer): Buffer[] =>
  Array.from({ length: ids.length / idLength }, (_, at) => ids.subarray(at * idLength, (at + 1) * idLength));

/** Where a device's envelope stands, in which run, and its id; if it is there. */
const placeOf = async (sql: Sql, workspace: number, device: string, deviceSeq: number) => {
  const [run] = await sql<{ seq: number; first: number; ids: Buffer }>`
    SELECT seq, device_seq AS first, ids FROM runs
    WHERE workspace = ${workspace} AND device = ${device} AND device_seq <= ${deviceSeq}
    ORDER BY device_seq DESC LIMIT 1`;
  const index = deviceSeq - (run?.first ?? 0);
  const id = run && split(run.ids)[index];
  return id && { seq: run.seq + index, run: run.seq, id };
};

/** H(seq), of an envelope that is there. */
export const hashAt = async (sql: Sql, workspace: number, seq: number): Promise<Buffer | undefined> => {
  const [run] = await sql<{ seq: number; hash: Buffer; ids: Buffer; start: Buffer<ArrayBuffer> }>`
    SELECT seq, hash, ids, substr(records, 1, ${recordStart}) AS start FROM runs
    WHERE workspace = ${workspace} AND seq <= ${seq} ORDER BY seq DESC LIMIT 1`;
  return run && hashAfter(run.hash, run.start, split(run.ids).slice(0, seq - run.seq + 1));
};

/**
 * The frames of the records `from` to `upTo`, both of which are there; fewer where that would be more than `most` bytes,
 * but one at least.
 */
export const recordsBetween = async (
  sql: Sql,
  workspace: number,
  [from, upTo]: [number, number],
  most: number,
): Promise<Bytes> => {
  const [first] = await sql<{ seq: number; written: number }>`
    SELECT seq, written FROM runs WHERE workspace = ${workspace} AND seq <= ${from} ORDER BY seq DESC LIMIT 1`;
  if (!first) return new Uint8Array(0);
  // Put together by the database: a row at a time through its driver would cost more than everything else.
  const [page] = await sql<{ records: Buffer<ArrayBuffer> }>`
    SELECT CAST(string_agg(records, ${Buffer.alloc(0)} ORDER BY seq) AS BYTEA) AS records FROM runs
    WHERE workspace = ${workspace} AND seq >= ${first.seq} AND seq <= ${upTo} AND written <= ${first.written + most}`;
  return framesBetween(page?.records ?? Buffer.alloc(0), [from - first.seq, upTo + 1 - first.seq], most);
};

/** Leaves of each of these envelopes its header and its id. Gives how many there were. */
export const scrub = async ({ sql, workspace: { key } }: Asker, envelopes: ScrubBody['envelopes']) => {
  let scrubbed = 0;
  for (const { device, deviceSeq, id } of envelopes) {
    const place = await placeOf(sql, key, device, deviceSeq);
    if (!place?.id.equals(decoded(id))) continue;
    const [before] = await sql<{ records: Buffer<ArrayBuffer> }>`
      SELECT records FROM runs WHERE workspace = ${key} AND seq = ${place.run}`;
    const records = scrubRecord(before?.records ?? Buffer.alloc(0), place.seq - place.run, place.id);
    const freed = (before?.records.length ?? 0) - records.length;
    await sql`UPDATE runs SET records = ${records} WHERE workspace = ${key} AND seq = ${place.run}`;
    await sql`UPDATE workspaces SET bytes = bytes - ${freed} WHERE key = ${key}`;
    scrubbed++;
  }
  return { scrubbed };
};
