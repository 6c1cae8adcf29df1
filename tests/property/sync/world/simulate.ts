// The simulation: a team of browsers, an endpoint, and everything that can go wrong, in an order that a seed decides.
import 'temporal-polyfill/global';
import type { Command } from '../../../../lib/care/command.ts';
import type { CommandId } from '../../../../lib/care/ids.ts';
import { shareSome } from '../../../../lib/desk/team/membership.ts';
import { removeDevice } from '../../../../lib/sync/removal.ts';
import { syncRound } from '../../../../lib/sync/round.ts';
import { invite } from '../../../../lib/sync/team.ts';
import type { Browser } from './browser.ts';
import { createBrowser } from './browser.ts';
import { check, envelopesAt } from './check.ts';
import { changePlaybook, isDone, press, see, settingsOf, start } from './deeds.ts';
import { diskWith, stateOn } from './disk.ts';
import { createWorldEndpoint } from './endpoint.ts';
import { createLedger, problem } from './ledger.ts';
import type { Move, SetUp } from './moves.ts';
import { faults, most, skews } from './moves.ts';

/** Plays the moves, lets everything come to rest, and throws where a promise of the protocol does not hold. */
export const play = async (setUp: SetUp, script: readonly Move[]): Promise<void> => {
  let time = start;
  const now = () => time;
  const endpoint = await createWorldEndpoint(now);
  const ledger = createLedger();
  try {
    const random = randomFrom(setUp.seed);
    const late: Request[] = [];
    const deliver = async (request: Request): Promise<Response> => {
      time += 7;
      const sent = request.url.includes('/push') ? request.clone() : undefined;
      const response = await endpoint.deliver(request);
      if (sent && response.ok) await ledger.acknowledge(new Uint8Array(await sent.arrayBuffer()));
      return response;
    };
    const wire = { deliver, keepForLater: (request: Request) => void late.push(request) };
    const browsers: Browser[] = [];
    const live = () => browsers.filter((browser) => !browser.isRemoved);
    const findLost = async () => ledger.findLost(live(), await envelopesAt(endpoint.database()));
    const add = (original?: Browser): Browser => {
      const name = `b${browsers.length}`;
      const browser = createBrowser(name, original?.disk.current ?? diskWith(settingsOf(name)), wire, {
        random,
        now,
        check: (before, after) => ledger.commit(browser, before, after),
      });
      browser.skew = original?.skew ?? 0;
      for (const [key, at] of original?.unsent ?? []) browser.unsent.set(key, at);
      browsers.push(browser);
      return browser;
    };
    /** By whoever may invite and holds most keys; an endpoint that was wiped may know another manager. */
    const codeFor = async (browser: Browser): Promise<string | undefined> => {
      const keysOf = ({ disk }: Browser) => Object.keys(stateOn(disk.current)?.identity.keys ?? {}).length;
      const role = browsers.indexOf(browser) % 2 === 0 ? 'lead' : 'agent';
      for (const other of live().toSorted((a, b) => keysOf(b) - keysOf(a))) {
        const code = other !== browser && (await other.calmly(({ ports }) => invite(ports, role)));
        if (code && code.ok) return code.value.code;
      }
      return undefined;
    };
    const join = async (browser: Browser) => {
      const code = await codeFor(browser);
      if (!code) return;
      await browser.afresh(async ({ turns, ports, entry }) => {
        const joined = await entry.join(code);
        if (!joined.ok) throw new Error(`join: ${joined.error.code}`);
        // Who joins with work of their own is asked whether to share it. Here everybody does.
        await syncRound(ports);
        await turns.write(shareSome);
      });
    };
    const write = async (browser: Browser, index: number, what: number, which: number) => {
      const command = await press(browser, commandIdOf(index), what, which);
      if (!command) return;
      const trouble = which % 4;
      const wasDone = await browser.give(command, trouble === 1 || trouble === 2 ? which % 23 : undefined);
      if (wasDone) await checkDone(browser, command);
      // The page asks again where it heard nothing, or the answer was lost. Then nothing is done twice.
      if (trouble !== 1 && trouble !== 3) return;
      const before = browser.disk.current.histories;
      if (await browser.give(command)) await checkDone(browser, command);
      if (wasDone && before !== browser.disk.current.histories) throw new Error(`${index} was done twice`);
    };

    const manager = add();
    const place = { endpoint: 'http://endpoint.test', name: 'Team' };
    await manager.calmly(({ entry }) => entry.found(place));
    for (let index = 1; index < setUp.team; index++) await join(add());
    browsers.slice(1, 1 + setUp.old).forEach((browser, index) => (browser.isOld = index % 2 === 0));

    for (const [index, { kind, who, what, which = 0 }] of script.entries()) {
      const everybody = live();
      const browser = everybody[who % everybody.length]!;
      time += 50;
      switch (kind) {
        case 'write':
          await write(browser, index, what, which);
          break;
        case 'see':
          await see(browser, now(), what);
          break;
        // An alarm that rings each minute.
        case 'raise':
          await browser.calmly(({ desk }) => desk.raise());
          break;
        case 'playbook':
          await changePlaybook(browser, what);
          break;
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
          await browser.crash(what);
          break;
        case 'pass':
          time += what * 20_000 * (which % 4 === 1 ? 30 : 1);
          break;
        case 'skew':
          browser.skew = skews[what % skews.length]!;
          break;
        case 'restart':
          await endpoint.restart();
          break;
        case 'late': {
          const [request] = late.splice(what % Math.max(1, late.length), 1);
          if (request) await deliver(request);
          break;
        }
        case 'back-up':
          endpoint.backUp();
          break;
        case 'set-back':
          if (await endpoint.setBack()) await findLost();
          break;
        case 'wipe':
          if (what < 7) await endpoint.wipe();
          if (what < 7) await findLost();
          break;
        case 'clone':
          if (browsers.length < most) add(browser);
          break;
        case 'join':
          if (browsers.length < most) await join(add());
          break;
        case 'remove': {
          const victim = everybody.slice(1)[what % Math.max(1, everybody.length - 1)];
          if (!victim || everybody.length < 3 || sharesDevice(victim, everybody)) break;
          await remove(manager, victim);
          await findLost();
          break;
        }
        case 'upgrade':
          browser.isOld = false;
          break;
      }
      ledger.checkHealth(browser);
    }
    for (const browser of browsers) browser.isOld = false;
    await rest(browsers, join, () => (time += 60_000));
    await check(live(), browsers, ledger.owed(), now());
    await envelopesAt(endpoint.database());
  } finally {
    await endpoint.end();
  }
};

