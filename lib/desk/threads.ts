// Which case a post belongs to, by what the page shows: simple rules, newest case first.
import type { CaseId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';
import type { CaseRow } from '../store/rows.ts';
import type { Tables } from '../store/store.ts';

const day = 86_400_000;
/** A customer who writes again within a week means the same thing. */
const joinWithin = 7 * day;
/** Cases of one customer that are looked at. */
const depth = 20;

/** The case that a customer's further post joins: their newest that is not over, within a week of its last message. */
export const joinedCase = async (tables: Tables, post: Post): Promise<CaseId | undefined> => {
  const cases = await tables.cases.ofCustomer(post.handle, post.publishedAt - joinWithin, depth);
  return cases.find((row) => !isOver(row) && row.lastMessageAt <= post.publishedAt + joinWithin)?.id;
};

/** The case that our own post answers: that of the post it stands under, else of a customer it replies to who waits. */
export const answeredCase = async (tables: Tables, post: Post): Promise<CaseId | undefined> => {
  const above = [post.inReplyToId, post.below].filter((id) => id !== undefined);
  const caseIdsByPostId = await tables.posts.find(above);
  for (const id of above) {
    const caseId = caseIdsByPostId.get(id);
    if (caseId) return caseId;
  }
  for (const customer of post.replyingTo) {
    const cases = await tables.cases.ofCustomer(customer, 0, depth);
    const waiting = cases.find((row) => !isOver(row) && isWaiting(row, post.publishedAt));
    if (waiting) return waiting.id;
  }
  return undefined;
};

const isOver = ({ case: { status } }: CaseRow): boolean => status === 'closed' || status === 'dismissed';

/** Whether at `at` a message stood there that no reply had followed yet. */
const isWaiting = ({ case: care }: CaseRow, at: number): boolean =>
  care.messages.some(
    ({ post }) =>
      post.publishedAt <= at &&
      !care.replies.some((reply) => reply.publishedAt >= post.publishedAt && reply.publishedAt <= at),
  );
