// What the world knows better than any browser: what was ever saved, what the endpoint has had, and what must hold at
// every step.
import type { CareEvent } from '../../../../lib/care/event.ts';
import { healthOf } from '../../../../lib/sync/health.ts';
import type { LogRow } from '../../../../lib/sync/ports.ts';
import { toBase64Url } from '../../../../lib/sync/protocol/bytes.ts';
import { readFrames } from '../../../../lib/sync/protocol/frames.ts';
import { envelopeId } from '../../../../lib/sync/seal.ts';
import { epochEventOf } from '../../../../lib/sync/team-events.ts';
import type { Browser } from './browser.ts';
import type { Disk } from './disk.ts';
import { logOn, stateOn } from './disk.ts';

export const keyOf = ({ caseId, id }: Pick<CareEvent, 'caseId' | 'id'>): string => `${caseId} ${id}`;

export const problem = (what: string): never => {
  throw new Error(what);
};

export interface Ledger {
  /** What must hold of what a browser is about to commit; and what is in it is saved from then on. */
  commit: (browser: Browser, before: Disk, after: Disk) => void;
  /** The endpoint has acknowledged a push. */
  acknowledge: (body: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** What a browser says of its health is so. */
  checkHealth: (browser: Browser) => void;
  /** To be called when a device was removed, or the endpoint has lost what it had. */
  findLost: (remaining: readonly Browser[], atEndpoint: readonly string[]) => void;
  /** What has to be there in the end. */
  owed: () => string[];
}

export const createLedger = (): Ledger => {
  const saved = new Set<string>();
  /** Which events are in an envelope, by its id. */
  const envelopes = new Map<string, string[]>();
  const acknowledged = new Set<string>();
  /** Only a device had it that was removed before the endpoint, or anybody else, had got it. */
  const lost = new Set<string>();

  const write = (browser: Browser, before: Disk, after: Disk): void => {
    const isInTeam = stateOn(after) !== undefined;
    for (const history of changedIn(before.histories, after.histories))
      for (const { event, workspace, place } of history.events) {
        const key = keyOf(event);
        saved.add(key);
        if (isInTeam && workspace && !place && !acknowledged.has(key) && !browser.unsent.has(key))
          browser.unsent.set(key, browser.clock());
      }
    for (const { id, payload } of changedIn(before.outbox, after.outbox))
      if (id && !envelopes.has(id)) {
        const events = payload.events as CareEvent[];
        const epoch = epochEventOf(events);
        if (epoch && epoch.removed in epoch.boxes)
          problem(`${browser.name} gives ${epoch.removed} the key that it is removed with`);
        envelopes.set(
          id,
          events.flatMap((event) => ('caseId' in event ? [keyOf(event)] : [])),
        );
      }
  };

  /** The cursor never runs ahead of what is durably there, and what is there has been applied. */
  const checkCursor = ({ name }: Browser, before: Disk, after: Disk): void => {
    const state = stateOn(after);
    if (!state || (before.log === after.log && before.sync === after.sync)) return;
    const known = new Set(before.log === after.log ? [] : logOn(before));
    const changed = before.log === after.log ? [] : logOn(after).filter((row) => !known.has(row));
    const last = stateOn(before);
    const from = last?.era === state.era ? last.cursor : 0;
    const seqs = new Set(changed.flatMap(({ era, seq }) => (era === state.era ? [seq] : [])));
    for (let seq = from + 1; seq <= state.cursor; seq++)
      if (!seqs.has(seq)) problem(`${name}: cursor ${state.cursor}, but ${seq} never arrived`);
    for (const row of changed) checkApplied(name, row, after);
  };

  const checkApplied = (name: string, row: LogRow, { histories }: Disk): void => {
    if (row.pending) return;
    for (const key of envelopes.get(row.id) ?? []) {
      const [caseId, id] = key.split(' ');
      const kept = histories.get(caseId as never)?.events.find(({ event }) => event.id === id);
      const place = kept?.place;
      const isThere = place && (place.era > row.era || (place.era === row.era && place.seq <= row.seq));
      if (!isThere) problem(`${name}: ${row.seq} was read, but ${key} was not applied`);
    }
  };

  return {
    commit: (browser, before, after) => {
      write(browser, before, after);
      checkCursor(browser, before, after);
    },
    acknowledge: async (body) => {
      for (const envelope of readFrames(body) ?? [])
        for (const key of envelopes.get(toBase64Url(await envelopeId(envelope))) ?? []) acknowledged.add(key);
    },
    checkHealth: ({ name, disk, unsent }) => {
      const state = stateOn(disk.current);
      if (!state) return;
      const outbox = [...disk.current.outbox.values()];
      const { waiting, since } = healthOf(state, outbox, []);
      const times = outbox.flatMap((entry) => (entry.state === 'acked' ? [] : [entry.at]));
      if (waiting !== times.length || since !== times.toSorted((a, b) => a - b)[0])
        problem(`${name} says ${waiting} wait since ${since}, and its outbox says ${times}`);
      for (const [key, at] of unsent)
        if (acknowledged.has(key)) unsent.delete(key);
        else if (since === undefined || since > at)
          problem(`${name} says ${waiting} wait since ${since}, and ${key} waits since ${at}`);
    },
    findLost: (remaining, atEndpoint) => {
      const held = new Set(atEndpoint.flatMap((id) => envelopes.get(id) ?? []));
      for (const { disk } of remaining)
        for (const { events } of disk.current.histories.values())
          for (const { event } of events) held.add(keyOf(event));
      for (const key of saved) if (!held.has(key)) lost.add(key);
    },
    owed: () => [...saved].filter((key) => !lost.has(key)),
  };
};

const changedIn = <K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): V[] =>
  before === after ? [] : [...after].flatMap(([key, row]) => (before.get(key) === row ? [] : [row]));
