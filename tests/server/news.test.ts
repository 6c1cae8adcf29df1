// What the live line brings along: taken as it is where it follows, asked for where it does not.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventSchema } from '../../lib/care/event.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import type { News, SyncPorts } from '../../lib/sync/ports.ts';
import { syncRound } from '../../lib/sync/round.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import type { World } from '../property/sync/world/endpoint.ts';
import { createWorldEndpoint } from '../property/sync/world/endpoint.ts';
import type { PlainClient } from '../support/sync-storage.ts';
import { createPlainClient } from '../support/sync-storage.ts';

let world: World;
let asked: string[] = [];
/** Of every push. */
let refusal: { code: string; message: string } | undefined;
beforeEach(async () => {
  world = await createWorldEndpoint(() => 1_767_600_000_000);
});
afterEach(() => world.end());

const newBrowser = (): PlainClient => {
  const deliver = (request: Request): Promise<Response> => {
    if (refusal && request.url.includes('/push'))
      return Promise.resolve(Response.json({ error: refusal }, { status: 507 }));
    asked.push(`${request.method} ${new URL(request.url).pathname.split('/').at(-1)}`);
    return world.deliver(request);
  };
  return createPlainClient(deliver, () => 1_767_600_000_000);
};

const calm = <T>({ ports }: PlainClient, work: (ports: SyncPorts) => Promise<T>): Promise<T> => work(ports);

/** Two who have read everything, and a third who writes. */
const setUp = async () => {
  const [mia, ada] = [newBrowser(), newBrowser()];
  const place = { endpoint: 'http://endpoint.test', name: 'Team' };
  await calm(mia, async (ports) => createWorkspace(ports, await newDevice(ports.random), place));
  await calm(mia, syncRound);
  const code = await calm(mia, (ports) => invite(ports, 'agent'));
  if (!code.ok) throw new Error(code.error.code);
  await calm(ada, async (ports) => joinWorkspace(ports, await newDevice(ports.random), code.value.code));
  await calm(ada, syncRound);
  await calm(mia, syncRound);
  asked = [];
  return { mia, ada };
};

let written = 0;
const note = async (browser: PlainClient, text = 'Asked the depot.'): Promise<string> => {
  const id = `e${++written}`;
  const own = { type: 'note.added', noteId: `n${written}`, text };
  const event = { id, caseId: 'case-1', at: 1_767_600_000_000, by: 'm1', commandId: `c${written}`, ...own };
  await browser.write(eventSchema.parse(event));
  return id;
};

const write = async (browser: PlainClient, text?: string): Promise<string> => {
  const id = await note(browser, text);
  await calm(browser, syncRound);
  return id;
};

const told = (count: number): News[] => world.told.slice(-count);
/** A round for what was brought; gives what the endpoint was asked. */
const hear = async (browser: PlainClient, news: readonly News[]): Promise<string[]> => {
  asked = [];
  expect(await calm(browser, (ports) => syncRound(ports, news))).toEqual({ ok: true, value: null });
  return asked;
};

test('what follows is taken, and nothing is asked', async () => {
  const { mia, ada } = await setUp();
  const [first, second] = [await write(ada), await write(ada)];
  expect(await hear(mia, told(2))).toEqual([]);
  expect(Array.from(mia.disk.current.events.keys(), String)).toEqual(expect.arrayContaining([first, second]));
  expect(mia.disk.current.state?.cursor).toBe(ada.disk.current.state?.cursor);
  expect(mia.disk.current.state?.hash).toEqual(ada.disk.current.state?.hash);
});

test('how full the endpoint is comes with every page, asked for or brought', async () => {
  const { mia, ada } = await setUp();
  const used = (): number => mia.disk.current.state?.used ?? NaN;
  const first = used();
  expect(first).toBeGreaterThan(0);
  await write(ada);
  await calm(mia, syncRound);
  const pulled = used();
  expect(pulled).toBeGreaterThan(first);
  await write(ada);
  await write(ada);
  expect(await hear(mia, told(2))).toEqual([]);
  expect(used()).toBeGreaterThan(pulled);
});

test('what was read already is left, and nothing is asked', async () => {
  const { mia, ada } = await setUp();
  await write(ada);
  await hear(mia, told(1));
  const before = mia.disk.current.state;
  expect(await hear(mia, [...told(1), ...told(1)])).toEqual([]);
  expect(mia.disk.current.state).toEqual(before);
});

