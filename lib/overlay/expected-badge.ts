// What a strip shows until the desk has answered: a new case with nothing done yet, which is what it nearly always is.
import type { Badge } from '../care/badge.ts';
import { caseIdOf, caseNumber } from '../care/case-id.ts';
import type { Post } from '../care/post.ts';

/** The badge to expect for a post that opens a case. Only its clock and suggestion are still to come. */
export const expectedBadge = (post: Post): Badge => ({
  caseId: caseIdOf(post.id),
  number: caseNumber(caseIdOf(post.id)),
  customer: post.handle,
  status: 'new',
  priority: 'normal',
  tags: [],
  handedOff: false,
  notes: 0,
});
