// A post: one tweet as read from the page. Everything in it was written by somebody else.
import * as z from 'zod/mini';
import { handleSchema, instantSchema, postIdSchema } from './ids.ts';
import { maxEdits, maxSaid, maxTextLength } from './post-facts.ts';

const text = z.string().check(z.maxLength(maxTextLength));
const shortText = z.string().check(z.maxLength(500));
const count = z.int().check(z.minimum(0));

/** Where on X the post was seen. */
export const surfaceSchema = z.enum([
  'home',
  'notifications',
  'search',
  'list',
  'community',
  'profile',
  'status',
  'quotes',
  'bookmarks',
  'column',
  'other',
]);
export type Surface = z.infer<typeof surfaceSchema>;

export const quoteSchema = z.object({
  id: z.optional(postIdSchema),
  handle: handleSchema,
  publishedAt: z.optional(instantSchema),
  text: z.optional(text),
});

export const linkSchema = z.object({ shown: shortText, href: z.string().check(z.maxLength(2_000)) });

export const countersSchema = z.object({
  replies: z.optional(count),
  reposts: z.optional(count),
  likes: z.optional(count),
  views: z.optional(count),
  bookmarks: z.optional(count),
});
export type Counters = z.infer<typeof countersSchema>;

export const postSchema = z.object({
  id: postIdSchema,
  handle: handleSchema,
  /** Display name, bidi controls removed. */
  name: shortText,
  verified: z.boolean(),
  /** From `<time>`, else from the id (a snowflake). */
  publishedAt: instantSchema,
  firstSeenAt: instantSchema,
  text,
  lang: z.optional(z.string().check(z.maxLength(16))),
  replyingTo: z.array(handleSchema).check(z.maxLength(100)),
  mentions: z.array(handleSchema).check(z.maxLength(100)),
  hashtags: z.array(shortText).check(z.maxLength(100)),
  links: z.array(linkSchema).check(z.maxLength(100)),
  quote: z.optional(quoteSchema),
  repostedBy: z.optional(handleSchema),
  pinned: z.boolean(),
  promoted: z.boolean(),
  /** The post that its status page is about. */
  focal: z.boolean(),
  counters: countersSchema,
  surface: surfaceSchema,
  /** On a status page, the post shown right above: evidence of what this one answers. */
  below: z.optional(postIdSchema),
  userId: z.optional(postIdSchema),
  followers: z.optional(count),
  /** The author's profile text. Of it, only a word of the press is kept: see `asSeen`. */
  bio: z.optional(shortText),
  conversationId: z.optional(postIdSchema),
  inReplyToId: z.optional(postIdSchema),
  /** X marks it as changed by its author. */
  edited: z.optional(z.boolean()),
  /** Of an edited post, all versions, oldest first: each has its own id, and the first names the case. */
  editIds: z.optional(z.array(postIdSchema).check(z.maxLength(maxEdits))),
});
export type Post = z.infer<typeof postSchema>;

/** What may come to be known of a post after it was first seen. */
export const knownSchema = z.partial(
  z.pick(postSchema, {
    name: true,
    verified: true,
    text: true,
    lang: true,
    replyingTo: true,
    mentions: true,
    hashtags: true,
    links: true,
    quote: true,
    userId: true,
    followers: true,
    bio: true,
    conversationId: true,
    inReplyToId: true,
    editIds: true,
  }),
);
export type KnownOfPost = z.infer<typeof knownSchema>;

/** A post that X does not show where it should be, with what it says instead, in the page's language. */
export const gonePostSchema = z.object({
  id: postIdSchema,
  said: z.optional(z.string().check(z.minLength(1), z.maxLength(maxSaid))),
});
export type GonePost = z.infer<typeof gonePostSchema>;
