// One round: send everything, read everything. Whatever ends it early, the next one goes on from what is stored.
import { fail, ok } from '../care/result.ts';
import { isOver } from './health.ts';
import { anew, beKnownAs, becomeAnother, introduceAgain } from './identity.ts';
import type { Opener } from './open.ts';
import { createOpener, epochOf } from './open.ts';
import type { Attempt, News, Parked, SyncFailure, SyncPorts, SyncState } from './ports.ts';
import { pullPage, replayPending, startAgain, takeNews } from './pull.ts';
import { isRemoval, pushBatch } from './push.ts';
import { requeueFrom, requeueLost, sendAbsent } from './recover.ts';
import { renewRemoval } from './removal.ts';
import { StorageRefused } from './storage-refused.ts';
import { epochEventOf } from './team-events.ts';

/** More repairs than a round can need; beyond it the failure is told and the next round tries. */
const maxRepairs = 6;

/**
 * `ok` means: everything read, nothing waiting, as far as the endpoint knew when asked or heard last.
 * @param news what the live line brought, where nothing else asks for a round: the endpoint is asked only for what it
 *   misses.
 */
export const syncRound = async (ports: SyncPorts, news?: readonly News[]): Attempt<null> => {
  try {
    return await round(ports, news);
  } catch (error) {
    if (error instanceof StorageRefused) return fail({ code: 'storage', message: error.message });
    throw error;
  }
};

const round = async (ports: SyncPorts, news?: readonly News[]): Attempt<null> => {
  let result: Awaited<Attempt<unknown>> = ok(null);
  const era = (await stateOf(ports))?.era;
  for (let repairs = 0; repairs <= maxRepairs; repairs++) {
    const state = await stateOf(ports);
    if (!state || isOver(state.parked)) return ok(null);
    result = await (repairs === 0 ? sendFirst(ports, news) : readFirst(ports));
    if (result.ok || !(await repair(ports, result.error, era))) break;
  }
  await park(ports, result.ok ? undefined : result.error);
  return result.ok ? ok(null) : result;
};

const stateOf = ({ storage }: SyncPorts): Promise<SyncState | undefined> =>
  storage.read((tables) => tables.state.get());

/** What waits goes first, for a colleague may be waiting too; what does not fit the history is refused. */
const sendFirst = async (ports: SyncPorts, news: readonly News[] | undefined): Attempt<unknown> => {
  const isRead = news !== undefined && (await takeNews(ports, news));
  const state = await stateOf(ports);
  if (!state || !isSettled(state)) return readFirst(ports);
  const sent = await sendAll(ports);
  // Whatever the endpoint will not take, it may have something for us, and that may say why.
  if (!sent.ok) return sent.error.code === 'unreachable' ? sent : readFirst(ports);
  return isRead ? hasEveryKey(ports) : readFirst(ports);
};

const readFirst = async (ports: SyncPorts): Attempt<unknown> => {
  const read = await readAll(ports);
  if (!read.ok) return read;
  const now = await stateOf(ports);
  if (now?.cloned) {
    const changed = await becomeAnother(ports, now);
    if (!changed.ok) return changed;
  }
  if (now?.recovering) {
    const sent = await sendAbsent(ports, now, createOpener(ports, now.identity));
    if (!sent.ok) return sent;
  }
  const sent = await sendAll(ports);
  return sent.ok ? hasEveryKey(ports) : sent;
};

/** Nothing has to be read before it may send. */
const isSettled = ({ generation, cloned, recovering }: SyncState): boolean =>
  generation !== undefined && !cloned && !recovering;

const sendAll = async (ports: SyncPorts): Attempt<null> => {
  for (;;) {
    const state = await stateOf(ports);
    if (!state) return ok(null);
    const pushed = await pushBatch(ports, state);
    if (!pushed.ok) return pushed;
    if (!pushed.value) return ok(null);
  }
};

/** What stays closed for want of a key needs a new invite: the key was wrapped before we had introduced ourselves. */
const hasEveryKey = async ({ storage }: SyncPorts): Attempt<null> => {
  const lacks = await storage.read(async (tables) => {
    const [state, pending] = [await tables.state.get(), await tables.log.pending()];
    const { era, epoch = 0 } = state ?? {};
    // Of a key that the endpoint does not know of there is none to be given: somebody made it up.
    return pending.some((row) => row.pending === 'key' && row.era === era && epochOf(row) <= epoch);
  });
  if (!lacks) return ok(null);
  return fail({ code: 'no_key', message: 'There is a newer key that this device was not given.' });
};

/**
 * Reads to the head, opens what was waiting for a key, and finds out what the endpoint has lost of ours. Where the
 * history is another one, it is read again from its start; once, for one that is damaged never becomes what was read.
 */
