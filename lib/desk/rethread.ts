// One customer's events → their cases anew. Which posts are one case depends on all of them together.
import type { CareEvent } from '../care/event.ts';
import type { CaseId, Handle, PostId } from '../care/ids.ts';
import { threadsOf } from '../care/thread.ts';
import type { CaseRow, PostRow } from '../store/rows.ts';
import { tagsByRule } from './apply-rules.ts';
import type { Known } from './judge.ts';
import { modelIn, teach } from './learn.ts';
import type { Projection } from './project.ts';
import { isStale, project } from './project.ts';
import type { Turn } from './turn.ts';

/** `added` are events just written. Gives the cases that changed, those that are no more included. */
export const rethread = async (
  turn: Turn,
  customer: Handle,
  added: readonly CareEvent[],
): Promise<CaseId[]> => {
  const { tables, settings, now } = turn;
  const before = new Map((await tables.cases.ofCustomer(customer, 0, Infinity)).map((row) => [row.id, row]));
  const parts = [...before.values()].flatMap((row) => row.parts ?? [row.id]);
  const events = await tables.events.ofCases([...new Set([...parts, ...added.map(({ caseId }) => caseId)])]);
  const addedIds = new Set(added.map(({ id }) => id));

  const model = await modelIn(turn);
  const received = events.flatMap((event) => (event.type === 'message.received' ? [event.post.id] : []));
  const known: Known = { model, sightings: await tables.sightings.find(received) };

  const fresh: Projection[] = [];
  const touched: CaseId[] = [];
  const gone = new Map(before);
  for (const thread of threadsOf(events, settings.playbook.handles)) {
    const row = before.get(thread.id);
    gone.delete(thread.id);
    const isTouched =
      !row || !hasParts(row, thread.events) || thread.events.some(({ id }) => addedIds.has(id));
    if (isTouched) touched.push(thread.id);
    else if (!isStale(row, settings, now)) continue;
    const projection = await projectRuled(turn, thread.events, known, isTouched);
    if (projection) fresh.push(projection);
  }
  await teach(turn, model, [
    ...Array.from(gone.values(), ({ case: care }) => ({ before: care })),
    ...fresh.map(({ row }) => ({ before: before.get(row.id)?.case, after: row.case })),
  ]);
  for (const id of gone.keys()) await tables.cases.remove(id);
  for (const { row } of fresh) await tables.cases.put(row);
  await keepPosts(tables.posts, [...gone.keys(), ...fresh.map(({ row }) => row.id)], fresh);
  return [...touched, ...gone.keys()];
};

/** Rules that tag by themselves act on what is new: a changed playbook does not tag the past. */
const projectRuled = async (
  { tables, settings, now }: Turn,
  events: readonly CareEvent[],
  known: Known,
  isTouched: boolean,
): Promise<Projection | undefined> => {
  const projection = project(events, settings, now, known);
  if (!projection || !isTouched || projection.apply.length === 0) return projection;
  const ruled = await tables.events.add(tagsByRule(projection.row.case, projection.apply, settings.me.id));
  return ruled.length > 0 ? project([...events, ...ruled], settings, now, known) : projection;
};

const hasParts = (row: CaseRow, events: readonly CareEvent[]): boolean => {
  const parts = new Set(events.map(({ caseId }) => caseId));
  return row.parts?.length === parts.size && row.parts.every((part) => parts.has(part));
};

/** Brings the posts of these cases in step: those left out go, those that changed are written. */
const keepPosts = async (
  posts: Turn['tables']['posts'],
  caseIds: readonly CaseId[],
  projections: readonly Projection[],
): Promise<void> => {
  const wanted = new Map<PostId, PostRow>(
    projections.flatMap((projection) => projection.posts).map((post) => [post.id, post]),
  );
  const present: PostRow[] = [];
  for (const id of caseIds) present.push(...(await posts.ofCase(id)));
  await posts.remove(present.filter(({ id }) => !wanted.has(id)).map(({ id }) => id));
  for (const post of present) if (isSame(post, wanted.get(post.id))) wanted.delete(post.id);
  await posts.put([...wanted.values()]);
};

const isSame = (a: PostRow, b: PostRow | undefined): boolean =>
  a.caseId === b?.caseId && a.byHandAt === b.byHandAt;
