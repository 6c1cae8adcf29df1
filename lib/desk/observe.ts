// Posts that came into view → events: what customers wrote, and what we answered.
import type { CareEvent, EventOf } from '../care/event.ts';
import type { CaseId, CommandId, EventId, PostId } from '../care/ids.ts';
import { caseIdOf } from '../care/case-id.ts';
import { kindOf, needsCare } from '../care/kind.ts';
import type { Kind } from '../care/playbook.ts';
import type { Post } from '../care/post.ts';
import { maskPost } from '../care/privacy.ts';
import { currentRow, record } from './record.ts';
import { watchOf } from './settings.ts';
import { signatureOf } from './signature.ts';
import { answeredCase, joinedCase } from './threads.ts';
import type { Turn } from './turn.ts';

/**
 * Writes what these posts tell. A post known already tells nothing, and event ids come from post ids: seeing a post
 * again, or in two tabs at once, does nothing twice.
 */
export const observe = async (turn: Turn, posts: readonly Post[]): Promise<void> => {
  const known = await turn.tables.posts.find(posts.map(({ id }) => id));
  const fresh = posts
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1));
  const watch = watchOf(turn.settings);
  for (const post of fresh) {
    const event = await eventOf(turn, asSeen(post, turn.now), kindOf(post, watch));
    if (!event) continue;
    if (!turn.canWrite) {
      turn.wantsWrite = true;
      return;
    }
    await record(turn, [event]);
    if (event.type === 'message.received') await reopen(turn, event);
  }
};

/** A post written before its case was resolved, and seen only now, was not part of what was resolved. */
const reopen = async (turn: Turn, { caseId, post }: EventOf<'message.received'>): Promise<void> => {
  if ((await currentRow(turn, caseId))?.case.status !== 'resolved') return;
  const id = `${seenId(post.id)}.reopens`;
  await record(turn, [
    {
      ...commonOf(turn, post, caseId),
      type: 'case.reopened',
      id: id as EventId,
      commandId: id as CommandId,
      at: turn.now,
    },
  ]);
};

/** A post as it is kept: personal data masked, and not published after it was seen, which only a wrong clock can say. */
export const asSeen = (post: Post, now: number): Post => {
  const masked = maskPost(post);
  return masked.publishedAt > now ? { ...masked, publishedAt: now } : masked;
};

/** The id that what Perch itself saw is written under; no person's command has it. */
const seenId = (postId: PostId): string => `seen.${postId}`;

export const wasSeen = (event: CareEvent): boolean =>
  event.id.startsWith('seen.') && event.commandId.startsWith('seen.');

const eventOf = async (turn: Turn, post: Post, kind: Kind): Promise<CareEvent | undefined> => {
  if (kind === 'own') {
    const caseId = await answeredCase(turn.tables, post);
    return caseId && replySent(turn, post, caseId);
  }
  if (!needsCare(kind) || post.publishedAt < turn.settings.playbook.careFrom) return undefined;
  const caseId = (await joinedCase(turn.tables, post)) ?? caseIdOf(post.id);
  return { ...commonOf(turn, post, caseId), type: 'message.received', post, kind };
};

const replySent = (turn: Turn, post: Post, caseId: CaseId): CareEvent => {
  const signature = signatureOf(post.text);
  return {
    ...commonOf(turn, post, caseId),
    type: 'reply.sent',
    postId: post.id,
    handle: post.handle,
    publishedAt: post.publishedAt,
    ...(signature ? { signature } : {}),
  };
};

const commonOf = (
  { settings }: Turn,
  post: Post,
  caseId: CaseId,
): Pick<CareEvent, 'id' | 'caseId' | 'at' | 'by' | 'commandId'> => ({
  id: seenId(post.id) as EventId,
  commandId: seenId(post.id) as CommandId,
  caseId,
  at: post.publishedAt,
  by: settings.me.id,
});
