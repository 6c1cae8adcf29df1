// Posts at hand all at once (a recorded history, a thread on the page) → the events that Perch would have written.
import { caseIdOf } from './case-id.ts';
import type { CareEvent, EventOf } from './event.ts';
import type { CaseId, Handle, MemberId, PostId } from './ids.ts';
import { kindOf, needsCare } from './kind.ts';
import type { Kind, Playbook } from './playbook.ts';
import type { Post } from './post.ts';
import { messageSeen, replySeen } from './sight.ts';

/**
 * What customers wrote and what we answered, in the order of publishing. A post that nobody would have opened a case
 * for counts as a customer's message where we answered it, with what its author wrote above it. A reply of ours belongs
 * to the post at the end of its chain, else to the newest post of a customer it names that nobody had answered.
 */
export const eventsOfPosts = (posts: readonly Post[], playbook: Playbook, by: MemberId): CareEvent[] => {
  const ordered = posts.toSorted((a, b) => a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1));
  const byId = new Map(ordered.map((post) => [post.id, post]));
  const handles = playbook.handles.map(({ handle }) => handle);
  const watch = { ...playbook, handles };
  const kinds = new Map(ordered.map((post): [PostId, Kind] => [post.id, kindOf(post, watch)]));
  const isOwn = ({ id }: Post): boolean => kinds.get(id) === 'own';

  const answered = new Set<PostId>();
  for (const post of ordered) {
    const above = isOwn(post) ? aboveOf(post, byId) : undefined;
    if (!above || isOwn(above)) continue;
    for (let each: Post | undefined = above; each?.handle === above.handle; each = aboveOf(each, byId)) {
      if (answered.has(each.id)) break;
      answered.add(each.id);
    }
  }
  const isMessage = (post: Post): boolean =>
    !isOwn(post) && !post.promoted && (needsCare(kinds.get(post.id) ?? 'other') || answered.has(post.id));

  const customers = createCustomers();
  const events: CareEvent[] = [];
  for (const post of ordered) {
    if (isMessage(post)) {
      const event = messageSeen(post, kinds.get(post.id) ?? 'other', handles, by);
      customers.wrote(event);
      events.push(event);
    } else if (isOwn(post)) {
      const caseId = caseAbove(post, byId, isMessage) ?? customers.waiting(post);
      if (!caseId) continue;
      customers.heard(byId, caseId, post);
      events.push(replySeen(post, caseId, playbook.automaticReplies, by));
    }
  }
  return events;
};

const aboveOf = ({ inReplyToId }: Post, byId: ReadonlyMap<PostId, Post>): Post | undefined =>
  inReplyToId && byId.get(inReplyToId);

const caseAbove = (
  post: Post,
  byId: ReadonlyMap<PostId, Post>,
  isMessage: (post: Post) => boolean,
): CaseId | undefined => {
  const passed = new Set<PostId>();
  for (let each = aboveOf(post, byId); each && !passed.has(each.id); each = aboveOf(each, byId)) {
    if (isMessage(each)) return caseIdOf(each.id);
    passed.add(each.id);
  }
  return undefined;
};

/** Who waits for an answer: by customer, their newest post that none followed. */
const createCustomers = () => {
  const waiting = new Map<Handle, PostId>();
  return {
    wrote: ({ post }: EventOf<'message.received'>): void => void waiting.set(post.handle, post.id),
    waiting: ({ replyingTo, mentions }: Post): CaseId | undefined => {
      const id = [...replyingTo, ...mentions].map((handle) => waiting.get(handle)).find(Boolean);
      return id && caseIdOf(id);
    },
    heard: (byId: ReadonlyMap<PostId, Post>, caseId: CaseId, reply: Post): void => {
      const customer = byId.get(caseId.slice('case-'.length) as PostId)?.handle;
      for (const handle of [customer, ...reply.replyingTo]) if (handle) waiting.delete(handle);
    },
  };
};
