// Reading the endpoint's history, a page at a time, asked for or brought; each piece of one is one transaction.
import { ok } from '../care/result.ts';
import * as api from './api.ts';
import type { Keyring, SealingKey } from './keys.ts';
import { vouchedKey, withKeys } from './keys.ts';
import type { Opened, Opener } from './open.ts';
import { createOpener } from './open.ts';
import type { Attempt, News, OutboxEntry, SyncPorts, SyncState, SyncTables } from './ports.ts';
import { fromBase64Url, toBase64Url } from './protocol/bytes.ts';
import { firstHash } from './protocol/envelope.ts';
import { checkedBytes } from './protocol/messages.ts';
import type { Page } from './protocol/page.ts';
import { readPage } from './protocol/page.ts';
import { nextHash } from './seal.ts';

/** Envelopes a page. The first is small, so that a browser that joins a large team soon has something to show. */
const pageLimit = (cursor: number): number => (cursor === 0 ? 100 : 1000);

/** Envelopes a transaction: what a person does meanwhile waits for one at most. */
const perPiece = 500;

/** Asks for one page and applies it. Answers whether there may be more. */
export const pullPage = async (
  { storage, fetch, now }: SyncPorts,
  state: SyncState,
  opener: Opener,
): Attempt<boolean> => {
  const { identity, cursor, generation } = state;
  const askedAt = now();
  const answer = await api.pull(fetch, identity, {
    since: cursor,
    hash: toBase64Url(state.hash),
    limit: pageLimit(cursor),
    ...(generation ? { generation } : {}),
  });
  if (!answer.ok) return answer;
  const page = answer.value;
  const offset = Math.round(page.now - (askedAt + now()) / 2);
  const count = await takePage({ storage }, { ...state, offset }, opener, page);
  return ok(cursor + count < page.head && count > 0);
};

/**
 * Takes the pages that the live line brought. Answers whether nothing has to be asked for: false where one does not
 * follow what was read, or there is more.
 */
export const takeNews = async (ports: SyncPorts, news: readonly News[]): Promise<boolean> => {
  let isWhole = false;
  let opener: Opener | undefined;
  for (const { after, page: brought } of news) {
    const state = await ports.storage.read((tables) => tables.state.get());
    const page = readPage(fromBase64Url(brought) ?? new Uint8Array(0));
    if (!state || !page || page.generation !== state.generation) return false;
    isWhole = page.head <= state.cursor;
    // Read meanwhile.
    if (isWhole) continue;
    if (page.from !== state.cursor + 1 || after !== toBase64Url(state.hash)) return false;
    opener ??= createOpener(ports, state.identity);
    const count = await takePage(ports, state, opener, page);
    isWhole = state.cursor + count >= page.head;
  }
  if (opener) await replayPending(ports, opener);
  return isWhole;
};

/** Opens and applies what follows the state, a piece after the other. Gives the number of its envelopes. */
const takePage = async (
  { storage }: Pick<SyncPorts, 'storage'>,
  state: SyncState,
  opener: Opener,
  page: Page,
): Promise<number> => {
  const pieces = inPieces(page.records);
  let opening: Promise<Piece> | undefined = openPiece(opener, state, page, pieces[0] ?? []);
  for (let index = 1; opening; index++) {
    const piece: Piece = await opening;
    const further = pieces[index];
    // Opened while this one is stored: one waits for the processor, the other for the disk.
    opening = further && openPiece(opener, piece.after, page, further);
    await storage.transaction((tables) => store(tables, piece, state.identity.device, page));
  }
  return page.records.length;
};

const inPieces = (records: Page['records']): Page['records'][] =>
  Array.from({ length: Math.ceil(records.length / perPiece) }, (_, index) =>
    records.slice(index * perPiece, (index + 1) * perPiece),
  );

/** How far the history is read. */
type Read = Pick<SyncState, 'era' | 'cursor' | 'hash' | 'offset'>;

interface Piece {
  before: Read;
  opened: Opened[];
  keys: Keyring;
  vouched: SealingKey | undefined;
  after: Read;
}

