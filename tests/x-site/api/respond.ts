// The web API of the stand-in: operation name and variables in, X's timeline JSON out. State: what was posted meanwhile.
import { arrivals } from '../generate.ts';
import { postIdAt, type SitePost, type SiteWorld } from '../world/site-post.ts';
import { respondMore } from './more.ts';
import { notificationEntries } from './notifications.ts';
import { selectPosts } from './select.ts';
import { tweetJson, type Json } from './tweet-json.ts';

type Fields = { [key: string]: Json };
export interface Variables {
  cursor?: string;
  count?: number;
  rawQuery?: string;
  screen_name?: string;
  focalTweetId?: string;
  timeline_type?: string;
  /** Whose timeline it is; X knows it by the session. */
  viewer?: string;
  tweet_text?: string;
  reply?: { in_reply_to_tweet_id?: string };
  /** Top or Latest, of a search. */
  product?: string;
  /** Ids of the people of a chat that are not the viewer. */
  with?: string[];
}

const item = (post: SitePost, world: SiteWorld): Fields => ({
  __typename: 'TimelineTweet',
  itemType: 'TimelineTweet',
  tweetDisplayType: 'Tweet',
  tweet_results: { result: tweetJson(post, world) },
  ...(post.kind === 'promoted'
    ? { promotedMetadata: { impressionId: post.id.slice(-6), disclosureType: 'NoDisclosure' } }
    : {}),
});

const timelineItem = (post: SitePost, world: SiteWorld, sortIndex: number): Fields => ({
  entryId: post.kind === 'promoted' ? `promoted-tweet-${post.id}-${post.id.slice(-6)}` : `tweet-${post.id}`,
  sortIndex: String(9_000_000_000_000_000_000n - BigInt(sortIndex)),
  content: {
    __typename: 'TimelineTimelineItem',
    entryType: 'TimelineTimelineItem',
    itemContent: item(post, world),
  },
});

/** Where a post was deleted. */
const tombstoneItem = (id: string): Fields => ({
  entryId: `tweet-${id}`,
  sortIndex: '9000000000000000000',
  content: {
    __typename: 'TimelineTimelineItem',
    entryType: 'TimelineTimelineItem',
    itemContent: {
      itemType: 'TimelineTweet',
      __typename: 'TimelineTweet',
      tweet_results: {
        result: {
          __typename: 'TweetTombstone',
          tombstone: { text: { text: 'This post was deleted by its author. Learn more', entities: [] } },
        },
      },
    },
  },
});

const cursor = (kind: 'Top' | 'Bottom', value: string): Fields => ({
  entryId: `cursor-${kind.toLowerCase()}-${value}`,
  sortIndex: kind === 'Top' ? '9223372036854775807' : '0',
  content: {
    __typename: 'TimelineTimelineCursor',
    entryType: 'TimelineTimelineCursor',
    cursorType: kind,
    value,
  },
});

const addEntries = (entries: Fields[]): Fields[] => [{ type: 'TimelineAddEntries', entries }];

/** Newest posts first, `count` a page; the cursor is the number of posts already given. */
const page = (posts: SitePost[], world: SiteWorld, variables: Variables): Fields[] => {
  const from = Number(variables.cursor ?? 0);
  const count = variables.count ?? 40;
  const entries = posts
    .slice(from, from + count)
    .map((post, index) => timelineItem(post, world, from + index));
  return addEntries([
    ...entries,
    cursor('Top', `top-${from}`),
    ...(from + count < posts.length ? [cursor('Bottom', String(from + count))] : []),
  ]);
};

const conversation = (world: SiteWorld, focalId: string): Fields[] => {
  const focal = world.postById.get(focalId);
  if (!focal)
    return [
      { type: 'TimelineAddEntries', entries: [] },
      { type: 'TimelineTerminateTimeline', direction: 'Top' },
    ];
  const chain: SitePost[] = [focal];
  let gone: string | undefined;
  for (let post = focal; post.replyTo;) {
    const parent = world.postById.get(post.replyTo.id);
    if (!parent) {
      gone = post.replyTo.id;
      break;
    }
    chain.unshift(parent);
    post = parent;
  }
  const replies = world.posts.filter((post) => post.replyTo?.id === focalId).toReversed();
  const threads = replies.map((reply, index): Fields => {
    const next = world.posts.find((post) => post.replyTo?.id === reply.id);
    return {
      entryId: `conversationthread-${reply.id}`,
      sortIndex: String(5_000_000_000_000_000_000n - BigInt(index)),
      content: {
        __typename: 'TimelineTimelineModule',
        entryType: 'TimelineTimelineModule',
        displayType: 'VerticalConversation',
        items: [reply, ...(next ? [next] : [])].map((post) => ({
          entryId: `conversationthread-${reply.id}-tweet-${post.id}`,
          item: { itemContent: item(post, world) },
        })),
      },
    };
  });
  const related = world.posts.filter((post) => post.kind === 'chatter' && !post.quoteOf).slice(3, 6);
  return [
    { type: 'TimelineClearCache' },
    ...addEntries([
      ...(gone ? [tombstoneItem(gone)] : []),
      ...chain.map((post, index) => timelineItem(post, world, index + 1)),
      ...threads,
      relatedModule(focalId, related, world),
    ]),
    { type: 'TimelineTerminateTimeline', direction: 'Top' },
  ];
};

