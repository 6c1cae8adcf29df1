// What Perch saw on a page, as events. Their ids come from the post's: seen twice, or by two browsers, is seen once.
import { caseIdOf } from './case-id.ts';
import type { EventOf } from './event.ts';
import { arrivedVia } from './handles.ts';
import type { CaseId, CommandId, EventId, Handle, MemberId } from './ids.ts';
import type { Kind } from './playbook.ts';
import type { Post } from './post.ts';
import { remember } from './remember.ts';
import { seenId } from './seen.ts';
import { signatureOf } from './signature.ts';
import { createWordFinder, foldWords } from './words.ts';

/** A customer's post, under a case of its own: `threadsOf` says which case that is part of. */
export const messageSeen = (
  post: Post,
  kind: Kind,
  owned: readonly Handle[],
  by: MemberId,
): EventOf<'message.received'> => {
  const via = arrivedVia(post, owned);
  return {
    ...common(post, caseIdOf(post.id), by),
    type: 'message.received',
    post,
    kind,
    ...(via ? { arrivedVia: via } : {}),
  };
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
