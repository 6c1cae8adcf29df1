// Posts as all events together know them: X tells more of a post later, and a post that was edited has several ids.
import { caseIdOf } from './case-id.ts';
import type { CareEvent, EventOf } from './event.ts';
import type { CaseId, PostId } from './ids.ts';
import { instantOfPostId } from './post-facts.ts';
import type { KnownOfPost, Post } from './post.ts';

type Received = EventOf<'message.received'>;
type Telling = Pick<EventOf<'message.learned'>, 'known' | 'kind' | 'arrivedVia'>;

/** All ids of a post, its own first: each version of an edited one has another. */
export const idsOf = ({ id, editIds = [] }: Pick<Post, 'id' | 'editIds'>): PostId[] =>
  editIds.length === 0 ? [id] : [...new Set([id, ...editIds])];

/** An edited post as it was first published, but for its words: what it is named and timed by. */
export const firstVersion = (post: Post): Post => {
  const id = post.editIds?.[0];
  return id === undefined || id === post.id
    ? post
    : { ...post, id, publishedAt: instantOfPostId(id) ?? post.publishedAt };
};

/** The cases that an event tells of: the one it is named after, and those that a version of its post may have opened. */
export const caseIdsIn = (event: CareEvent): CaseId[] => {
  if (event.type === 'message.received') return [event.caseId, ...idsOf(event.post).map(caseIdOf)];
  if (event.type === 'message.learned') return [event.caseId, ...(event.known.editIds ?? []).map(caseIdOf)];
  return [event.caseId];
};

/** Whether nothing of a post was seen but a link to it: no author on X is without a name. */
export const isUnseen = ({ name = '', text = '' }: KnownOfPost): boolean => name === '' && text === '';

/**
 * Events in the order of the fold → the same, with posts completed by what was learned of them, whatever came first.
 * Of several versions of a post the oldest one there is the message, and the others are edits of it.
 */
export const asKnown = (events: CareEvent[]): CareEvent[] => {
  const received = events.filter((event) => event.type === 'message.received');
  const isMore = events.some(({ type }) => type === 'message.learned');
  const isPlain = received.every(({ post }) => post.editIds === undefined);
  // Of most posts nothing was learned later: every clock asks, so it is worth a look.
  if (!isMore && isPlain && new Set(received.map(({ post }) => post.id)).size === received.length)
    return events;

  const tellings = new Map<PostId, Telling[]>();
  const tell = (id: PostId, telling: Telling): void =>
    void tellings.set(id, [...(tellings.get(id) ?? []), telling]);
  for (const event of events) {
    if (event.type === 'message.learned') tell(event.postId, event);
    if (event.type === 'message.received') tell(event.post.id, { ...event, known: event.post });
  }
  const completed = events.map((event) =>
    event.type === 'message.received' ? (tellings.get(event.post.id) ?? []).reduce(withMore, event) : event,
  );
  return withVersions(completed);
};

const withMore = (event: Received, { known, kind, arrivedVia }: Telling): Received => {
  const news = newsOf(event.post, known);
  if (!news) return event;
  return {
    ...event,
    post: { ...event.post, ...news } as Post,
    ...(isUnseen(event.post) && { ...(kind && { kind }), ...(arrivedVia && { arrivedVia }) }),
  };
};

/** One message for all versions of a post. */
const withVersions = (events: CareEvent[]): CareEvent[] => {
  const received = events.filter((event) => event.type === 'message.received');
  const ids = new Set(received.map(({ post }) => post.id));
  const versions = new Map<PostId, PostId[]>();
  for (const { post } of received)
    for (const id of post.editIds ?? [])
      if ((post.editIds?.length ?? 0) > (versions.get(id)?.length ?? 0)) versions.set(id, post.editIds ?? []);
  return events.map((event) => {
    const editIds = event.type === 'message.received' ? versions.get(event.post.id) : undefined;
    if (event.type !== 'message.received' || !editIds) return event;
    const message = editIds.find((id) => ids.has(id)) ?? event.post.id;
    return message === event.post.id
      ? { ...event, post: { ...event.post, editIds } }
      : asEdit(event, message);
  });
};

const asEdit = ({ id, caseId, at, by, commandId, post }: Received, message: PostId): CareEvent => ({
  type: 'message.edited',
  ...{ id, at, by, commandId },
  caseId: caseId === caseIdOf(post.id) ? caseIdOf(message) : caseId,
  postId: message,
  version: post.id,
  text: post.text,
});

/** What is told of a post that was not known of it; undefined where that is nothing. */
export const newsOf = (post: Post, told: KnownOfPost): KnownOfPost | undefined => {
  const isFirstSight = isUnseen(post) && !isUnseen(told);
  const news = Object.fromEntries(
    [
      ...(isFirstSight ? words.map((key) => [key, told[key]] as const) : []),
      ...facts.flatMap((key) => (post[key] === undefined ? [[key, told[key]] as const] : [])),
    ].filter(([, value]) => value !== undefined),
  );
  return Object.keys(news).length > 0 ? news : undefined;
};

/** What X's own responses add, sooner or later. */
const facts = ['userId', 'followers', 'bio', 'conversationId', 'inReplyToId', 'editIds'] as const;
const words = [
  'name',
  'verified',
  'text',
  'lang',
  'replyingTo',
  'mentions',
  'hashtags',
  'links',
  'quote',
] as const;
