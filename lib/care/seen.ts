// What Perch itself saw on the page, told apart from what a person did: by its ids.
import type { CareEvent } from './event.ts';
import type { PostId } from './ids.ts';

/** The id that what was seen is written under, event and command alike; no person's command has it. */
export const seenId = (postId: PostId): string => `seen.${postId}`;

/** The command that a tag is written under when a rule of the playbook adds it; `postId` is the case's first post. */
export const ruleId = (postId: PostId): string => `rule.${postId}`;

/** Whether a rule of the playbook did it, and nobody's hand: no undo names it, and it teaches nothing. */
export const isByRule = ({ commandId }: Pick<CareEvent, 'commandId'>): boolean =>
  commandId.startsWith('rule.');

export const wasSeen = ({ id, commandId }: Pick<CareEvent, 'id' | 'commandId'>): boolean =>
  id.startsWith('seen.') && commandId.startsWith('seen.');
