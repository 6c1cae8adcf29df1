// What Perch saw on a page, as events. Their ids come from the post's: seen twice, or by two browsers, is seen once.
import { caseIdOf } from './case-id.ts';
import type { EventOf } from './event.ts';
import { arrivedVia } from './handles.ts';
import type { CaseId, CommandId, EventId, Handle, MemberId, PostId } from './ids.ts';
import type { Kind } from './playbook.ts';
import type { GonePost, Post } from './post.ts';
import { maxSaid } from './post-facts.ts';
import { maskPersonalData } from './privacy.ts';
import { remember } from './remember.ts';
import { seenId } from './seen.ts';
import { signatureOf } from './signature.ts';
import { createWordFinder, foldWords } from './words.ts';

/**
 * A customer's post, under a case of its own: `threadsOf` says which case that is part of. Seen with its author's user id and
 * without, it is two events, for the one must not stand in the way of what the other tells; `asKnown` makes one post of them.
 */
export const messageSeen = (
  post: Post,
  kind: Kind,
  owned: readonly Handle[],
  by: MemberId,
): EventOf<'message.received'> => {
  const via = arrivedVia(post, owned);
  return {
    ...common(post, caseIdOf(post.id), by),
    ...idsOfSight(post),
    type: 'message.received',
    post,
    kind,
    ...(via ? { arrivedVia: via } : {}),
  };
};

const idsOfSight = ({ id: postId, userId }: Post): Pick<EventOf<'message.received'>, 'id' | 'commandId'> => {
  const id = userId ? `${seenId(postId)}.of.${userId}` : seenId(postId);
  return { id: id as EventId, commandId: id as CommandId };
};

/** Our own post that answers a case; `automaticReplies` are what the playbook knows our automatic ones by. */
export const replySeen = (
  post: Post,
  caseId: CaseId,
  automaticReplies: readonly string[],
  by: MemberId,
): EventOf<'reply.sent'> => {
  const signature = signatureOf(post.text);
  const automatic = automaticReplies.length > 0 && finderOf(automaticReplies).some(foldWords(post.text));
  return {
    ...common(post, caseId, by),
    type: 'reply.sent',
    postId: post.id,
    handle: post.handle,
    publishedAt: post.publishedAt,
    ...(signature ? { signature } : {}),
    ...(automatic ? { automatic } : {}),
  };
};

/** More of a post of a case than had been seen. Its id says what: each piece of news is one event, in every browser. */
export const learnedSeen = (
  message: Pick<Post, 'id' | 'publishedAt'>,
  told: Pick<EventOf<'message.learned'>, 'known' | 'kind' | 'arrivedVia'>,
  by: MemberId,
): EventOf<'message.learned'> => {
  const id = `${seenId(message.id)}.knows.${fingerprint(JSON.stringify(told))}`;
  return {
    ...{ type: 'message.learned', id: id as EventId, commandId: id as CommandId },
    ...{ caseId: caseIdOf(message.id), at: message.publishedAt, by, postId: message.id },
    ...told,
  };
};

/** A post of a case that reads differently now. Its id says which words: each change is one event, in every browser. */
export const editSeen = (
  post: Post,
  original: PostId,
  now: number,
  by: MemberId,
): EventOf<'message.edited'> => {
  const id = `${seenId(post.id)}.reads.${fingerprint(post.text)}`;
  return {
    type: 'message.edited',
    id: id as EventId,
    commandId: id as CommandId,
    caseId: caseIdOf(original),
    at: now,
    by,
    postId: original,
    version: post.id,
    text: post.text,
  };
};

/** A post of a case is not to be seen any more where it should be; `said` is masked as posts are. */
export const goneSeen = (
  { id: postId, said }: GonePost,
  now: number,
  by: MemberId,
): EventOf<'message.gone'> => {
  const words = said === undefined ? undefined : maskPersonalData(said).slice(0, maxSaid);
  return { type: 'message.gone', ...onceADay('gone', postId, now, by), ...(words && { said: words }) };
};

/** X shows a post of a case again that was gone. */
export const shownSeen = (postId: PostId, now: number, by: MemberId): EventOf<'message.shown'> => ({
  type: 'message.shown',
  ...onceADay('shown', postId, now, by),
});

const dayMs = 86_400_000;

/**
 * X may show a post to one account and not to another, and their sights then contradict each other for ever. The id says the day
 * of the sight, in UTC: a post is gone at most once a day and back at most once, in whichever browsers.
 */
const onceADay = (
  sight: 'gone' | 'shown',
  postId: PostId,
  now: number,
  by: MemberId,
): Pick<EventOf<'message.shown'>, 'id' | 'commandId' | 'caseId' | 'at' | 'by' | 'postId'> => {
  const id = `${seenId(postId)}.${sight}.${Math.floor(now / dayMs)}`;
  return { id: id as EventId, commandId: id as CommandId, caseId: caseIdOf(postId), at: now, by, postId };
};

/** Somebody else's answer to `message`, a post of a case. */
export const peerSeen = (post: Post, message: PostId, by: MemberId): EventOf<'peer.answered'> => {
  const id = `${seenId(post.id)}.answers`;
  return {
    ...common(post, caseIdOf(message), by),
    id: id as EventId,
    commandId: id as CommandId,
    type: 'peer.answered',
    postId: post.id,
    handle: post.handle,
  };
};

/** FNV-1a, 32 bits: enough to tell the few versions of one post apart. */
const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
};

const finderOf = remember(createWordFinder);

const common = (
  { id, publishedAt }: Post,
  caseId: CaseId,
  by: MemberId,
): Pick<EventOf<'reply.sent'>, 'id' | 'caseId' | 'at' | 'by' | 'commandId'> => ({
  id: seenId(id) as EventId,
  commandId: seenId(id) as CommandId,
  caseId,
  at: publishedAt,
  by,
});
