// A post and its author as X's web API writes them since August 2026: users without `legacy`, empty entity lists left out.
import type { SitePost, SiteUser, SiteWorld } from '../world/site-post.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const stamp = (instant: number): string => {
  const [day, date, month, year, time] = new Date(instant).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${time} +0000 ${year}`;
};

export const userJson = (user: SiteUser): Fields => ({
  __typename: 'User',
  rest_id: user.id,
  core: { created_at: stamp(1_400_000_000_000 + Number(user.id)), name: user.name, screen_name: user.handle },
  relationship_counts: { followers: user.followers, following: 120 },
  tweet_counts: { media_tweets: 4, tweets: 320 },
  action_counts: { favorites_count: 77 },
  avatar: { image_url: `https://pbs.twimg.com/profile_images/${user.id}/stand-in_normal.jpg` },
  profile_bio: { description: user.bio },
  location: { location: '' },
  privacy: { protected: false },
  verification:
    user.verified === 'business' ? { verified: false, verified_type: 'Business' } : { verified: false },
  is_blue_verified: user.verified !== undefined,
  affiliates_highlighted_label: user.affiliate
    ? { label: { description: 'Stand-in', userLabelType: 'BusinessLabel' } }
    : {},
  relationship_perspectives: { following: false, followed_by: false, blocking: false, muting: false },
  pinned_items: {},
});

const shortLink = (id: string, index: number): string => `https://t.co/${id.slice(-8)}${index}`;

/** X's stored text: links shortened, entities with code point positions, long texts cut at 280. */
const textFields = (post: SitePost, world: SiteWorld): Fields => {
  const prefix = post.replyTo ? `@${post.replyTo.handle} ` : '';
  const expanded: string[] = [];
  const full = `${prefix}${post.text}`.replace(/https?:\/\/[^\s]+/g, (url) =>
    shortLink(post.id, expanded.push(url) - 1),
  );
  const points = [...full];
  const isLong = points.length > 280;
  // Cut between words, as X does.
  const shown = isLong
    ? `${points
        .slice(0, 277)
        .join('')
        .replace(/\s+\S*$/, '')}…`
    : full;
  const positions = (pattern: RegExp): { value: string; indices: [number, number] }[] =>
    [...shown.matchAll(pattern)].map((match) => {
      const before = shown.slice(0, match.index);
      const from = [...before].length;
      return { value: match[1] ?? match[0], indices: [from, from + [...match[0]].length] };
    });
  const entities: Fields = {};
  const mentions = positions(/@(\w{1,15})/g).filter(({ value }) =>
    world.userByHandle.has(value.toLowerCase()),
  );
  if (mentions.length)
    entities['user_mentions'] = mentions.map(({ value, indices }) => {
      const user = world.userByHandle.get(value.toLowerCase());
      return { id_str: user?.id ?? '', name: user?.name ?? '', screen_name: user?.handle ?? value, indices };
    });
  const tags = positions(/#(\w+)/g);
  if (tags.length) entities['hashtags'] = tags.map(({ value, indices }) => ({ text: value, indices }));
  if (expanded.length)
    entities['urls'] = positions(/https:\/\/t\.co\/\w+/g).map(({ value, indices }, index) => {
      const target = expanded[index] ?? value;
      const bare = target.replace(/^https?:\/\/(www\.)?/, '');
      return {
        url: value,
        expanded_url: target,
        display_url: bare.length > 27 ? `${bare.slice(0, 26)}…` : bare,
        indices,
      };
    });
  if (post.media)
    entities['media'] = [
      {
        id_str: post.id,
        media_key: `3_${post.id}`,
        type: post.media,
        url: `https://t.co/m${post.id.slice(-8)}`,
        display_url: `pic.x.com/${post.id.slice(-8)}`,
        expanded_url: `https://x.com/${post.handle}/status/${post.id}/${post.media}/1`,
      },
    ];
  return { full_text: shown, display_text_range: [[...prefix].length, [...shown].length], entities };
};

/** `tweet_results.result` of one post; its quote and its repost original ride inside. */
export const tweetJson = (post: SitePost, world: SiteWorld, depth = 0): Fields => {
  const author = world.userByHandle.get(post.handle.toLowerCase());
  const original = post.repostOf ? world.postById.get(post.repostOf) : undefined;
  const quoted = post.quoteOf ? world.postById.get(post.quoteOf) : undefined;
  const legacy: Fields = {
    id_str: post.id,
    user_id_str: author?.id ?? '',
    created_at: stamp(post.publishedAt),
    ...textFields(post, world),
    conversation_id_str: post.conversationId,
    is_quote_status: post.quoteOf !== undefined,
    lang: post.lang,
    favorite_count: post.counts.likes,
    retweet_count: post.counts.reposts,
    reply_count: post.counts.replies,
    quote_count: 0,
    bookmark_count: post.counts.bookmarks,
    favorited: false,
    retweeted: false,
    bookmarked: false,
  };
  if (post.replyTo) {
    legacy['in_reply_to_status_id_str'] = post.replyTo.id;
    legacy['in_reply_to_screen_name'] = post.replyTo.handle;
    legacy['in_reply_to_user_id_str'] = world.userByHandle.get(post.replyTo.handle.toLowerCase())?.id ?? '';
  }
  if (post.quoteOf) legacy['quoted_status_id_str'] = post.quoteOf;
  if (original) legacy['retweeted_status_result'] = { result: tweetJson(original, world, depth) };
  const tweet: Fields = {
    __typename: 'Tweet',
    rest_id: post.id,
    core: { user_results: author ? { result: userJson(author) } : {} },
    edit_control: {
      edit_tweet_ids: [post.id],
      editable_until_msecs: String(post.publishedAt + 3_600_000),
      edits_remaining: '5',
    },
    legacy,
    source: '<a href="https://x.com" rel="nofollow">X Web App</a>',
    views: { count: String(post.counts.views), state: 'EnabledWithCount' },
  };
  if ([...post.text].length > 279)
    tweet['note_tweet'] = {
      is_expandable: true,
      note_tweet_results: { result: { id: post.id, text: post.text } },
    };
  if (post.quoteOf && depth === 0)
    tweet['quoted_status_result'] = {
      result: quoted
        ? tweetJson(quoted, world, 1)
        : { __typename: 'TweetTombstone', tombstone: { text: { text: 'This post is unavailable.' } } },
    };
  // Every now and then X wraps a post: replies are limited, and the real one sits inside, without its own typename.
  if (depth === 0 && post.id.endsWith('77')) {
    const { __typename: _, ...inner } = tweet;
    return {
      __typename: 'TweetWithVisibilityResults',
      tweet: inner,
      limitedActionResults: { limited_actions: [{ action: 'Reply' }] },
    };
  }
  return tweet;
};
