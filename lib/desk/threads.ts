// Which case our own post answers, by what the page shows: the post above it, else a customer it replies to.
import { caseIdOf } from '../care/case-id.ts';
import type { Case } from '../care/case.ts';
import type { CaseId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';
import type { CaseRow } from '../store/rows.ts';
import type { Tables } from '../store/store.ts';
import { casesOfHandle } from './customers.ts';

/** Named by the message that is answered, so that the reply stays with it when the case is split. */
export const answeredCase = async (tables: Tables, post: Post): Promise<CaseId | undefined> => {
  const above = [post.inReplyToId, post.below].filter((id) => id !== undefined);
  const caseIdsByPostId = await tables.posts.find(above);
  for (const id of above) {
    const caseId = caseIdsByPostId.get(id);
    if (!caseId) continue;
    const [row] = await tables.cases.find([caseId]);
    return row?.case.messages.some(({ post: { id: own } }) => own === id) ? caseIdOf(id) : caseId;
  }
  const inConversation = await waitingInConversation(tables, post);
  if (inConversation) return inConversation;
  for (const customer of post.replyingTo) {
    for (const row of await casesOfHandle(tables, customer)) {
      const waiting = isOver(row) ? undefined : waitingIn(row.case, post.publishedAt);
      if (waiting) return caseIdOf(waiting.post.id);
    }
  }
  return undefined;
};

/** The case of the post that began the conversation, where nothing says that somebody else in it was meant. */
const waitingInConversation = async (tables: Tables, post: Post): Promise<CaseId | undefined> => {
  const { conversationId } = post;
  const caseId = conversationId && (await tables.posts.find([conversationId])).get(conversationId);
  const [row] = caseId ? await tables.cases.find([caseId]) : [];
  if (!row || isOver(row)) return undefined;
  if (
    post.replyingTo.length > 0 &&
    !row.case.messages.some(({ post: { handle } }) => post.replyingTo.includes(handle))
  )
    return undefined;
  const waiting = waitingIn(row.case, post.publishedAt);
  return waiting && caseIdOf(waiting.post.id);
};

const isOver = ({ case: { status } }: CaseRow): boolean => status === 'closed' || status === 'dismissed';

/** The newest message at `at` that no reply had followed yet, or any while a promise to come back is open. */
const waitingIn = (
  { messages, replies, promise }: Case,
  at: number,
): Case['messages'][number] | undefined => {
  const promised = promise !== undefined && promise.keptAt === undefined && promise.at <= at;
  return messages.findLast(
    ({ post }) =>
      post.publishedAt <= at &&
      (promised ||
        !replies.some((reply) => reply.publishedAt >= post.publishedAt && reply.publishedAt <= at)),
  );
};