const checkDone = async ({ name, disk, calmly }: Browser, command: Command): Promise<void> => {
  const { me } = disk.current.settings.get('settings')!;
  const view = await calmly(({ desk }) => desk.case({ caseId: command.caseId }));
  if (!view.ok || !isDone(command, view.value.case, me.id))
    problem(`${name} was told that ${command.verb} is done, and does not see it`);
};

const commandIdOf = (index: number): CommandId =>
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as CommandId;

const idOf = (browser: Browser) => stateOn(browser.disk.current)?.identity.device;

/** Who removes a copied profile removes both. */
const sharesDevice = (victim: Browser, all: readonly Browser[]) =>
  all.some((other) => other !== victim && idOf(other) === idOf(victim));

const remove = async (manager: Browser, victim: Browser) => {
  const device = idOf(victim);
  if (!device) return;
  await manager.afresh(async ({ ports }) => {
    await syncRound(ports);
    const queued = await removeDevice(ports, device);
    if (!queued.ok) return;
    await syncRound(ports);
    // It may still wait in the outbox; the person who was removed is out of the game from now on.
    victim.isRemoved = true;
  });
  if (victim.isRemoved) victim.die();
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
      const { ok } = await browser.afresh(({ ports }) => syncRound(ports));
      const state = stateOn(browser.disk.current);
      const parked = state?.parked?.reason;
      if (browser.isRemoved) browser.isRemoved = !ok || parked !== undefined;
      else if (!state || (parked && parked !== 'no_workspace')) await join(browser);
      pass();
    }
    const disks = browsers.filter(({ isRemoved }) => !isRemoved).map(({ disk }) => disk.current);
    const heads = new Set(disks.map((disk) => stateOn(disk)?.cursor));
    const isQuiet = disks.every((disk) => disk.outbox.size === 0 && !stateOn(disk)?.cloned);
    if (turn > 0 && isQuiet && heads.size === 1) return;
  }
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