/** Under the replies X shows posts that have nothing to do with the conversation. */
const relatedModule = (focalId: string, related: SitePost[], world: SiteWorld): Fields => ({
  entryId: `tweetdetailrelatedtweets-${focalId}`,
  sortIndex: '4000000000000000000',
  content: {
    __typename: 'TimelineTimelineModule',
    entryType: 'TimelineTimelineModule',
    displayType: 'Vertical',
    header: { displayType: 'Classic', text: 'Discover more' },
    items: related.map((post) => ({
      entryId: `tweetdetailrelatedtweets-${focalId}-tweet-${post.id}`,
      item: { itemContent: item(post, world) },
    })),
  },
});

const createTweet = (world: SiteWorld, variables: Variables, now: number): Fields => {
  const parent = world.postById.get(variables.reply?.in_reply_to_tweet_id ?? '');
  const id = postIdAt(now, world.posts.length);
  const counts = { replies: 0, reposts: 0, likes: 0, bookmarks: 0, views: 1 };
  const post: SitePost = {
    id,
    handle: variables.viewer ?? 'acmecare',
    kind: 'own',
    publishedAt: now,
    text: variables.tweet_text ?? '',
    lang: 'en',
    conversationId: parent?.conversationId ?? id,
    counts,
  };
  if (parent) post.replyTo = { id: parent.id, handle: parent.handle };
  if (parent) parent.counts.replies++;
  keep(world, [post]);
  return { create_tweet: { tweet_results: { result: tweetJson(post, world) } } };
};

const keep = (world: SiteWorld, posts: SitePost[]): void => {
  world.posts.unshift(...posts);
  for (const post of posts) world.postById.set(post.id, post);
};

/** Answers `/i/api/graphql/<queryId>/<operation>`; undefined for an operation that the stand-in does not know. `now` in UTC ms. */
export const respond = (
  world: SiteWorld,
  operation: string,
  variables: Variables,
  now: number,
): Json | undefined => {
  if (operation === 'CreateTweet') return { data: createTweet(world, variables, now) };
  if (operation === 'TweetDetail')
    return {
      data: {
        threaded_conversation_with_injections_v2: {
          instructions: conversation(world, variables.focalTweetId ?? ''),
        },
      },
    };
  if (operation === 'Arrivals') {
    const fresh = arrivals(world, variables.count ?? 3, now);
    keep(world, fresh);
    return {
      data: { home: { home_timeline_urt: { instructions: page(fresh, world, { count: fresh.length }) } } },
    };
  }
  if (operation === 'NotificationsTimeline') {
    const [add] = page(selectPosts(world, operation, variables), world, variables) as [Fields];
    const entries =
      variables.timeline_type === 'Mentions'
        ? (add['entries'] as Fields[])
        : notificationEntries(add['entries'] as Fields[], world, !variables.cursor);
    return {
      data: {
        viewer_v2: {
          user_results: {
            result: { notification_timeline: { timeline: { instructions: [{ ...add, entries }] } } },
          },
        },
      },
    };
  }
  const more = respondMore(world, operation, variables, page);
  if (more) return more;
  const instructions = page(selectPosts(world, operation, variables), world, variables);
  if (operation === 'HomeTimeline' || operation === 'HomeLatestTimeline')
    return { data: { home: { home_timeline_urt: { instructions } } } };
  if (operation === 'SearchTimeline')
    return { data: { search_by_raw_query: { search_timeline: { timeline: { instructions } } } } };
  if (operation === 'UserTweets')
    return { data: { user: { result: { timeline: { timeline: { instructions } } } } } };
  return undefined;
};
