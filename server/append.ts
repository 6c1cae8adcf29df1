// Appending to a workspace's log: every envelope once, each device's in turn, seq without gaps.
import type { Bytes } from '../lib/sync/protocol/bytes.ts';
import { type Envelope, idLength, readEnvelope } from '../lib/sync/protocol/envelope.ts';
import { writeRecords } from '../lib/sync/protocol/frames.ts';
import type { Pushed } from '../lib/sync/protocol/messages.ts';
import { decoded, refuse, sha256 } from './answer.ts';
import type { Sql } from './database.ts';
import type { Limits } from './limits.ts';
import { type Held, type Run, addRun, nextHash, runOf } from './runs.ts';
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
 * Gives the records that are new, as frames.
 * @param again whether these were in an earlier history: then their epoch may be old, and a device that cannot come
 *   itself any more may be spoken for.
 */
export const append = async (
  { sql, workspace, device: pusher }: Asker,
  arrivals: readonly Envelope[],
  { again, now, quota }: { again: boolean; now: number; quota: number },
): Promise<{ pushed: Pushed; records: Bytes[] }> => {
  const { key, epoch } = workspace;
  const name = decoded(workspace.id);
  const authors = new Map([[pusher.id, pusher]]);
  const known = new Set<Held>();
  const runs: Run[] = [];
  const seqs: number[] = [];
  let { head, hash, bytes, written } = workspace;
  for (const envelope of arrivals) {
    const { bytes: body, deviceSeq } = envelope;
    if (!name.equals(envelope.workspace)) refuse('bad_request', 'An envelope is of another workspace.');
    const device = Buffer.from(envelope.device).toString('base64url');
    const author = authors.get(device) ?? (await absentAuthor(sql, key, device, again));
    authors.set(device, author);
    const id = Buffer.from(envelope.scrubbedId ?? sha256(body).subarray(0, idLength));
    if (deviceSeq <= author.last_seq) {
      const isIn = ({ device: of, deviceSeq: from, ids }: Held) =>
        of === device && from <= deviceSeq && deviceSeq < from + ids.length;
      const run = [...known].find(isIn) ?? (await runOf(sql, key, device, deviceSeq));
      const place = deviceSeq - (run?.deviceSeq ?? 0);
      if (!run?.ids[place]?.equals(id)) return gap(author, 'is taken by another one');
      known.add(run);
      seqs.push(run.seq + place);
      continue;
    }
    if (deviceSeq !== author.last_seq + 1) return gap(author, 'does not follow on');
    if (!again && envelope.epoch < epoch) refuse('stale_epoch', 'There is a newer key.', { epoch });
    bytes += body.length;
    if (bytes > quota) refuse('quota', 'The workspace is full.');
    let run = runs.at(-1);
    if (run?.device !== device) {
      run = { seq: head + 1, device, deviceSeq, hash, ids: [], envelopes: [] };
      runs.push(run);
      known.add(run);
    }
    run.ids.push(id);
    run.envelopes.push(body);
    hash = nextHash(hash, id);
    author.last_seq = deviceSeq;
    seqs.push(++head);
  }
  const records: Bytes[] = [];
  if (runs.length > 0) {
    // Others speak for these, who may be new here.
    for (const author of authors.values()) if (!author.token_hash) await addDevice(sql, key, author, now);
    for (const run of runs) {
      const frames = writeRecords(now, run.envelopes);
      written += frames.length;
      await addRun(sql, key, { ...run, frames, written });
      records.push(frames);
    }
    await sql`UPDATE workspaces SET head = ${head}, hash = ${hash}, bytes = ${bytes}, written = ${written}
      WHERE key = ${key}`;
    for (const { id, last_seq } of authors.values())
      await sql`UPDATE devices SET last_seq = ${last_seq}, seen_at = ${now} WHERE workspace = ${key} AND id = ${id}`;
  }
  return { pushed: { head, now, seqs }, records };
};

const gap = ({ last_seq }: Device, what: string) =>
  refuse('dev_seq_gap', `An envelope's deviceSeq ${what}.`, { expected: last_seq + 1 });

/** A device that others may speak for: unknown here since history was lost, or removed. */
const absentAuthor = async (sql: Sql, key: number, id: string, again: boolean): Promise<Device> => {
  const known = again ? await deviceById(sql, key, id) : undefined;
  if (!again || (known?.token_hash && known.removed_at === null))
    refuse('forbidden', 'An envelope is of another device, which can push it itself.');
  return known ?? { id, token_hash: null, role: 'agent', last_seq: 0, removed_at: null };
};
