// A tweet as X writes it. Its own fields lie under `legacy`; some answers have them at the top (`legacy: null`, 2026-05).
import * as z from 'zod/mini';
import { handleSchema, postIdSchema } from '../../care/ids.ts';
import { countSchema, fieldsOf, isNode, listOf, maybe, stampSchema } from './tolerant.ts';
import { userSchema } from './user.ts';

const text = z.string().check(z.maxLength(200_000));
const link = z.object({ url: text, display_url: maybe(text), expanded_url: maybe(text) });

const entitiesSchema = z.object({
  user_mentions: listOf(z.object({ screen_name: handleSchema, id_str: maybe(postIdSchema) })),
  hashtags: listOf(z.object({ text })),
  urls: listOf(link),
  media: listOf(link),
});
export type Entities = z.infer<typeof entitiesSchema>;

const editsSchema = z.object({ edit_tweet_ids: listOf(postIdSchema) });

/** Nested tweets stay unknown here: `tweetIn` opens them one by one. */
const tweetSchema = z.object({
  rest_id: maybe(postIdSchema),
  core: maybe(z.object({ user_results: maybe(z.object({ result: maybe(userSchema) })) })),
  views: maybe(z.object({ count: maybe(countSchema) })),
  note_tweet: maybe(
    z.object({
      note_tweet_results: z.object({ result: z.object({ text, entity_set: maybe(entitiesSchema) }) }),
    }),
  ),
  article: maybe(z.object({ article_results: z.object({ result: z.object({ title: text }) }) })),
  /** Of an edited tweet the later versions name the earlier ones one level deeper. */
  edit_control: maybe(z.object({ ...editsSchema.shape, edit_control_initial: maybe(editsSchema) })),
  quoted_status_result: maybe(z.object({ result: z.unknown() })),
  retweeted_status_result: maybe(z.object({ result: z.unknown() })),
  quoted_status_permalink: maybe(z.object({ url: text, expanded: maybe(text) })),
  card: z.optional(z.unknown()),
  id_str: maybe(postIdSchema),
  user_id_str: maybe(postIdSchema),
  created_at: maybe(stampSchema),
  full_text: maybe(text),
  display_text_range: maybe(z.tuple([z.int(), z.int()])),
  entities: maybe(entitiesSchema),
  conversation_id_str: maybe(postIdSchema),
  in_reply_to_status_id_str: maybe(postIdSchema),
  in_reply_to_screen_name: maybe(handleSchema),
  quoted_status_id_str: maybe(postIdSchema),
  lang: maybe(z.string().check(z.regex(/^[a-z]{2,3}(-\w+)*$/i), z.maxLength(16))),
  favorite_count: maybe(countSchema),
  retweet_count: maybe(countSchema),
  reply_count: maybe(countSchema),
  quote_count: maybe(countSchema),
  bookmark_count: maybe(countSchema),
});
export type Tweet = z.infer<typeof tweetSchema>;

/** A tweet, or why there is none: `tombstone`, `unavailable`, `empty`, in X's own words none. */
export type TweetOrNone = { tweet: Tweet } | { none: string };

const absences = new Map([
  ['TweetTombstone', 'a tombstone: deleted, or withheld from this reader'],
  ['TweetUnavailable', 'unavailable to this reader'],
]);

/** The tweet in a `result`. A wrapper (replies limited, content withheld) holds the real one, which has no typename. */
export const tweetIn = (result: unknown): TweetOrNone => {
  if (!isNode(result)) return { none: 'empty' };
  const { __typename: type, tweet, legacy } = result;
  const absence = typeof type === 'string' ? absences.get(type) : undefined;
  if (absence) return { none: absence };
  if (isNode(tweet) && !('tweet' in tweet)) return tweetIn(tweet);
  const parsed = tweetSchema.safeParse(fieldsOf(tweetSchema.shape, legacy, result));
  return parsed.success && (parsed.data.rest_id ?? parsed.data.id_str)
    ? { tweet: parsed.data }
    : { none: 'without an id' };
};
