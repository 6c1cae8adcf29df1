// A workspace's log: pushed in groups, pulled by pages, scrubbed.
import { headerLength, readEnvelope, tombstone } from '../lib/sync/protocol/envelope.ts';
import type { Bytes } from '../lib/sync/protocol/bytes.ts';
import { readFrames, writeFrames, writeRecord } from '../lib/sync/protocol/frames.ts';
import type { Answer } from './answer.ts';
import { decoded, ok, refuse } from './answer.ts';
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

export interface Log {
  push: (push: Push) => Promise<Answer<Pushed>>;
  pull: (sql: Sql, asker: Asker, ask: PullAsk) => Promise<Answer<Bytes>>;
  scrub: (workspace: string, token: string, ids: readonly string[]) => Promise<Answer<{ scrubbed: number }>>;
}

export interface LogDeps {
  database: Database;
  limits: Limits;
  now: () => number;
  /** Told of each commit: how many pushes it held, and what they brought. */
  onCommit?: (commit: { pushes: number; envelopes: number; ms: number }) => void;
}

/** A page of a pull ends when it has so many bytes, so that no reader costs more memory than this. */
const pageBytes = 1 << 20;

/** Pushes that one transaction takes at most. */
const groupSize = 256;

export const createLog = ({ database, limits, now, onCommit }: LogDeps): Log => {
  const waiting: {
    push: Push;
    arrivals: Arrival[];
    settle: (answer: Answer<Pushed>) => void;
    fail: (error: unknown) => void;
  }[] = [];
  let isWorking = false;

  /** Whatever came in while the last commit was on its way goes together in the next: many pushes, one fsync. */
  const work = async (): Promise<void> => {
    isWorking = true;
    while (waiting.length > 0) {
      // Always in the same order, so that two instances never wait for each other's locks.
      const group = waiting
        .splice(0, groupSize)
        .toSorted((a, b) =>
          a.push.workspace < b.push.workspace ? -1 : a.push.workspace > b.push.workspace ? 1 : 0,
        );
      const began = performance.now();
      try {
        const answers = await database.write(async (sql) => {
          const each: Answer<Pushed>[] = [];
          for (const { push, arrivals } of group) each.push(await take(sql, push, arrivals));
          return each;
        });
        const heads = new Map<string, number>();
        for (const [index, { push, settle }] of group.entries()) {
          const answer = answers[index];
          if (!answer) continue;
          if (answer.ok) heads.set(push.workspace, answer.value.head);
          settle(answer);
        }
        const envelopes = answers.reduce(
          (sum, answer) => sum + (answer.ok ? answer.value.seqs.length : 0),
          0,
        );
        onCommit?.({ pushes: group.length, envelopes, ms: performance.now() - began });
        for (const [workspace, head] of heads) await database.announce({ workspace, head });
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
    }
    isWorking = false;
  };

  const take = async (sql: Sql, push: Push, arrivals: readonly Arrival[]): Promise<Answer<Pushed>> => {
    const asker = await authenticate(sql, push.workspace, push.token, database.forUpdate);
    if (!asker.ok) return asker;
    const { generation } = asker.value.workspace;
    if (push.generation && !decoded(push.generation).equals(generation))
      return refuse('generation', 'The history here is another one.');
    return append(sql, asker.value, arrivals, { again: push.again, now: now(), quota: limits.quotaBytes });
  };

  return {
    push: async (push) => {
      const arrivals = readArrivals(push.body, limits);
      if (!arrivals.ok) return arrivals;
      return new Promise((settle, fail) => {
        waiting.push({ push, arrivals: arrivals.value, settle, fail });
        // Not at once: the pushes that this turn of the event loop still brings shall come along.
        if (!isWorking) {
          isWorking = true;
          setImmediate(() => void work());
        }
      });
    },

    pull: async (sql, { workspace }, { since, limit, generation, hash }) => {
      const { key, head } = workspace;
      const there = generation ? await hashAt(sql, key, since) : undefined;
      const isOther = generation && !decoded(generation).equals(workspace.generation);
      if (since > head || isOther || (there && hash && !decoded(hash).equals(there)))
        return refuse('generation', 'The history here is another one.');
      const records: Bytes[] = [];
      const end = Math.min(since + limit, head);
      // How many rows fit is guessed from those before, so that a page of small ones takes few queries.
      for (let at = since, size = 0, step = 16; at < end && size < pageBytes;) {
        const upTo = Math.min(at + step, end);
        const rows = await sql<{ received_at: number; body: Buffer<ArrayBuffer> }>(
          'SELECT received_at, body FROM envelopes WHERE workspace = $1 AND seq > $2 AND seq <= $3 ORDER BY seq',
          [key, at, upTo],
        );
        for (const { received_at, body } of rows) {
          records.push(writeRecord(received_at, body));
          size += body.length;
        }
        at = upTo;
        step = Math.max(1, Math.floor((pageBytes - size) / (size / records.length)));
      }
      const meta = {
        generation: workspace.generation.toString('base64url'),
        head,
        from: since + 1,
        now: now(),
        epoch: workspace.epoch,
        used: workspace.bytes / limits.quotaBytes,
      };
      return ok(writeFrames([Uint8Array.from(Buffer.from(JSON.stringify(meta))), ...records]));
    },

    scrub: (workspace, token, ids) =>
      database.write(async (sql) => {
        const asker = await authenticate(sql, workspace, token, database.forUpdate);
        if (!asker.ok) return asker;
        const allowed = onlyManagers(asker.value);
        if (!allowed.ok) return allowed;
        const { key } = asker.value.workspace;
        const wanted = ids.map((_, index) => `$${index + 2}`).join();
        const rows = await sql<{ seq: number; id: Buffer<ArrayBuffer>; body: Buffer<ArrayBuffer> }>(
          `SELECT seq, id, body FROM envelopes WHERE workspace = $1 AND id IN (${wanted})`,
          [key, ...ids.map(decoded)],
        );
        let freed = 0;
        for (const { seq, id, body } of rows) {
          const rest = tombstone(body.subarray(0, headerLength), id);
          await sql('UPDATE envelopes SET body = $3 WHERE workspace = $1 AND seq = $2', [key, seq, rest]);
          freed += body.length - rest.length;
        }
        await sql('UPDATE workspaces SET bytes = bytes - $2 WHERE key = $1', [key, freed]);
        return ok({ scrubbed: rows.length });
      }),
  };
};

const hashAt = async (sql: Sql, key: number, seq: number): Promise<Buffer> => {
  if (seq === 0) return Buffer.alloc(32);
  const [row] = await sql<{ hash: Buffer }>('SELECT hash FROM envelopes WHERE workspace = $1 AND seq = $2', [
    key,
    seq,
  ]);
  return row?.hash ?? Buffer.alloc(0);
};

/** The envelopes of a push, whole and in limits, or why not. */
const readArrivals = (body: Bytes, limits: Limits): Answer<Arrival[]> => {
  if (body.length > limits.pushBytes) return refuse('too_large', 'The push is too large.');
  const frames = readFrames(body);
  if (!frames || frames.length === 0) return refuse('bad_request', 'The body is not a list of envelopes.');
  if (frames.length > limits.pushEnvelopes) return refuse('too_large', 'Too many envelopes in one push.');
  const arrivals: Arrival[] = [];
  for (const bytes of frames) {
    if (bytes.length > limits.envelopeBytes) return refuse('too_large', 'An envelope is too large.');
    const envelope = readEnvelope(bytes);
    if (envelope === 'version') return refuse('version', 'An envelope is of a version not known here.');
    if (typeof envelope === 'string') return refuse('bad_request', 'An envelope is cut, or counts from 0.');
    arrivals.push({ bytes, envelope });
  }
  return ok(arrivals);
};
