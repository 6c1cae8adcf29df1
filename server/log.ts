// A workspace's log: pushed in groups, pulled by pages, scrubbed.
import type { Bytes } from '../lib/sync/protocol/bytes.ts';
import { headerLength, readEnvelope, tombstone } from '../lib/sync/protocol/envelope.ts';
import { readFrames, writeFrames, writeRecord } from '../lib/sync/protocol/frames.ts';
import { Refused, decoded } from './answer.ts';
import type { Arrival, Pushed } from './append.ts';
import { append } from './append.ts';
import type { Database, Sql } from './database.ts';
import type { Limits } from './limits.ts';
import type { Asker } from './who.ts';
import { authenticate, onlyManagers } from './who.ts';

export interface Push {
  workspace: string;
  token: string;
  body: Bytes;
  again: boolean;
  /** Base64url; the history that the pusher thinks it adds to. */
  generation?: string | undefined;
}

export interface PullAsk {
  since: number;
  limit: number;
  generation?: string | undefined;
  hash?: string | undefined;
}

interface Waiting {
  push: Push;
  arrivals: Arrival[];
  settle: (pushed: Pushed) => void;
  fail: (error: unknown) => void;
}

export interface LogDeps {
  database: Database;
  limits: Limits;
  now: () => number;
  /** Told of each commit: how many pushes it held, and how many envelopes they brought. */
  onCommit?: (commit: { pushes: number; envelopes: number; ms: number }) => void;
}

/** A page of a pull ends when it has so many bytes, so that no reader costs more memory than this. */
const pageBytes = 1 << 20;
/** Pushes that one transaction takes at most. */
const groupSize = 256;

const otherHistory = () => new Refused('generation', 'The history here is another one.');

