// What must hold when everything has come to rest: the promises of the protocol.
import { isDeepStrictEqual } from 'node:util';
import { clockAt } from '../../../../lib/care/clock-at.ts';
import type { CareEvent, EventOf } from '../../../../lib/care/event.ts';
import type { CaseView } from '../../../../lib/care/view.ts';
import { foldCase } from '../../../../lib/care/case.ts';
import { clocksOf } from '../../../../lib/care/clock.ts';
import { threadsOf } from '../../../../lib/care/thread.ts';
import { asPlaced } from '../../../../lib/care/place.ts';
import { idLength } from '../../../../lib/sync/protocol/envelope.ts';
import type { Database } from '../../../../server/database.ts';
import type { Browser } from './browser.ts';
import { logOn, stateOn } from './disk.ts';
import { keyOf, problem } from './ledger.ts';

/** `owed` is all that was ever saved, `now` the endpoint's time. */
export const check = async (
  live: readonly Browser[],
  all: readonly Browser[],
  owed: readonly string[],
  now: number,
): Promise<void> => {
  for (const browser of live) checkWhole(browser, owed);
  checkRemoved(live, all);
  const [first, ...others] = await Promise.all(live.map((browser) => seenBy(browser, now)));
  if (!first) return;
  for (const [index, other] of others.entries())
    for (const part of Object.keys(first) as (keyof Seen)[])
      checkSame(part, [live[0]!, first[part]], [live[index + 1]!, other[part]]);
  checkFold(live[0]!, first, now);
  for (const view of first.views) {
    checkClaims(view);
    checkTags(view);
  }
};

/** Everything sent, everything read, everything opened, nothing lost. */
const checkWhole = ({ name, disk }: Browser, owed: readonly string[]): void => {
  const { outbox, histories } = disk.current;
  const state = stateOn(disk.current);
  if (outbox.size > 0) problem(`${name} still has ${outbox.size} unsent (${state?.parked?.reason})`);
  const there = new Set(
    [...histories.values()].flatMap(({ events }) => events.map(({ event }) => keyOf(event))),
  );
  for (const key of owed) if (!there.has(key)) problem(`${name} has lost ${key}`);
  const pending = logOn(disk.current).filter((row) => row.pending && row.era === state?.era);
  if (pending.length > 0) problem(`${name} cannot open ${pending.length}: ${pending[0]?.pending}`);
};

const checkRemoved = (live: readonly Browser[], all: readonly Browser[]): void => {
  const newest = stateOn(live[0]!.disk.current)!.identity.sealing;
  for (const { name, disk, isRemoved } of all)
    if (
      isRemoved &&
      newest.epoch > 1 &&
      stateOn(disk.current)?.identity.keys[newest.epoch]?.includes(newest.key)
    )
      problem(`${name} was removed and holds the newest key`);
};

const unlike = { validUntil: 0, elapsedBefore: 0 };

interface Seen {
  views: CaseView[];
  cases: unknown[];
  log: unknown[];
  settings: unknown;
}

/** What a person sees there: asked of the desk, which reads what it keeps in step with the events as they come. */
const seenBy = (browser: Browser, now: number): Promise<Seen> =>
  browser.afresh(async ({ desk }) => {
    const { cases, settings } = browser.disk.current;
    const views: CaseView[] = [];
    for (const caseId of [...cases.keys()].toSorted()) {
      const view = await desk.case({ caseId });
      if (!view.ok) return problem(`${browser.name} cannot show ${caseId}: ${view.error.message}`);
      views.push(view.value);
    }
    const era = stateOn(browser.disk.current)?.era;
    const rows = logOn(browser.disk.current).filter((row) => row.era === era);
    const { playbook, members } = settings.get('settings')!;
    return {
      views,
      cases: views.map(({ case: care, history, undone, clocks }) => ({
        care,
        // Spans look ahead from when the clock was laid out; how it reads does not.
        clocks: clocks.map((clock) => ({ ...clock, spans: [], ...unlike, reads: clockAt(clock, now) })),
        history,
        undone,
      })),
      log: rows.toSorted((a, b) => a.seq - b.seq).map(({ id }) => id),
      settings: { playbook, members: members.toSorted((a, b) => (a.id < b.id ? -1 : 1)) },
    };
  });

