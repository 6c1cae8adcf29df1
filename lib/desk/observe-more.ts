// What posts tell besides messages and our own replies: that one was edited, is gone, or was answered by somebody else.
import { namesOf } from '../care/customer.ts';
import type { EventOf } from '../care/event.ts';
import type { PostId } from '../care/ids.ts';
import { idsOf, isUnseen, newsOf } from '../care/known.ts';
import type { Kind } from '../care/playbook.ts';
import type { GonePost, Post } from '../care/post.ts';
import { editSeen, goneSeen, learnedSeen, messageSeen, peerSeen, shownSeen } from '../care/sight.ts';
import type { CaseRow } from '../store/rows.ts';
import { record } from './record.ts';
import { behindSeen } from './saw.ts';
import { watchOf } from './settings.ts';
import type { Turn } from './turn.ts';

/** Of posts known already: what was not known of them when they were first seen, and that they are back. */
export const learnedOf = async (
  turn: Turn,
  posts: readonly { post: Post; kind: Kind }[],
): Promise<EventOf<'message.learned' | 'message.shown'>[]> => {
  const { me } = turn.settings;
  const told = new Map(posts.flatMap((each) => idsOf(each.post).map((id) => [id, each] as const)));
  return (await rowsOf(turn, [...told.keys()])).flatMap((row) =>
    row.case.messages.flatMap((message) => {
      const { post, kind } = told.get(message.post.id) ?? {};
      const back = post && message.gone && shownSeen(message.post.id, behindSeen(turn.now, [row]), me.id);
      const known = post && kind && newsOf(message.post, post);
      if (!known) return back ?? [];
      const { arrivedVia } = messageSeen(post, kind, watchOf(turn.settings).handles, me.id);
      const more = isUnseen(message.post) ? { known, kind, ...(arrivedVia && { arrivedVia }) } : { known };
      return [learnedSeen(message.post, more, me.id), ...(back ? [back] : [])];
    }),
  );
};

/** Of a post known already, as it is kept: what its author made of it since. */
export const editOf = async (turn: Turn, post: Post): Promise<EventOf<'message.edited'> | undefined> => {
  const ids = idsOf(post);
  if (!post.edited && ids.length === 1) return undefined;
  for (const row of await rowsOf(turn, ids)) {
    const message = row.case.messages.find(({ post: { id } }) => ids.includes(id));
    if (!message) continue;
    const newest = [message.post.id, ...(message.versions ?? [])]
      .map(BigInt)
      .reduce((a, b) => (a > b ? a : b));
    const isNews = BigInt(post.id) >= newest && !isPartOf(message.post.text, post.text);
    if (!isNews) return undefined;
    return editSeen(post, message.post.id, behindSeen(turn.now, [row]), turn.settings.me.id);
  }
  return undefined;
};

/** Timelines cut long posts: what is only less of the same was not edited. */
const isPartOf = (known: string, shown: string): boolean => known.startsWith(shown.replace(/\s*…$/, ''));

/** An answer to a post of a case by neither us nor its customer; only the newest is kept. */
export const peerAnswer = async (turn: Turn, post: Post): Promise<EventOf<'peer.answered'> | undefined> => {
  const above = [post.inReplyToId, post.below].filter((id) => id !== undefined);
  if (above.length === 0) return undefined;
  for (const row of await rowsOf(turn, above)) {
    const message = row.case.messages.find(({ post: { id } }) => above.includes(id));
    const isNewer = (row.case.peer?.at ?? 0) < post.publishedAt;
    const isPeer = !namesOf(post).some((name) => row.names.includes(name));
    if (message && isPeer && isNewer) return peerSeen(post, message.post.id, turn.settings.me.id);
  }
  return undefined;
};

/** Writes down that posts of cases are gone; others tell nothing. */
export const noticeGone = async (turn: Turn, posts: readonly GonePost[]): Promise<null> => {
  const goneById = new Map(posts.map((post) => [post.id, post]));
  const rows = await rowsOf(turn, [...goneById.keys()]);
  const gone = rows.flatMap((row) =>
    row.case.messages.flatMap(({ post: { id }, gone: known }) => {
      const post = known ? undefined : goneById.get(id);
      return post ? [goneSeen(post, behindSeen(turn.now, [row]), turn.settings.me.id)] : [];
    }),
  );
  if (gone.length === 0) return null;
  if (turn.canWrite) await record(turn, gone);
  else turn.wantsWrite = true;
  return null;
};

const rowsOf = async ({ tables }: Turn, postIds: readonly PostId[]): Promise<CaseRow[]> =>
  tables.cases.find([...(await tables.posts.find(postIds)).values()]);