export type Log = ReturnType<typeof createLog>;
export const createLog = ({ database, limits, now, onCommit }: LogDeps) => {
  const waiting: Waiting[] = [];
  let isWorking = false;

  /** Whatever came in while the last commit was on its way goes together in the next: many pushes, one fsync. */
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.splice(0, groupSize);
      await commit(group).catch((error: unknown) => group.forEach(({ fail }) => fail(error)));
    }
    isWorking = false;
  };

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    const began = performance.now();
    // Always in the same order, so that two instances never wait for each other's locks.
    const inTurn = group.toSorted((a, b) =>
      a.push.workspace < b.push.workspace ? -1 : a.push.workspace > b.push.workspace ? 1 : 0,
    );
    const answers = await database.write(async (sql) => {
      const taken: (Pushed | Refused)[] = [];
      for (const each of inTurn) taken.push(await take(sql, each).catch(onlyRefused));
      return taken;
    });
    const heads = new Map<string, number>();
    let envelopes = 0;
    for (const [index, { push, settle, fail }] of inTurn.entries()) {
      const answer = answers[index];
      if (!answer || answer instanceof Refused) fail(answer);
      else {
        heads.set(push.workspace, answer.head);
        envelopes += answer.seqs.length;
        settle(answer);
      }
    }
    onCommit?.({ pushes: group.length, envelopes, ms: performance.now() - began });
    for (const [workspace, head] of heads) await database.announce({ workspace, head });
  };

  const take = async (sql: Sql, { push, arrivals }: Waiting): Promise<Pushed> => {
    const asker = await authenticate(sql, push.workspace, push.token, 'write');
    if (push.generation && !decoded(push.generation).equals(asker.workspace.generation)) throw otherHistory();
    return append(sql, asker, arrivals, { again: push.again, now: now(), quota: limits.quotaBytes });
  };

  const push = async (each: Push): Promise<Pushed> => {
    const arrivals = readArrivals(each.body, limits);
    return new Promise((settle, fail) => {
      waiting.push({ push: each, arrivals, settle, fail });
      // Not at once: the pushes that this turn of the event loop still brings shall come along.
      if (!isWorking) setImmediate(() => void work());
      isWorking = true;
    });
  };

  const pull = async (sql: Sql, { workspace }: Asker, ask: PullAsk): Promise<Bytes> => {
    const { key, head, generation, epoch, bytes } = workspace;
    const { since } = ask;
    if (since > head || (ask.generation && !decoded(ask.generation).equals(generation))) throw otherHistory();
    if (ask.hash && since > 0) {
      const [there] = await sql<{
        hash: Buffer;
      }>`SELECT hash FROM envelopes WHERE workspace = ${key} AND seq = ${since}`;
      if (!there?.hash.equals(decoded(ask.hash))) throw otherHistory();
    }
    const records: Bytes[] = [];
    const end = Math.min(since + ask.limit, head);
    // How many rows fit is guessed from those before, so that a page of small ones takes few queries.
    for (let at = since, size = 0, step = 16; at < end && size < pageBytes;) {
      const upTo = Math.min(at + step, end);
      const rows = await sql<{ received_at: number; body: Buffer<ArrayBuffer> }>`
        SELECT received_at, body FROM envelopes WHERE workspace = ${key} AND seq > ${at} AND seq <= ${upTo} ORDER BY seq`;
      records.push(...rows.map(({ received_at, body }) => writeRecord(received_at, body)));
      size += rows.reduce((sum, { body }) => sum + body.length, 0);
      step = Math.max(1, Math.floor((pageBytes - size) / (size / records.length)));
      at = upTo;
    }
    const used = bytes / limits.quotaBytes;
    const meta = {
      generation: generation.toString('base64url'),
      head,
      from: since + 1,
      now: now(),
      epoch,
      used,
    };
    return writeFrames([Uint8Array.from(Buffer.from(JSON.stringify(meta))), ...records]);
  };

  const scrub = async (sql: Sql, asker: Asker, ids: readonly string[]): Promise<{ scrubbed: number }> => {
    onlyManagers(asker);
    const { key } = asker.workspace;
    const wanted = ids.map((_, index) => `$${index + 2}`).join();
    const rows = await sql.text<{ seq: number; id: Buffer<ArrayBuffer>; body: Buffer<ArrayBuffer> }>(
      `SELECT seq, id, body FROM envelopes WHERE workspace = $1 AND id IN (${wanted})`,
      [key, ...ids.map(decoded)],
    );
    for (const { seq, id, body } of rows) {
      const rest = tombstone(body.subarray(0, headerLength), id);
      const freed = body.length - rest.length;
      await sql`UPDATE envelopes SET body = ${rest} WHERE workspace = ${key} AND seq = ${seq}`;
      await sql`UPDATE workspaces SET bytes = bytes - ${freed} WHERE key = ${key}`;
    }
    return { scrubbed: rows.length };
  };

  return { push, pull, scrub };
};

const onlyRefused = (error: unknown): Refused => {
  if (error instanceof Refused) return error;
  throw error;
};

/** The envelopes of a push, whole and in limits. */
const readArrivals = (body: Bytes, limits: Limits): Arrival[] => {
  if (body.length > limits.pushBytes) throw new Refused('too_large', 'The push is too large.');
  const frames = readFrames(body) ?? [];
  if (frames.length === 0) throw new Refused('bad_request', 'The body is not a list of envelopes.');
  if (frames.length > limits.pushEnvelopes) throw new Refused('too_large', 'Too many envelopes in one push.');
  return frames.map((bytes) => readArrival(bytes, limits));
};

export const readArrival = (bytes: Bytes, { envelopeBytes }: Limits): Arrival => {
  if (bytes.length > envelopeBytes) throw new Refused('too_large', 'An envelope is too large.');
  const envelope = readEnvelope(bytes);
  if (envelope === 'version') throw new Refused('version', 'An envelope is of a version not known here.');
  if (typeof envelope === 'string') throw new Refused('bad_request', 'An envelope is cut, or counts from 0.');
  return { bytes, envelope };
};
