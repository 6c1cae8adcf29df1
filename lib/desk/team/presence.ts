// Who is at which case right now: what our pages say goes out, what colleagues say comes in. Kept in memory only, and
// gone 30 s after the last word: it advises, and locks nothing.
import type { Member } from '../../care/badge.ts';
import type { CaseId } from '../../care/ids.ts';
import type { Doing, Present } from '../../care/team.ts';
import { maxPlaces, openPresence, sealPresence } from '../../sync/presence.ts';
import type { Identity } from '../../sync/ports.ts';
import { presenceTtl } from '../../sync/protocol/messages.ts';
import type { Bytes } from '../../sync/protocol/bytes.ts';

/** Said again so often while it lasts, ms: twice before it is forgotten. */
const sayEvery = 12_000;

export interface PresenceDeps {
  now: () => number;
  after: (ms: number, then: () => void) => () => void;
  random: (length: number) => Bytes;
  say: (box: string) => void;
  /** Who we are in the workspace, and the person; undefined without one. */
  self: () => Promise<{ identity: Identity; me: Member } | undefined>;
  /** Cases whose badges tell something else now. */
  notify: (cases: CaseId[]) => void;
}

export interface Presences {
  /** A page says what its person does; without `doing` they are gone. */
  here: (page: string, caseId: CaseId, doing: Doing | undefined) => Promise<void>;
  /** A colleague's device says where they are. */
  hear: (device: string, box: string) => Promise<void>;
  at: (parts: readonly CaseId[]) => Present[];
  /** Forgets everybody. */
  clear: () => void;
}

/** What matters most to others, first. */
const strength: readonly Doing[] = ['composing', 'viewing', 'open', 'idle'];

/** Of one who is at a case in several places; undefined where they are in none. */
const strongestOf = (doings: readonly (Doing | undefined)[]): Doing | undefined =>
  strength.find((doing) => doings.includes(doing));

interface Colleague {
  who: Pick<Present, 'name' | 'initials'>;
  at: Map<CaseId, Doing>;
  until: number;
}

export const createPresences = (deps: PresenceDeps): Presences => {
  const pages = new Map<string, { caseId: CaseId; doing: Doing; until: number }>();
  const colleagues = new Map<string, Colleague>();
  let stopSaying: (() => void) | undefined;
  let stopForgetting: (() => void) | undefined;

  const sayNow = async (): Promise<void> => {
    stopSaying?.();
    stopSaying = undefined;
    for (const [page, { until }] of pages) if (until <= deps.now()) pages.delete(page);
    const self = await deps.self();
    if (!self) return;
    const { name, initials } = self.me;
    const doings = new Map<CaseId, Doing>();
    for (const { caseId, doing } of pages.values()) {
      const strongest = strongestOf([doing, doings.get(caseId)]);
      doings.delete(caseId);
      if (strongest) doings.set(caseId, strongest);
    }
    const at = Array.from(doings, ([caseId, doing]) => ({ caseId, doing })).slice(-maxPlaces);
    deps.say(await sealPresence(self.identity, { name, initials, at }, deps.random));
    if (at.length > 0) stopSaying = deps.after(sayEvery, () => void say());
  };

  /** One after the other: what is said last is what holds. */
  let saying = Promise.resolve();
  const say = (): Promise<void> => (saying = saying.then(sayNow, sayNow));

  const forget = (): void => {
    stopForgetting?.();
    stopForgetting = undefined;
    const over: CaseId[] = [];
    for (const [device, { until, at }] of colleagues)
      if (until <= deps.now()) {
        colleagues.delete(device);
        over.push(...at.keys());
      }
    if (over.length > 0) deps.notify(over);
    const next = Math.min(...Array.from(colleagues.values(), ({ until }) => until));
    if (next < Infinity) stopForgetting = deps.after(next - deps.now(), forget);
  };

  const hearNow = async (device: string, box: string): Promise<void> => {
    const self = await deps.self();
    const said = self && (await openPresence(self.identity, device, box));
    if (!said) return;
    const before = colleagues.get(device)?.at ?? new Map<CaseId, Doing>();
    const { name, initials } = said;
    const at = new Map(said.at.map(({ caseId, doing }) => [caseId, doing]));
    if (at.size > 0) colleagues.set(device, { who: { name, initials }, at, until: deps.now() + presenceTtl });
    else colleagues.delete(device);
    const changed = [...new Set([...before.keys(), ...at.keys()])].filter(
      (id) => before.get(id) !== at.get(id),
    );
    if (changed.length > 0) deps.notify(changed);
    forget();
  };

  /** One after the other, too: opening takes a moment, and an older box must not be opened after a newer one. */
  let hearing = Promise.resolve();

  return {
    here: async (page, caseId, doing) => {
      const before = pages.get(page);
      pages.delete(page);
      if (doing) pages.set(page, { caseId, doing, until: deps.now() + presenceTtl });
      if (before?.caseId !== caseId || before.doing !== doing) await say();
    },
    hear: (device, box) => {
      const heard = (): Promise<void> => hearNow(device, box);
      return (hearing = hearing.then(heard, heard));
    },
    at: (parts) => {
      const found: Present[] = [];
      for (const { who, at, until } of colleagues.values()) {
        const doing = until > deps.now() && strongestOf(parts.map((part) => at.get(part)));
        if (doing) found.push({ ...who, doing });
      }
      return found;
    },
    clear: () => {
      const over = [...colleagues.values()].flatMap(({ at }) => [...at.keys()]);
      colleagues.clear();
      pages.clear();
      stopSaying?.();
      stopForgetting?.();
      if (over.length > 0) deps.notify(over);
    },
  };
};
