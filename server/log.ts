// A workspace's log: pushed in groups, pulled by pages.
import { type Batch, readBatch } from '../lib/sync/protocol/batch.ts';
import { type Bytes, concat } from '../lib/sync/protocol/bytes.ts';
import type { ErrorCode } from '../lib/sync/protocol/errors.ts';
import type { PullQuery, Pushed } from '../lib/sync/protocol/messages.ts';
import { pageStart } from '../lib/sync/protocol/page.ts';
import { Refused, accepted, decoded, refuse } from './answer.ts';
import type { News } from './database.ts';
import type { House } from './house.ts';
import { append, hashAt, recordsBetween } from './runs.ts';
import { type Asker, type Workspace, authenticate } from './who.ts';

export interface Push {
  workspace: string;
  token: string;
  body: Bytes;
  /** Whether it brings back what an earlier history had. */
  again?: boolean;
  /** Base64url; the history that the pusher thinks it adds to. */
  generation?: string | undefined;
}

interface Waiting extends Push {
  /** Or what is wrong with it, told in its turn. */
  batch: Batch | ErrorCode;
  settle: (pushed: Pushed) => void;
  fail: (error: unknown) => void;
}

/** A page of a pull ends when it has so many bytes, so that no reader costs more memory than this. */
const pageBytes = 1 << 20;
/** PostgreSQL tells of at most 8,000 bytes at once; in base64, and with what is said beside them, records of so many fit. */
const newsBytes = 5_400;
/** Pushes that one transaction takes at most. */
const groupSize = 256;
/** Pushes that wait at most: each holds its body in memory. */
const maxWaiting = 1024;

const text = (bytes: Buffer): string => bytes.toString('base64url');

export type Log = ReturnType<typeof createLog>;
export const createLog = ({ database, limits, metrics, now }: House) => {
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

  /** Answers once all is durable. A refusal is one pusher's own; anything else ends the whole group. */
  const commit = async (group: readonly Waiting[]): Promise<void> => {
    const began = performance.now();
    // Always in the same order, so that two instances never wait for each other's locks.
    const inTurn = group.toSorted((a, b) => a.workspace.localeCompare(b.workspace, 'en'));
    const answers: (() => void)[] = [];
    const news: News[] = [];
    await database.write(async (sql) => {
      for (const { workspace: id, token, generation, again = false, batch, settle, fail } of inTurn)
        try {
          const asker = await authenticate(sql, id, token, 'write');
          const { workspace } = asker;
          if (generation && !decoded(generation).equals(workspace.generation)) refuse('generation');
          const how = { again, now: now(), quota: limits.quotaBytes };
          const { pushed, records } = await append(asker, accepted(batch), how);
          answers.push(() => {
            metrics.add('envelopes_total', pushed.seqs.length);
            settle(pushed);
          });
          news.push(newsOf(workspace, pushed, records));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          answers.push(() => fail(error));
        }
    });
    metrics.add('commits_total');
    metrics.add('pushes_total', group.length);
    metrics.add('commit_milliseconds_total', performance.now() - began);
    for (const answer of answers) answer();
    for (const each of news) await database.announce(each);
  };

  const startOf = ({ epoch, bytes, ...workspace }: Workspace, from: number, head: number): Bytes => {
    const told = { epoch, rejoinHash: text(workspace.rejoin_hash), used: bytes / limits.quotaBytes };
    return pageStart({ generation: text(workspace.generation), head, from, now: now(), ...told });
  };

  /** Carries what is new where it is small, so that nobody who listens needs to ask for it. */
  const newsOf = (before: Workspace, { head }: Pushed, records: Bytes): News => {
    const { id: workspace, hash } = before;
    if (records.length === 0 || records.length > newsBytes) return { workspace, poke: { head } };
    const page = Buffer.concat([startOf(before, before.head + 1, head), records]);
    return { workspace, poke: { head, after: text(hash), page: text(page) } };
  };

  const push = async (each: Push): Promise<Pushed> => {
    if (waiting.length >= maxWaiting) refuse('unavailable', { retryAfter: 5 });
    return new Promise((settle, fail) => {
      waiting.push({ ...each, batch: readBatch(each.body, limits), settle, fail });
      // Not at once: the pushes that this turn of the event loop still brings shall come along.
      if (!isWorking) setImmediate(() => void work());
      isWorking = true;
    });
  };

  /** The frames of an answer: what there is to know, then records. */
  const pull = async ({ sql, workspace }: Asker, { since, ...ask }: PullQuery): Promise<Bytes> => {
    const { key, head, generation } = workspace;
    if (since > head || (ask.generation && !decoded(ask.generation).equals(generation))) refuse('generation');
    if (ask.hash && since > 0) {
      const there = since === head ? workspace.hash : await hashAt(sql, key, since);
      if (!there?.equals(decoded(ask.hash))) refuse('generation');
    }
    const start = startOf(workspace, since + 1, head);
    if (since === head) return start;
    const upTo = Math.min(since + Math.min(ask.limit, limits.pullEnvelopes), head);
    return concat(start, await recordsBetween(sql, key, [since + 1, upTo], pageBytes));
  };

  return { push, pull };
};