const checkSame = (part: keyof Seen, [a, one]: [Browser, unknown], [b, other]: [Browser, unknown]): void => {
  if (part === 'views') return;
  if (isDeepStrictEqual(one, other)) return;
  const [left, right] = [canonical(one), canonical(other)];
  if (left !== right)
    problem(`${a.name} and ${b.name} differ in ${part}: ${apart(left, right)} or ${apart(right, left)}`);
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Object && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const apart = (text: string, from: string): string => {
  const at = [...text].findIndex((char, index) => char !== from[index]);
  return text.slice(Math.max(0, at - 200), at + 200);
};

/** What the desk keeps in step is what all events together make, folded at once. */
const checkFold = ({ name, disk }: Browser, { views }: Seen, now: number): void => {
  const { histories, settings } = disk.current;
  const { playbook } = settings.get('settings')!;
  const events = [...histories.values()].flatMap((history) =>
    history.events.map(({ event, place }) => asPlaced(event, place)),
  );
  const folded = threadsOf(events, playbook.handles).flatMap((thread) => {
    const care = foldCase(thread.events);
    return care
      ? [{ care, clocks: clocksOf(thread.events, playbook, now).clocks.map(({ dueAt }) => dueAt) }]
      : [];
  });
  const kept = views.map(({ case: care, clocks }) => ({ care, clocks: clocks.map(({ dueAt }) => dueAt) }));
  const [left, right] = [kept, folded].map((all) =>
    canonical(all.toSorted((a, b) => (a.care.id < b.care.id ? -1 : 1))),
  );
  if (left !== right) problem(`${name} keeps ${apart(left!, right!)} and not ${apart(right!, left!)}`);
};

/** Of those who took a case that nobody had, the first at the endpoint has it, and the others are told. */
const checkClaims = ({ case: care, history }: CaseView): void => {
  const claims = history.filter((event) => event.type === 'case.assigned');
  const isPlain = claims.every(({ to, replaces }) => to !== null && replaces === null);
  if (claims.length === 0 || !isPlain || history.some(({ type }) => type === 'undone')) return;
  const [first, ...others] = claims.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  if (care.assignee !== first!.to)
    problem(`${care.id} is ${care.assignee}'s, and ${first!.to} took it first`);
  for (const { by, at } of others) {
    const wentOn = history.some((event) => event.by === by && event.at > at);
    if (by !== first!.by && care.overtaken?.[by] !== first!.by && !wentOn)
      problem(`${by} was not told that ${first!.to} took ${care.id} first`);
  }
};

/** A tag stands if one of its additions was seen by nobody who removed it. */
const checkTags = ({ case: care, history, undone }: CaseView): void => {
  const standing = history.filter(({ commandId }) => !undone.includes(commandId));
  const of = <T extends CareEvent['type']>(type: T) =>
    standing.filter((event): event is EventOf<T> => event.type === type);
  const gone = new Set(of('tag.removed').flatMap(({ seen = [] }) => seen));
  const tags = new Set(of('tag.added').flatMap(({ id, tag }) => (gone.has(id) ? [] : [tag])));
  if (canonical([...tags].toSorted()) !== canonical(care.tags.toSorted()))
    problem(`${care.id} has the tags ${care.tags.join()}, and not ${[...tags].join()}`);
};

/** Seq 1, 2, 3 … without a gap. Gives the ids of all envelopes there. */
export const envelopesAt = async (database: Database): Promise<string[]> => {
  const runs = await database.read(
    (sql) => sql<{ seq: number; ids: Buffer }>`SELECT seq, ids FROM runs ORDER BY seq`,
  );
  const ids: string[] = [];
  for (const { seq, ids: more } of runs) {
    if (seq !== ids.length + 1) problem(`seq ${seq} follows ${ids.length}`);
    for (let at = 0; at < more.length; at += idLength)
      ids.push(more.subarray(at, at + idLength).toString('base64url'));
  }
  return ids;
};
