// The simulation: a team of browsers, an endpoint, and everything that can go wrong, in an order that a seed decides.
import * as fc from 'fast-check';
import type { CareEvent } from '../../../../lib/care/event.ts';
import { newDevice } from '../../../../lib/sync/identity.ts';
import { newestKey } from '../../../../lib/sync/open.ts';
import { idLength } from '../../../../lib/sync/protocol/envelope.ts';
import { removeDevice } from '../../../../lib/sync/removal.ts';
import { syncRound } from '../../../../lib/sync/round.ts';
import { isWorkspaceEvent } from '../../../../lib/sync/shared-event.ts';
import { createWorkspace, invite, joinWorkspace } from '../../../../lib/sync/team.ts';
import type { Browser, Fault } from './browser.ts';
import { createBrowser } from './browser.ts';
import { copyDisk, emptyDisk } from './disk.ts';
import { createWorldEndpoint } from './endpoint.ts';

const kinds = [
  ...Array<'step'>(16).fill('step'),
  ...Array<'write'>(8).fill('write'),
  'crash',
  'crash',
  'pass',
  'skew',
  'restart',
  'late',
  'late',
  'back-up',
  'set-back',
  'wipe',
  'clone',
  'join',
  'remove',
  'upgrade',
  ...Array<'hear'>(8).fill('hear'),
] as const;
const faults: Fault[] = ['none', 'none', 'none', 'lost', 'late', 'doubled', 'half'];
const skews = [0, 0, 3_600_000, -86_400_000, 5 * 365 * 86_400_000];

export const moves = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(5), what: fc.nat(20) }),
  { minLength: 10, maxLength: 60, size: 'max' },
);
export type Move = { kind: (typeof kinds)[number]; who: number; what: number };

export interface SetUp {
  /** Browsers at the start. */
  team: number;
  /** How many of them run an older Perch. */
  old: number;
  seed: number;
}

export const setUps: fc.Arbitrary<SetUp> = fc.record({
  team: fc.integer({ min: 2, max: 6 }),
  old: fc.nat(6),
  seed: fc.nat(),
});

/** Plays the moves, lets everything come to rest, and throws where a promise of the protocol does not hold. */
export const play = async (setUp: SetUp, script: readonly Move[]) => {
  let time = Date.UTC(2026, 0, 5, 9);
  const now = () => time;
  const endpoint = await createWorldEndpoint(now);
  try {
    const random = randomFrom(setUp.seed);
    const late: Request[] = [];
    const wire = {
      deliver: (request: Request) => {
        time += 7;
        return endpoint.deliver(request);
      },
      keepForLater: (request: Request) => void late.push(request),
    };
    const browsers: Browser[] = [];
    const saved: { event: CareEvent; by: Browser }[] = [];
    const add = (disk = emptyDisk()) => {
      const browser = createBrowser(`b${browsers.length}`, disk, wire, random, now);
      browsers.push(browser);
      return browser;
    };
    /** By whoever may invite and holds most keys; an endpoint that was wiped may know another manager. */
    const codeFor = async (browser: Browser): Promise<string | undefined> => {
      const keysOf = ({ disk }: Browser) => Object.keys(disk.current.state?.identity.keys ?? {}).length;
      const others = browsers.filter((other) => other !== browser && !other.isRemoved);
      for (const other of others.toSorted((a, b) => keysOf(b) - keysOf(a))) {
        const code = await other.calmly((ports) => invite(ports, 'agent'));
        if (code.ok) return code.value.code;
      }
      return undefined;
    };
    const join = async (browser: Browser) => {
      const code = await codeFor(browser);
      if (!code) return;
      const wasAlone = browser.disk.current.state === undefined;
      const device = await newDevice(random);
      const joined = await browser.calmly((ports) => joinWorkspace(ports, device, code));
      if (!joined.ok) throw new Error(`join: ${joined.error.code}`);
      if (!wasAlone) return;
      // Who joins with work of their own is asked whether to share it. Here everybody does.
      for (const { event } of browser.disk.current.events.values())
        if (!isWorkspaceEvent(event)) await browser.write(event);
    };

    const manager = add();
    const device = await newDevice(random);
    const place = { endpoint: 'http://endpoint.test', name: 'Team' };
    await manager.calmly((ports) => createWorkspace(ports, device, place));
    for (let index = 1; index < setUp.team; index++) await join(add());
    browsers.slice(1, 1 + setUp.old).forEach((browser, index) => (browser.isOld = index % 2 === 0));

    const live = () => browsers.filter((browser) => !browser.isRemoved);
    for (const [index, { kind, who, what }] of script.entries()) {
      const everybody = live();
      const browser = everybody[who % everybody.length]!;
      time += 50;
      switch (kind) {
        case 'write': {
          const event = await browser.write(eventOf(index, what, now() + browser.skew));
          if (event) saved.push({ event, by: browser });
          break;
        }
        case 'step':
          await browser.step(faults[what % faults.length]!);
          for (let more = 0; more < what; more++) await browser.step('none');
          break;
        // The newest, or some before it: what was told before may come late, twice or never.
        case 'hear':
          await browser.step(faults[what % faults.length]!, endpoint.told.slice(-1 - (what % 4)));
          for (let more = 0; more < what; more++) await browser.step('none');
          break;
        case 'crash':
          browser.crash();
          break;
        case 'pass':
          time += what * 20_000;
          break;
        case 'skew':
          browser.skew = skews[what % skews.length]!;
          break;
        case 'restart':
          await endpoint.restart();
          break;
        case 'late': {
          const [request] = late.splice(what % Math.max(1, late.length), 1);
          if (request) await endpoint.deliver(request);
          break;
        }
        case 'back-up':
          endpoint.backUp();
          break;
        case 'set-back':
          await endpoint.setBack();
          break;
        case 'wipe':
          if (what < 7) await endpoint.wipe();
          break;
        case 'clone':
          if (browsers.length < 8) add(copyDisk(browser.disk.current)).skew = browser.skew;
          break;
        case 'join':
          if (browsers.length < 8) await join(add());
          break;
        case 'remove': {
          const victim = everybody.slice(1)[what % Math.max(1, everybody.length - 1)];
          if (victim && everybody.length > 2 && !sharesDevice(victim, everybody))
            await remove(manager, victim);
          break;
        }
        case 'upgrade':
          browser.isOld = false;
          break;
      }
    }
    for (const browser of browsers) browser.isOld = false;
    await rest(browsers, join, () => (time += 60_000));
    await check(live(), browsers, saved, endpoint.database());
  } finally {
    await endpoint.end();
  }
};

