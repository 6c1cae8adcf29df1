// Putting two cases of a customer together, and taking one post out of a case.
import type { Case } from '../care/case.ts';
import type { PostId } from '../care/ids.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import { isSettled } from '../care/status.ts';
import type { Failure } from '../care/view.ts';
import type { CaseRow } from '../store/rows.ts';
import type { Deed } from './decide.ts';
import { notAllowed, notFound } from './failures.ts';

/** The merged case is open if one of the two was: what nobody answered must not end with the other. */
export const decideMerge = (
  { case: care, customer }: CaseRow,
  { case: other, customer: another }: CaseRow,
): Result<Deed[], Failure> => {
  if (other.id === care.id) return ok([]);
  if (another !== customer) return notAllowed('Only cases of one customer can be merged.');
  if ([care, other].some(({ status }) => status === 'closed'))
    return notAllowed('A case that is closed for good cannot be merged.');
  const merged: Deed = { type: 'case.merged', other: other.id };
  const differ = isSettled(care.status) !== isSettled(other.status);
  return ok(differ ? [merged, { type: 'case.reopened' }] : [merged]);
};

/** The first post is what the case is named after: it stays. */
export const decideSplit = ({ messages }: Case, postId: PostId): Result<Deed[], Failure> => {
  const index = messages.findIndex(({ post }) => post.id === postId);
  if (index < 0) return notFound('This post is not in the case.');
  if (index === 0) return notAllowed('The first post is the case itself. Split off the others.');
  return ok([{ type: 'message.split', postId }]);
};