const openPiece = async (
  opener: Opener,
  before: Read,
  page: Page,
  records: Page['records'],
): Promise<Piece> => {
  const { era, cursor, offset } = before;
  const opened = await opener.openAll(
    records.map(({ receivedAt, envelope }, index) => ({
      bytes: envelope.slice(),
      receivedAt,
      era,
      seq: cursor + 1 + index,
    })),
  );
  let { hash } = before;
  for (const { row } of opened) hash = await nextHash(hash, row.receivedAt, checkedBytes(row.id));
  const after = { era, cursor: cursor + opened.length, hash, offset };
  const keys = opener.keys();
  return { before, opened, keys, vouched: await vouchedKey(keys, page), after };
};

const store = async (
  tables: SyncTables,
  { before, opened, keys, vouched, after }: Piece,
  device: string,
  { generation, epoch, rejoinHash, used }: Page,
): Promise<void> => {
  const state = await tables.state.get();
  // Another round, or a new identity, was here in between.
  if (state?.cursor !== before.cursor || state.era !== before.era || state.identity.device !== device) return;
  const identity = withKeys(state.identity, keys, vouched);
  await applyOpened(tables, { ...state, ...after, generation, epoch, rejoinHash, used, identity }, opened);
};

/** The endpoint's history is not the one we read: everything is kept, and read again from the start. */
export const startAgain = ({ storage }: SyncPorts, era: number): Promise<void> =>
  storage.transaction(async (tables) => {
    const state = await tables.state.get();
    if (!state || state.era !== era) return;
    const { generation: _, ...rest } = state;
    await tables.state.put({ ...rest, era: era + 1, cursor: 0, hash: firstHash(), recovering: true });
  });

const applyOpened = async (
  tables: SyncTables,
  state: SyncState,
  opened: readonly Opened[],
): Promise<void> => {
  const own = opened.filter(({ row }) => row.device === state.identity.device);
  const known = new Set((await tables.log.find(own.map(({ row }) => row.id))).map(({ id }) => id));
  const outbox = own.length > 0 ? await tables.outbox.all() : [];
  const returned = own.map((one) => ({
    one,
    entry: outbox.find((entry) => entry.deviceSeq === one.row.deviceSeq && isReturned(entry, one)),
  }));
  const foreign = returned.some(({ one, entry }) => !entry && !known.has(one.row.id));
  await tables.outbox.remove(returned.flatMap(({ entry }) => (entry ? [entry.deviceSeq] : [])));
  await tables.log.add(
    opened.map(({ row }) => row),
    state.identity.device,
  );
  await tables.apply(opened.flatMap(({ events }) => events));
  await tables.state.put(withNews(foreign ? { ...state, cloned: true } : state, opened));
};

/** Ours by its id; or sealed anew since, and this is the older copy that arrived late. */
const isReturned = (entry: OutboxEntry, { row, payload }: Opened): boolean =>
  entry.id === row.id || (payload !== undefined && JSON.stringify(payload) === JSON.stringify(entry.payload));

/** What was read tells the keys of other devices. */
const withNews = (state: SyncState, opened: readonly Opened[]): SyncState => {
  let { publicKeys } = state;
  for (const { row, team } of opened)
    for (const event of team)
      if (event.type === 'sync.device' && event.device === row.device && !publicKeys[row.device])
        publicKeys = { ...publicKeys, [row.device]: event.publicKey };
  return { ...state, publicKeys };
};

/**
 * Opens again what could not be opened or understood before; only where there is a new key or a new version of Perch
 * since, for what was damaged stays so.
 */
export const replayPending = async ({ storage, version }: SyncPorts, opener: Opener): Promise<void> => {
  const tried = `${version} ${Object.values(opener.keys()).flat().length}`;
  const pending = await storage.read(async (tables) =>
    (await tables.state.get())?.tried === tried ? [] : tables.log.pending(),
  );
  if (pending.length === 0) return;
  const opened = await opener.openAll(pending);
  const better = opened.filter(
    ({ row }, index) =>
      row.pending !== pending[index]?.pending || row.understood !== pending[index]?.understood,
  );
  const keys = opener.keys();
  const vouched = await vouchedKey(keys, (await storage.read((tables) => tables.state.get())) ?? {});
  await storage.transaction(async (tables) => {
    const state = await tables.state.get();
    if (!state) return;
    // One that was read again meanwhile stands elsewhere too, and there its events have the place that holds.
    await tables.log.put(better.map(({ row }) => row));
    await tables.apply(better.flatMap(({ events }) => events));
    const identity = withKeys(state.identity, keys, vouched);
    await tables.state.put(withNews({ ...state, identity, tried }, better));
  });
};