const idOf = (browser: Browser) => browser.disk.current.state?.identity.device;

/** Who removes a copied profile removes both. */
const sharesDevice = (victim: Browser, all: readonly Browser[]) =>
  all.some((other) => other !== victim && idOf(other) === idOf(victim));

const remove = async (manager: Browser, victim: Browser) => {
  const device = idOf(victim);
  if (!device) return;
  await manager.calmly(async (ports) => {
    await syncRound(ports);
    const queued = await removeDevice(ports, device);
    if (!queued.ok) return;
    await syncRound(ports);
    // It may still wait in the outbox; the person who was removed is out of the game from now on.
    victim.isRemoved = true;
  });
  if (victim.isRemoved) victim.crash();
};

/**
 * Nothing goes wrong any more. Whoever the endpoint does not know is invited again, as a person would do. Who was
 * removed goes on trying, and is in the game again where an endpoint that was set back lets them in.
 */
const rest = async (
  browsers: readonly Browser[],
  join: (browser: Browser) => Promise<void>,
  pass: () => void,
) => {
  for (let turn = 0; turn < 12; turn++) {
    for (const browser of browsers) {
      const { ok } = await browser.calmly(syncRound);
      const { state } = browser.disk.current;
      const parked = state?.parked?.reason;
      if (browser.isRemoved) browser.isRemoved = !ok || parked !== undefined;
      else if (!state || (parked && parked !== 'no_workspace')) await join(browser);
      pass();
    }
    const disks = browsers.filter(({ isRemoved }) => !isRemoved).map(({ disk }) => disk.current);
    const heads = new Set(disks.map(({ state }) => state?.cursor));
    const isQuiet = disks.every(({ outbox, state }) => outbox.size === 0 && !state?.cloned);
    if (turn > 1 && isQuiet && heads.size === 1) return;
  }
};

const check = async (
  live: readonly Browser[],
  all: readonly Browser[],
  saved: readonly { event: CareEvent; by: Browser }[],
  database: Awaited<ReturnType<typeof createWorldEndpoint>> extends { database: () => infer D } ? D : never,
) => {
  const problem = (what: string): never => {
    throw new Error(what);
  };
  for (const { name, disk } of live) {
    const { state, outbox, events, log } = disk.current;
    if (outbox.size > 0) problem(`${name} still has ${outbox.size} unsent (${state?.parked?.reason})`);
    for (const { event, by } of saved)
      if (!by.isRemoved && !events.has(event.id)) problem(`${name} has lost ${event.id} of ${by.name}`);
    const pending = [...log.values()].filter((row) => row.pending && row.era === state?.era);
    if (pending.length > 0) problem(`${name} cannot open ${pending.length}: ${pending[0]?.pending}`);
  }
  const [first, ...others] = live.map(({ disk }) => orderOf(disk.current.events));
  for (const [index, other] of others.entries())
    if (other !== first) problem(`${live[index + 1]?.name} has another order: ${other} instead of ${first}`);

  const runs = await database.read(
    (sql) => sql<{ seq: number; ids: Buffer }>`SELECT seq, ids FROM runs ORDER BY seq`,
  );
  let head = 0;
  for (const { seq, ids } of runs) {
    if (seq !== head + 1) problem(`seq ${seq} follows ${head}`);
    head += ids.length / idLength;
  }

  const newest = newestKey(live[0]!.disk.current.state!.identity.keys);
  for (const { name, disk, isRemoved } of all)
    if (
      isRemoved &&
      newest.epoch > 1 &&
      disk.current.state?.identity.keys[newest.epoch]?.includes(newest.key)
    )
      problem(`${name} was removed and holds the newest key`);
};

/** The order of everything, as any fold would see it. */
const orderOf = (events: Browser['disk']['current']['events']) =>
  [...events.values()]
    .toSorted((a, b) => a.place!.seq - b.place!.seq || (a.event.id < b.event.id ? -1 : 1))
    .map(({ event }) => event.id)
    .join();

const eventOf = (index: number, what: number, at: number): CareEvent => {
  const common = { id: `e${index}`, caseId: 'case-1', at: Math.max(0, at), by: 'm1', commandId: `c${index}` };
  const own =
    what % 3 === 0
      ? { type: 'tag.added', tag: `t${what}` }
      : { type: 'note.added', noteId: `n${index}`, text: 'words '.repeat(what + 1) };
  return { ...common, ...own } as CareEvent;
};

/** Bytes from a seed (mulberry32): ids and nonces that are the same in every run of it. */
const randomFrom = (seed: number) => {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 24;
  };
  return (length: number) => Uint8Array.from({ length }, next);
};
