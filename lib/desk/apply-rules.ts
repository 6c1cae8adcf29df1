// Tags that rules of the playbook add by themselves: once a case and tag, whatever became of the tag since.
import type { Case } from '../care/case.ts';
import type { EventOf } from '../care/event.ts';
import type { CommandId, EventId, MemberId } from '../care/ids.ts';
import { ruleId } from '../care/seen.ts';
import { isSettled } from '../care/status.ts';

/** Their ids come from the case's first post, so every browser writes the same. */
export const tagsByRule = (care: Case, tags: readonly string[], by: MemberId): EventOf<'tag.added'>[] => {
  const root = care.messages[0]?.post.id;
  if (!root || isSettled(care.status)) return [];
  const commandId = ruleId(root) as CommandId;
  // Just behind the words that it follows from.
  const at = Math.max(...care.messages.map(({ post }) => post.publishedAt)) + 1;
  return tags.map((tag) => ({
    type: 'tag.added',
    id: `${commandId}.${tag}` as EventId,
    commandId,
    caseId: care.id,
    at,
    by,
    tag,
    suggested: true,
  }));
};
