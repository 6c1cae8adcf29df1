// One tweet of a response becomes a post: in the words of the house, with what the page does not show.
import type { Handle, PostId } from '../../care/ids.ts';
import type { Counters, Post } from '../../care/post.ts';
import { instantOfPostId, maxEdits, maxTextLength } from '../../care/post-facts.ts';
import { postOfPath, toHandle } from '../address.ts';
import { cut } from '../read-text.ts';
import { shownPart, withShownLinks } from './text.ts';
import type { TimelineItem } from './timeline-items.ts';
import { known } from './tolerant.ts';
import { tweetIn, type Entities, type Tweet } from './tweet-schema.ts';
import { authorOf, type Author, type VerifiedKind } from './user.ts';

/** A post as X itself knows it. */
export type PayloadPost = Post & {
  verifiedKind?: VerifiedKind;
  /** UTC ms. */
  accountCreatedAt?: number;
  bio?: string;
  mentionedUsers: { handle: Handle; userId?: PostId }[];
  /** All versions, oldest first: an edited post has several ids, and its case is named after the first. */
  editIds: PostId[];
  counters: Counters & { quotes?: number };
};

export interface PayloadReading {
  fields: Partial<PayloadPost>;
  /** The whole post; absent unless id, handle and time are known. */
  post?: PayloadPost;
  /** What could not be read, as "field: reason", without a word of the response. */
  problems: string[];
}

/** Reads an item. `now`: when it is seen, UTC ms. Gives `none` where X itself withholds the post. */
export const readTweet = (item: TimelineItem, now: number): PayloadReading | { none: string } => {
  const outer = tweetIn(item.result);
  if ('none' in outer) return outer;
  const original = outer.tweet.retweeted_status_result && tweetIn(outer.tweet.retweeted_status_result.result);
  if (original && 'none' in original) return original;
  const tweet = original?.tweet ?? outer.tweet;
  const author = personOf(tweet);
  const repostedBy = original ? personOf(outer.tweet).handle : undefined;
  const problems: string[] = [];
  const publishedAt = timeOf(tweet, problems);
  if (!author.handle) problems.push('handle: the response names no author');
  if (original && !repostedBy) problems.push('repostedBy: the response does not name them');
  const said = words(tweet);
  if (said.text === '' && !isMore(tweet)) problems.push('text: neither words nor anything else');
  const fields = known({
    id: idOf(tweet),
    handle: author.handle,
    publishedAt,
    userId: author.userId ?? tweet.user_id_str,
    name: author.name ?? '',
    verified: author.verified,
    verifiedKind: author.verifiedKind,
    followers: author.followers,
    accountCreatedAt: author.accountCreatedAt,
    bio: author.bio,
    ...said,
    lang: tweet.lang,
    quote: quoteOf(tweet),
    repostedBy,
    conversationId: tweet.conversation_id_str,
    inReplyToId: tweet.in_reply_to_status_id_str,
    editIds: editsOf(tweet),
    counters: countersOf(tweet),
    firstSeenAt: now,
    promoted: item.promoted,
    pinned: item.pinned,
    focal: false,
    surface: item.surface,
  });
  return { fields, problems, ...(isWhole(fields) && { post: fields }) };
};

/** All else is always there. */
const isWhole = (fields: Partial<PayloadPost>): fields is PayloadPost =>
  fields.id !== undefined && fields.handle !== undefined && fields.publishedAt !== undefined;

const idOf = (tweet: Tweet): PostId | undefined => tweet.rest_id ?? tweet.id_str;

const personOf = ({ core }: Tweet): Author =>
  core?.user_results?.result ? authorOf(core.user_results.result) : { verified: false };

/** UTC ms: as written, else from the id. */
const timeOf = (tweet: Tweet, problems: string[]): number | undefined => {
  const written = tweet.created_at;
  if (written === undefined) problems.push('publishedAt: no time is written');
  return written ?? instantOfPostId(idOf(tweet) ?? '');
};

const noEntities: Entities = { user_mentions: [], hashtags: [], urls: [], media: [] };
const most = 100;

type Words = Pick<PayloadPost, 'text' | 'replyingTo' | 'mentions' | 'mentionedUsers' | 'hashtags' | 'links'>;

/** The words as shown. A long post has all of them in its note, without the handles it answers; `full_text` is cut. */
const words = (tweet: Tweet): Words => {
  const note = tweet.note_tweet?.note_tweet_results.result;
  const short = tweet.entities ?? noEntities;
  const entities = note?.entity_set ?? short;
  const { before, shown } = shownPart(tweet.full_text ?? '', tweet.display_text_range);
  const title = tweet.article?.article_results.result.title;
  const text = cut(title ?? withShownLinks(note?.text ?? shown, entities.urls, short.media), maxTextLength);
  const people = [...short.user_mentions, ...entities.user_mentions];
  const named = (handle: Handle, where: string): boolean => where.toLowerCase().includes(`@${handle}`);
  const answered = [...before.matchAll(/@(\w+)/g)].flatMap(([, name]) => toHandle(name) ?? []);
  return {
    text,
    replyingTo: unique([
      ...(tweet.in_reply_to_screen_name ? [tweet.in_reply_to_screen_name] : []),
      ...answered,
    ]),
    mentions: unique(people.map((each) => each.screen_name).filter((handle) => named(handle, text))),
    mentionedUsers: [...new Map(people.map((each) => [each.screen_name, each] as const)).values()]
      .slice(0, most)
      .map(({ screen_name: handle, id_str: userId }) => ({ handle, ...known({ userId }) })),
    hashtags: unique(entities.hashtags.map((tag) => tag.text.slice(0, 500))),
    links: (title === undefined ? entities.urls : []).slice(0, most).map((link) => ({
      shown: (link.display_url ?? link.url).slice(0, 500),
      href: (link.expanded_url ?? link.url).slice(0, 2_000),
    })),
  };
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)].slice(0, most);

/** Whether a tweet without words shows something else. */
const isMore = (tweet: Tweet): boolean =>
  (tweet.entities?.media.length ?? 0) > 0 ||
  tweet.quoted_status_id_str !== undefined ||
  tweet.card !== undefined;

/** The quoted post; of one that X withholds, what the link to it says. */
const quoteOf = (tweet: Tweet): Post['quote'] => {
  const quoted = tweet.quoted_status_result && tweetIn(tweet.quoted_status_result.result);
  if (quoted && 'tweet' in quoted) {
    const { handle } = personOf(quoted.tweet);
    const publishedAt = timeOf(quoted.tweet, []);
    if (handle)
      return { handle, ...known({ id: idOf(quoted.tweet), publishedAt }), text: words(quoted.tweet).text };
  }
  const link = tweet.quoted_status_permalink?.expanded ?? '';
  const { handle, id } = URL.canParse(link) ? postOfPath(new URL(link).pathname.split('/').slice(1)) : {};
  return handle && { handle, ...known({ id: id ?? tweet.quoted_status_id_str }) };
};

const editsOf = ({ edit_control: edits }: Tweet): PostId[] =>
  (edits?.edit_control_initial?.edit_tweet_ids ?? edits?.edit_tweet_ids ?? []).slice(0, maxEdits);

const countersOf = (tweet: Tweet): PayloadPost['counters'] =>
  known({
    replies: tweet.reply_count,
    reposts: tweet.retweet_count,
    likes: tweet.favorite_count,
    quotes: tweet.quote_count,
    bookmarks: tweet.bookmark_count,
    views: tweet.views?.count,
  });
