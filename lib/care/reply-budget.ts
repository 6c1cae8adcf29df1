// How many public replies a case may take before it should move elsewhere.
import type { Reply } from './case.ts';

export interface ReplyBudget {
  used: number;
  of: number;
  /** None is left. */
  spent: boolean;
  /** As in "two of three public replies used". */
  words: string;
}

/** The budget of a case after its public replies; automatic ones cost nothing. Undefined before the first. */
export const replyBudget = (
  replies: readonly Pick<Reply, 'automatic'>[],
  of: number,
): ReplyBudget | undefined => {
  const used = replies.filter(({ automatic }) => !automatic).length;
  if (used === 0) return undefined;
  return {
    used,
    of,
    spent: used >= of,
    words: `${said(used)} of ${said(of)} public ${of === 1 ? 'reply' : 'replies'} used`,
  };
};

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const said = (count: number): string => small[count] ?? String(count);
