// What Perch itself saw on the page, told apart from what a person did: by its ids.
import type { CareEvent } from './event.ts';
import type { PostId } from './ids.ts';

/** The id that what was seen is written under, event and command alike; no person's command has it. */
export const seenId = (postId: PostId): string => `seen.${postId}`;

export const wasSeen = ({ id, commandId }: Pick<CareEvent, 'id' | 'commandId'>): boolean =>
  id.startsWith('seen.') && commandId.startsWith('seen.');
