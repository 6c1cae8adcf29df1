// Posts that came into view → events: what customers wrote, and what we answered.
import type { CareEvent, EventOf } from '../care/event.ts';
import type { CommandId, EventId } from '../care/ids.ts';
import { fitPost } from '../care/fit.ts';
import { kindOf, needsCare } from '../care/kind.ts';
import { firstVersion, idsOf } from '../care/known.ts';
import type { Kind } from '../care/playbook.ts';
import type { Post } from '../care/post.ts';
import { maskPost } from '../care/privacy.ts';
import { pressWordsIn } from '../care/risk/press.ts';
import { seenId } from '../care/seen.ts';
import { editSeen, messageSeen, replySeen } from '../care/sight.ts';
import { editOf, learnedOf, peerAnswer } from './observe-more.ts';
import { currentRow, record } from './record.ts';
import { behindSeen } from './saw.ts';
import { watchOf } from './settings.ts';
import { noticeSpread } from './spread.ts';
import { answeredCase } from './threads.ts';
import type { Turn } from './turn.ts';

/**
 * Writes what these posts tell. A post known already tells nothing new unless it was edited or more is known of it, and event ids
 * come from post ids: seeing a post again, or in two tabs at once, does nothing twice.
 */
export const observe = async (turn: Turn, posts: readonly Post[]): Promise<void> => {
  const ordered = posts.toSorted((a, b) => a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1));
  const watch = watchOf(turn.settings);
  const seen = ordered.map((each) => {
    const post = asSeen(each, turn);
    return { post, kind: kindOf(post, watch) };
  });
  const known = await turn.tables.posts.find(posts.flatMap(idsOf));
  const isKnown = ({ post }: { post: Post }): boolean => idsOf(post).some((id) => known.has(id));

  if (!(await write(turn, await learnedOf(turn, seen.filter(isKnown))))) return;
  for (const each of seen) {
    const { post, kind } = each;
    const events = [
      ...(isKnown(each) ? [await editOf(turn, post)] : await eventsOf(turn, post, kind)),
      kind === 'own' ? undefined : await peerAnswer(turn, post),
    ].filter((event) => event !== undefined);
    if (!(await write(turn, events))) return;
    for (const event of events) if (event.type === 'message.received') await reopen(turn, event);
  }
  await noticeSpread(turn, posts);
};

/** False where a reading try has to be done again to write. */
const write = async (turn: Turn, events: readonly CareEvent[]): Promise<boolean> => {
  if (events.length === 0) return true;
  if (turn.canWrite) await record(turn, events);
  else turn.wantsWrite = true;
  return turn.canWrite;
};

/** A post written before its case was resolved or dismissed, and seen only now, was not part of what was settled. */
const reopen = async (turn: Turn, { caseId, post }: EventOf<'message.received'>): Promise<void> => {
  const row = await currentRow(turn, caseId);
  const status = row?.case.status;
  if (status !== 'resolved' && status !== 'dismissed') return;
  const id = `${seenId(post.id)}.reopens`;
  await record(turn, [
    {
      type: 'case.reopened',
      caseId,
      id: id as EventId,
      commandId: id as CommandId,
      at: behindSeen(turn.now, [row]),
      by: turn.settings.me.id,
    },
  ]);
};

/**
 * A post as it is kept: personal data masked, of the profile only that it is the press's, not published after it was seen,
 * which only a wrong clock can say, and no larger than one envelope carries.
 */
export const asSeen = (post: Post, { now, settings }: Pick<Turn, 'now' | 'settings'>): Post => {
  const { risk, trackers } = settings.playbook;
  const { bio = '', ...masked } = maskPost(post, trackers);
  const [press] = pressWordsIn(bio, risk);
  const publishedAt = Math.min(masked.publishedAt, now);
  return fitPost({ ...masked, publishedAt, ...(press && { bio: press }) });
};

const eventsOf = async (turn: Turn, post: Post, kind: Kind): Promise<(CareEvent | undefined)[]> => {
  const { playbook, me } = turn.settings;
  if (kind === 'own') {
    const caseId = await answeredCase(turn.tables, post);
    return [caseId && replySeen(post, caseId, playbook.automaticReplies, me.id)];
  }
  if (!needsCare(kind) || post.publishedAt < playbook.careFrom) return [];
  const first = firstVersion(post);
  const message = messageSeen(first, kind, watchOf(turn.settings).handles, me.id);
  // Whoever saw an earlier version learns of this one.
  return first.id === post.id ? [message] : [message, editSeen(post, first.id, turn.now, me.id)];
};
