// What people put together and took apart by hand; the later deed outranks the earlier.
import { caseIdOf } from './case-id.ts';
import type { CareEvent } from './event.ts';
import type { CaseId, PostId } from './ids.ts';

export interface Ties {
  /** The same for cases that were merged, and for no others. */
  tieOf: (caseId: CaseId) => CaseId;
  isSplit: (postId: PostId) => boolean;
}

/** `standing`: events in order, without those that were undone. */
export const tiesOf = (standing: readonly CareEvent[]): Ties => {
  let pairs: [CaseId, CaseId][] = [];
  const split = new Set<PostId>();
  for (const event of standing) {
    if (event.type === 'case.merged') pairs.push([event.caseId, event.other]);
    if (event.type === 'message.split') {
      const apart = caseIdOf(event.postId);
      split.add(event.postId);
      pairs = pairs.filter((pair) => !pair.includes(apart));
    }
  }
  const parents = new Map<CaseId, CaseId>();
  const rootOf = (caseId: CaseId): CaseId => {
    const parent = parents.get(caseId);
    return parent === undefined ? caseId : rootOf(parent);
  };
  for (const [a, b] of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)].toSorted();
    if (one !== undefined && other !== undefined && one !== other) parents.set(other, one);
  }
  return { tieOf: rootOf, isSplit: (postId) => split.has(postId) };
};
