// The log as it is stored: what one device pushed together is one row, a run. A row an envelope would cost four times
// as much to write.
import type { Bytes } from '../lib/sync/protocol/bytes.ts';
import { headerLength, idLength, tombstone } from '../lib/sync/protocol/envelope.ts';
import { framesBetween, readFrames, timeLength, writeFrames } from '../lib/sync/protocol/frames.ts';
import { sha256 } from './answer.ts';
import type { Sql } from './database.ts';

/** Which envelopes a run holds. */
export interface Held {
  device: string;
  /** Of its first envelope, like `seq`; those of the others follow on. */
  deviceSeq: number;
  seq: number;
  ids: Buffer[];
}

export interface Run extends Held {
  /** H(seq − 1). */
  hash: Buffer;
  envelopes: Bytes[];
}

export const nextHash = (hash: Buffer, id: Buffer): Buffer => sha256(Buffer.concat([hash, id]));

const split = (ids: Buffer): Buffer[] =>
  Array.from({ length: ids.length / idLength }, (_, at) => ids.subarray(at * idLength, (at + 1) * idLength));

/**
 * @param frames its records, as a page has them.
 * @param written bytes of the workspace's frames up to the last of these, as they were when they were written.
 */
export const addRun = async (
  sql: Sql,
  workspace: number,
  { seq, device, deviceSeq, hash, ids, frames, written }: Run & { frames: Bytes; written: number },
): Promise<void> => {
  await sql`INSERT INTO runs (workspace, seq, device, device_seq, hash, ids, records, written)
    VALUES (${workspace}, ${seq}, ${device}, ${deviceSeq}, ${hash}, ${Buffer.concat(ids)}, ${frames}, ${written})`;
};

/** The run with this envelope, if that is there. */
export const runOf = async (
  sql: Sql,
  workspace: number,
  device: string,
  deviceSeq: number,
): Promise<Held | undefined> => {
  const [run] = await sql<{ seq: number; first: number; ids: Buffer }>`
    SELECT seq, device_seq AS first, ids FROM runs
    WHERE workspace = ${workspace} AND device = ${device} AND device_seq <= ${deviceSeq}
    ORDER BY device_seq DESC LIMIT 1`;
  return run && { device, deviceSeq: run.first, seq: run.seq, ids: split(run.ids) };
};

/** H(seq), of an envelope that is there. */
export const hashAt = async (sql: Sql, workspace: number, seq: number): Promise<Buffer | undefined> => {
  const [run] = await sql<{ seq: number; hash: Buffer; ids: Buffer }>`
    SELECT seq, hash, ids FROM runs WHERE workspace = ${workspace} AND seq <= ${seq} ORDER BY seq DESC LIMIT 1`;
  return run && split(run.ids.subarray(0, (seq - run.seq + 1) * idLength)).reduce(nextHash, run.hash);
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

/** Runs that are looked through at once for what is to be scrubbed. */
const perLook = 500;

/**
 * Leaves of each of these envelopes its header and its id.
 * Gives how many there were, and how many bytes have become free.
 */
export const scrubRuns = async (sql: Sql, workspace: number, wanted: ReadonlySet<string>) => {
  const done = { scrubbed: 0, freed: 0 };
  for (let after = 0, more = true; more;) {
    const runs = await sql<{ seq: number; ids: Buffer }>`
      SELECT seq, ids FROM runs WHERE workspace = ${workspace} AND seq > ${after} ORDER BY seq LIMIT ${perLook}`;
    for (const { seq, ids: all } of runs) {
      const ids = split(all);
      const isWanted = ids.map((id) => wanted.has(id.toString('base64url')));
      if (!isWanted.includes(true)) continue;
      const [run] = await sql<{ records: Buffer<ArrayBuffer> }>`
        SELECT records FROM runs WHERE workspace = ${workspace} AND seq = ${seq}`;
      const before = run?.records ?? Buffer.alloc(0);
      const records = readFrames(before)?.map((record, at) => {
        const id = isWanted[at] ? ids[at] : undefined;
        return id ? tombstone(record.subarray(0, timeLength + headerLength), new Uint8Array(id)) : record;
      });
      const rest = writeFrames(records ?? []);
      await sql`UPDATE runs SET records = ${rest} WHERE workspace = ${workspace} AND seq = ${seq}`;
      done.scrubbed += isWanted.filter(Boolean).length;
      done.freed += before.length - rest.length;
    }
    after = runs.at(-1)?.seq ?? after;
    more = runs.length === perLook;
  }
  return done;
};
