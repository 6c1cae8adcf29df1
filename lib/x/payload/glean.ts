// What the page does not show of its posts, taken from a response while the person scrolls. The same facts that
// readPayload reads through schemas, by hand: zod would cost the content script a third of its size.
import type { Handle, PostId } from '../../care/ids.ts';
import { maxEdits, maxTextLength } from '../../care/post-facts.ts';
import { toHandle, toPostId } from '../address.ts';
import { cut } from '../read-text.ts';
import { withShownLinks, type Link } from './text.ts';

/** About one post. Everything in it came from the page's own world: forged until a post on the page agrees with it. */
export interface Facts {
  id: PostId;
  handle: Handle;
  userId?: PostId;
  followers?: number;
  bio?: string;
  conversationId?: PostId;
  inReplyToId?: PostId;
  quoteId?: PostId;
  /** All words of a long post. */
  text?: string;
  /** Of an edited post, all versions, oldest first. */
  editIds?: PostId[];
}

/** Values looked at in one response; the largest that X sends have some thousand outside of their posts. */
const maxNodes = 50_000;
/** What a post counts for. */
const postNodes = 40;
const maxBio = 500;
const maxDepth = 60;

/** The facts of every post in a response, quoted and reposted ones too. Looks at `maxNodes` values at most. */
export const glean = (response: unknown): Facts[] => {
  const facts: Facts[] = [];
  let left = maxNodes;
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > maxDepth) return;
    const id = postId(at(value, 'rest_id'));
    if (id && at(value, 'core.user_results')) {
      left -= postNodes;
      const found = left > 0 && factsOf(id, value);
      if (found) facts.push(found);
      walk(at(value, 'quoted_status_result'), depth + 1);
      walk(own(value, 'retweeted_status_result'), depth + 1);
      return;
    }
    for (const key in value) {
      if (--left < 0) return;
      walk((value as Node)[key], depth + 1);
    }
  };
  walk(response, 0);
  return facts;
};

type Node = Readonly<Record<string, unknown>>;

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? (node as Node)[key] : undefined),
      value,
    );

/** A tweet's own field: under `legacy`, or at the top. */
const own = (tweet: unknown, key: string): unknown => at(tweet, `legacy.${key}`) ?? at(tweet, key);

const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const postId = (value: unknown): PostId | undefined => toPostId(string(value));

const factsOf = (id: PostId, tweet: unknown): Facts | undefined => {
  const user = at(tweet, 'core.user_results.result');
  const handle = ['core.', 'legacy.', '']
    .map((place) => toHandle(string(at(user, `${place}screen_name`))))
    .find((found) => found);
  if (!handle) return undefined;
  const facts: Facts = { id, handle };
  const put = <K extends keyof Facts>(key: K, value: Facts[K] | undefined): void => {
    if (value !== undefined) facts[key] = value;
  };
  put('userId', postId(at(user, 'rest_id')) ?? postId(own(tweet, 'user_id_str')));
  put('followers', count(at(user, 'relationship_counts.followers') ?? own(user, 'followers_count')));
  put('bio', string(at(user, 'profile_bio.description') ?? own(user, 'description'))?.slice(0, maxBio));
  put('conversationId', postId(own(tweet, 'conversation_id_str')));
  put('inReplyToId', postId(own(tweet, 'in_reply_to_status_id_str')));
  put('quoteId', postId(own(tweet, 'quoted_status_id_str')));
  put('text', longText(at(tweet, 'note_tweet.note_tweet_results.result'), own(tweet, 'entities.media')));
  const edits =
    at(tweet, 'edit_control.edit_control_initial.edit_tweet_ids') ?? at(tweet, 'edit_control.edit_tweet_ids');
  const editIds = Array.isArray(edits) ? edits.flatMap((each) => postId(each) ?? []) : [];
  if (editIds.length > 1) put('editIds', editIds.slice(0, maxEdits));
  return facts;
};

const count = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;

const longText = (note: unknown, media: unknown): string | undefined => {
  const text = string(at(note, 'text'));
  if (text === undefined || text.length > 2 * maxTextLength) return undefined;
  return cut(withShownLinks(text, linksIn(at(note, 'entity_set.urls')), linksIn(media)), maxTextLength);
};

const maxLinks = 100;

const linksIn = (list: unknown): Link[] =>
  (Array.isArray(list) ? list.slice(0, maxLinks) : []).flatMap((link) => {
    const url = string(at(link, 'url'));
    return url ? [{ url, display_url: string(at(link, 'display_url')) }] : [];
  });