export const readAll = async (ports: SyncPorts): Attempt<null> => {
  let opener: Opener | undefined;
  let isAgain = false;
  for (;;) {
    const state = await stateOf(ports);
    if (!state) return ok(null);
    opener ??= createOpener(ports, state.identity);
    const acked = await ports.storage.read((tables) => tables.outbox.all());
    const page = await pullPage(ports, state, opener);
    if (!page.ok) {
      if (page.error.code !== 'generation' || isAgain) return page;
      isAgain = true;
      await startAgain(ports, state.era);
      continue;
    }
    if (page.value) continue;
    await replayPending(ports, opener);
    await requeueLost(
      ports,
      acked.filter((entry) => entry.state === 'acked'),
    );
    return ok(null);
  }
};

/** Does what a refusal asks for. Answers whether the round may go on. `era` is that of its beginning. */
const repair = async (ports: SyncPorts, failure: SyncFailure, era: number | undefined): Promise<boolean> => {
  const state = await stateOf(ports);
  if (!state) return false;
  switch (failure.code) {
    case 'unauthorized':
    case 'no_workspace':
      return (await introduceAgain(ports, state)).ok;
    case 'dev_seq_gap':
      if (failure.expected !== undefined)
        await requeueFrom(ports, state, createOpener(ports, state.identity), failure.expected);
      return true;
    case 'generation':
      // What is refused is read again, unless it was in this round.
      return state.era === era;
    case 'stale_epoch':
    case 'devices': {
      // The newer key may be on its way to us in what there is to read.
      const read = await readAll(ports);
      return read.ok && sealAnew(ports, failure.epoch ?? 0);
    }
    case 'forbidden':
      return giveUpRemoval(ports, state);
    default:
      return false;
  }
};

/** Whether a removal waits to be sent, or may have been and its answer was lost. */
export const hasRemovalWaiting = ({ storage }: SyncPorts): Promise<boolean> =>
  storage.read(async (tables) =>
    (await tables.outbox.all()).some((entry) => entry.state !== 'acked' && isRemoval(entry)),
  );

/**
 * We are no manager here, or no longer since the endpoint lost its memory. A key that others hold already is told on
 * without the removal; of one that never came to be nothing stays but its place in the row.
 */
const giveUpRemoval = ({ storage }: SyncPorts, { identity }: SyncState): Promise<boolean> =>
  storage.transaction(async (tables) => {
    const refused = (await tables.outbox.all()).find((entry) => entry.state !== 'acked');
    if (!refused || !isRemoval(refused)) return false;
    const epoch = epochEventOf(refused.payload.events)?.epoch ?? 0;
    const isKnown = identity.keys[epoch] !== undefined;
    const nothing = { ...anew(refused, refused.deviceSeq), payload: { ...refused.payload, events: [] } };
    await tables.outbox.put([isKnown ? { ...refused, plain: true } : nothing]);
    await beKnownAs(tables, identity.device, 'agent');
    return true;
  });

/** What was never accepted is sealed with the newest key. False where we do not hold it. */
const sealAnew = async (ports: SyncPorts, epoch: number): Promise<boolean> => {
  const state = await stateOf(ports);
  if (!state || state.identity.sealing.epoch < epoch) return false;
  await ports.storage.transaction(async (tables) => {
    const entries = (await tables.outbox.all()).filter((entry) => entry.state !== 'acked' && !entry.again);
    await tables.outbox.put(entries.map((entry) => anew(entry, entry.deviceSeq)));
  });
  const removal = (await ports.storage.read((tables) => tables.outbox.all())).find(
    (entry) => entry.state !== 'acked' && !entry.again && isRemoval(entry),
  );
  return removal ? (await renewRemoval(ports, state, removal)).ok : true;
};

const reasons: Record<string, Parked['reason']> = {
  quota: 'quota',
  too_large: 'too_large',
  revoked: 'revoked',
  erased: 'erased',
  unauthorized: 'unauthorized',
  no_workspace: 'no_workspace',
  stale_epoch: 'no_key',
  no_key: 'no_key',
  version: 'version',
};

const park = ({ storage, now }: SyncPorts, failure: SyncFailure | undefined): Promise<void> =>
  storage.transaction(async (tables) => {
    const state = await tables.state.get();
    const reason = failure && reasons[failure.code];
    // Being out of reach says nothing about a reason that was there before.
    if (!state || (failure && !reason) || state.parked?.reason === reason) return;
    const { parked: _, ...rest } = state;
    await tables.state.put(reason ? { ...rest, parked: { reason, since: now() } } : rest);
  });