test('what waits here is sent in the same round, without reading first', async () => {
  const { mia, ada } = await setUp();
  await write(ada);
  const own = {
    id: 'own',
    caseId: 'case-1',
    at: 1,
    by: 'm2',
    commandId: 'own',
    type: 'tag.added',
    tag: 'order',
  };
  await mia.write(eventSchema.parse(own));
  expect(await hear(mia, told(1))).toEqual(['POST push']);
  expect(await hear(ada, told(1))).toEqual([]);
  expect(Array.from(ada.disk.current.events.keys(), String).includes('own')).toBe(true);
});

const bent = (news: News, how: Partial<News>): News[] => [{ ...news, ...how }];
const cases: [string, (news: [News, News]) => News[]][] = [
  ['what comes after something that was missed', ([, second]) => [second]],
  ['a page of another history', ([first]) => bent(first, { after: 'B'.repeat(43) })],
  ['no page at all', ([first]) => bent(first, { page: 'AAAA' })],
  ['no base64', ([first]) => bent(first, { page: '!' })],
  ['nothing', () => []],
];
test.each(cases)('the endpoint is asked where the line brought %s', async (_, of) => {
  const { mia, ada } = await setUp();
  const [first, second] = [await write(ada), await write(ada)];
  const news = told(2) as [News, News];
  expect(await hear(mia, of(news))).toEqual(['GET log']);
  expect(Array.from(mia.disk.current.events.keys(), String)).toEqual(expect.arrayContaining([first, second]));
});

/** Its round goes no further than the first transaction that moves the cursor. */
const endingAfterFirstPiece = ({ ports, disk }: PlainClient): Promise<void> => {
  const before = disk.current.state!.cursor;
  return new Promise((ended) => {
    const transaction: SyncPorts['storage']['transaction'] = async (work) => {
      const value = await ports.storage.transaction(work);
      if (disk.current.state!.cursor === before) return value;
      ended();
      return new Promise<never>(() => {});
    };
    void syncRound({ ...ports, storage: { ...ports.storage, transaction } });
  });
};

test('a long history is read in pieces, from where it was when the browser ended', async () => {
  const { mia, ada } = await setUp();
  for (let count = 0; count < 600; count++) await note(ada);
  await calm(ada, syncRound);
  const { cursor, hash } = ada.disk.current.state!;
  await endingAfterFirstPiece(mia);
  expect(mia.disk.current.state!.cursor).toBeLessThan(cursor);
  await calm(mia, syncRound);
  expect(mia.disk.current.state).toMatchObject({ cursor, hash });
  expect(Array.from(mia.disk.current.events.keys(), String)).toEqual(
    expect.arrayContaining(Array.from(ada.disk.current.events.keys(), String)),
  );
});

test('an endpoint that takes nothing more from a browser still tells it everything', async () => {
  const { mia, ada } = await setUp();
  const own = await note(mia);
  refusal = { code: 'quota', message: 'The workspace is full.' };
  expect(await calm(mia, syncRound)).toMatchObject({ error: { code: 'quota' } });
  refusal = undefined;
  const heard = await write(ada);
  refusal = { code: 'quota', message: 'The workspace is full.' };
  expect(await calm(mia, syncRound)).toMatchObject({ error: { code: 'quota' } });
  expect(Array.from(mia.disk.current.events.keys(), String)).toContain(heard);
  refusal = undefined;
  await calm(mia, syncRound);
  await calm(ada, syncRound);
  expect(Array.from(ada.disk.current.events.keys(), String)).toContain(own);
});

test('a page of an endpoint with another generation is not taken', async () => {
  const { mia, ada } = await setUp();
  await write(ada);
  const [news] = told(1) as [News];
  const { state } = mia.disk.current;
  mia.disk.current.state = { ...state!, generation: 'A'.repeat(22) };
  expect(await hear(mia, [news])).toContain('GET log');
  expect(mia.disk.current.state?.era).toBe(state!.era + 1);
});

test('what is too much for a notice is told without its page', async () => {
  const { mia, ada } = await setUp();
  const before = world.told.length;
  await write(ada, 'long '.repeat(2_000));
  expect(world.told).toHaveLength(before);
  expect(await hear(mia, [])).toEqual(['GET log']);
});
