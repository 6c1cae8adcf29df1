// Appending to a workspace's log: every envelope once, each device's in turn, seq without gaps.
import type { Envelope } from '../lib/sync/protocol/envelope.ts';
import { idLength } from '../lib/sync/protocol/envelope.ts';
import type { Answer } from './answer.ts';
import { ok, refuse, sha256 } from './answer.ts';
import type { Sql, Value } from './database.ts';
import { insert } from './database.ts';
import type { Asker, Device } from './who.ts';

export interface Arrival {
  bytes: Uint8Array;
  envelope: Envelope;
}

export interface Pushed {
  head: number;
  now: number;
  seqs: number[];
}

/**
 * All of them or, with a refusal, none. The workspace's row is locked by the caller, which is what keeps seq without
 * gaps: a sequence of the database would commit out of order, and readers would skip rows.
 * @param again whether these were in an earlier history: then their epoch may be old, and a device that cannot come
 *   itself any more may be spoken for.
 */
export const append = async (
  sql: Sql,
  { workspace, device: pusher }: Asker,
  arrivals: readonly Arrival[],
  { again, now, quota }: { again: boolean; now: number; quota: number },
): Promise<Answer<Pushed>> => {
  const id = Buffer.from(workspace.id, 'base64url');
  const authors = new Map<string, Device & { isNew?: boolean }>([[pusher.id, pusher]]);
  const rows: Value[][] = [];
  const seqs: number[] = [];
  let { head, hash, bytes } = workspace;
  for (const { bytes: body, envelope } of arrivals) {
    if (!id.equals(envelope.workspace)) return refuse('bad_request', 'An envelope is of another workspace.');
    const name = Buffer.from(envelope.device).toString('base64url');
    const author = authors.get(name) ?? (await absentAuthor(sql, workspace.key, name, again, now));
    if (!author) return refuse('forbidden', 'An envelope is of another device, which can push it itself.');
    authors.set(name, author);
    const envelopeId = Buffer.from(envelope.scrubbedId ?? sha256(body).subarray(0, idLength));
    const { deviceSeq, epoch } = envelope;
    if (deviceSeq <= author.last_seq) {
      const known =
        rows.find((row) => row[4] === name && row[5] === deviceSeq) ??
        (await stored(sql, workspace.key, name, deviceSeq));
      if (!known || !envelopeId.equals(known[2] as Buffer))
        return gap(author.last_seq, 'is another one here');
      seqs.push(known[1] as number);
      continue;
    }
    if (deviceSeq !== author.last_seq + 1) return gap(author.last_seq, 'does not follow on');
    if (!again && epoch < workspace.epoch)
      return refuse('stale_epoch', 'There is a newer key.', { epoch: workspace.epoch });
    bytes += body.length;
    if (bytes > quota) return refuse('quota', 'The workspace is full.');
    hash = sha256(hash, envelopeId);
    head += 1;
    author.last_seq = deviceSeq;
    rows.push([workspace.key, head, envelopeId, hash, name, deviceSeq, now, body]);
    seqs.push(head);
  }
  await insert(sql, 'envelopes', columns, rows);
  if (rows.length > 0) await keep(sql, { key: workspace.key, head, hash, bytes }, authors.values(), now);
  return ok({ head, now, seqs });
};

const columns = ['workspace', 'seq', 'id', 'hash', 'device', 'device_seq', 'received_at', 'body'];

const gap = (last: number, what: string) =>
  refuse('dev_seq_gap', `An envelope's deviceSeq ${what}.`, { expected: last + 1 });

const stored = async (
  sql: Sql,
  key: number,
  device: string,
  deviceSeq: number,
): Promise<Value[] | undefined> => {
  const [found] = await sql<{ seq: number; id: Buffer }>(
    'SELECT seq, id FROM envelopes WHERE workspace = $1 AND device = $2 AND device_seq = $3',
    [key, device, deviceSeq],
  );
  return found && [key, found.seq, found.id];
};

/** A device that others may speak for: unknown here since history was lost, or removed. */
const absentAuthor = async (
  sql: Sql,
  workspace: number,
  id: string,
  again: boolean,
  now: number,
): Promise<(Device & { isNew?: boolean }) | undefined> => {
  if (!again) return undefined;
  const [known] = await sql<Device>('SELECT * FROM devices WHERE workspace = $1 AND id = $2', [
    workspace,
    id,
  ]);
  if (known) return known.token_hash === null || known.removed_at !== null ? known : undefined;
  const times = { joined_at: now, seen_at: now, removed_at: null };
  return { workspace, id, token_hash: null, role: 'agent', last_seq: 0, ...times, isNew: true };
};

const keep = async (
  sql: Sql,
  { key, head, hash, bytes }: { key: number; head: number; hash: Buffer; bytes: number },
  authors: Iterable<Device & { isNew?: boolean }>,
  now: number,
): Promise<void> => {
  await sql('UPDATE workspaces SET head = $2, hash = $3, bytes = $4 WHERE key = $1', [
    key,
    head,
    hash,
    bytes,
  ]);
  for (const { id, role, last_seq, isNew } of authors)
    if (isNew)
      await insert(
        sql,
        'devices',
        ['workspace', 'id', 'role', 'last_seq', 'joined_at', 'seen_at'],
        [[key, id, role, last_seq, now, now]],
      );
    else
      await sql('UPDATE devices SET last_seq = $3, seen_at = $4 WHERE workspace = $1 AND id = $2', [
        key,
        id,
        last_seq,
        now,
      ]);
};
