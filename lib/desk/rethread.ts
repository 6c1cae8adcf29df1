// Customers' events → their cases anew. Which posts are one case depends on all of a customer's together.
import type { CareEvent } from '../care/event.ts';
import type { CustomerKey } from '../care/customer.ts';
import { namesOf } from '../care/customer.ts';
import type { CaseId, PostId } from '../care/ids.ts';
import type { Thread } from '../care/thread.ts';
import { threadsOf } from '../care/thread.ts';
import type { CaseRow, PostRow } from '../store/rows.ts';
import { tagsByRule } from './apply-rules.ts';
import type { Known } from './judge.ts';
import { modelIn, teach } from './learn.ts';
import type { Projection } from './project.ts';
import { isStale, partsOf, partsOfRow, project } from './project.ts';
import type { Turn } from './turn.ts';

/**
 * `names` are some that the customers go by; `added` are events just written, `sights` those of them that this browser
 * is the first to see. Gives the cases that changed, those that are no more included.
 */
export const rethread = async (
  turn: Turn,
  names: readonly CustomerKey[],
  { added, sights }: { added: readonly CareEvent[]; sights: readonly CareEvent[] },
): Promise<CaseId[]> => {
  const { tables, settings, now } = turn;
  const { before, events } = await circleOf(turn, names, added);
  const addedIds = new Set(added.map(({ id }) => id));
  const newWords = new Set(sights.filter(bringsWords).map(({ id }) => id));

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
    // A case that nothing new is in may be known to be somebody else's all the same.
    else if (row.customer === thread.customer && !isStale(row, settings, now)) continue;
    const isRuled = thread.events.some(({ id }) => newWords.has(id));
    const projection = await (isRuled
      ? projectRuled(turn, thread, known)
      : project(thread, settings, now, known));
    if (projection) fresh.push(projection);
  }
  await teach(turn, model, [
    ...Array.from(gone.values(), ({ case: care }) => ({ before: care })),
    ...fresh.map(({ row }) => ({ before: before.get(row.id)?.case, after: row.case })),
  ]);
  await tables.cases.remove([...gone.keys()]);
  await tables.cases.put(fresh.map(({ row }) => row));
  const remade = fresh.map(({ row }) => row.id).filter((id) => before.has(id));
  await keepPosts(tables.posts, [...gone.keys(), ...remade], fresh);
  return [...touched, ...gone.keys()];
};

const bringsWords = ({ type }: CareEvent): boolean =>
  type === 'message.received' || type === 'message.edited';

/**
 * Rules that tag by themselves act on what is new, in the browser that sees it first: a changed playbook does not tag the
 * past, whoever catches up with it.
 */
const projectRuled = async (
  { tables, settings, now }: Turn,
  thread: Thread,
  known: Known,
): Promise<Projection | undefined> => {
  const projection = project(thread, settings, now, known);
  if (!projection || projection.apply.length === 0) return projection;
  const ruled = await tables.events.add(tagsByRule(projection.row.case, projection.apply, settings.me.id));
  if (ruled.length === 0) return projection;
  return project({ ...thread, events: [...thread.events, ...ruled] }, settings, now, known);
};

/**
 * All cases and events of these customers, and of everybody with whom they ever shared a handle: only all of them
 * together say which post is whose.
 */
const circleOf = async (
  { tables }: Turn,
  names: readonly CustomerKey[],
  added: readonly CareEvent[],
): Promise<{ before: Map<CaseId, CaseRow>; events: CareEvent[] }> => {
  const before = new Map<CaseId, CaseRow>();
  const events: CareEvent[] = [];
  const [circle, parts] = [new Set<CustomerKey>(), new Set<CaseId>()];
  let further = newIn(circle, [...names, ...added.flatMap(namesIn)]);
  let ids = partsOf(added);
  do {
    const rows = await tables.cases.named(further);
    for (const row of rows) before.set(row.id, row);
    const found = await tables.events.ofCases(newIn(parts, [...ids, ...rows.flatMap(partsOfRow)]));
    events.push(...found);
    ids = [];
    further = newIn(circle, [...rows.flatMap((row) => row.names), ...found.flatMap(namesIn)]);
  } while (further.length > 0);
  return { before, events };
};

/** Those that were not in `known`, which has them from now on. */
const newIn = <T>(known: Set<T>, found: readonly T[]): T[] => {
  const more = [...new Set(found)].filter((each) => !known.has(each));
  for (const each of more) known.add(each);
  return more;
};

const namesIn = (event: CareEvent): CustomerKey[] => {
  if (event.type === 'message.received') return namesOf(event.post);
  return event.type === 'message.learned' && event.known.userId ? [`user:${event.known.userId}`] : [];
};

const hasParts = (row: CaseRow, events: readonly CareEvent[]): boolean => {
  const parts = new Set(partsOf(events));
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
  const present = await posts.ofCases(caseIds);
  await posts.remove(present.filter(({ id }) => !wanted.has(id)).map(({ id }) => id));
  for (const post of present) if (isSame(post, wanted.get(post.id))) wanted.delete(post.id);
  await posts.put([...wanted.values()]);
};

const isSame = (a: PostRow, b: PostRow | undefined): boolean =>
  a.caseId === b?.caseId && a.byHandAt === b.byHandAt;
