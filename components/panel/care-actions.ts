// What the panel may do to a case besides its notes.
import type { Step } from '../../lib/care/chart/schema.ts';
import type { Decider, ReplyMark } from '../../lib/care/event.ts';
import type { CaseId, CommandId, PostId } from '../../lib/care/ids.ts';
import type { Problem } from './names.ts';

/** What became of a command: why it was not done, or how to take it back. */
export type Given = { problem: string } | { undo: CommandId };

export interface CareActions {
  /** Does what the outcome at the end of the path asks for. */
  triage: (path: readonly Step[]) => Promise<Given>;
  /** `promiseBy` in UTC ms, with an acknowledgement only. */
  markReply: (postId: PostId, as: ReplyMark, promiseBy?: number) => Promise<Problem>;
  requestDecision: (from: Decider, dueAt: number, question: string) => Promise<Problem>;
  makeDecision: (answer: string) => Promise<Problem>;
  /** Makes another case of this customer part of this one. */
  merge: (other: CaseId) => Promise<Given>;
  /** Makes one of the posts a case of its own. */
  split: (post: PostId) => Promise<Given>;
  undo: (command: CommandId) => Promise<Problem>;
}
