// The timelines beside the main ones: lists, communities, quotes, bookmarks, replies of a profile; and whom a chat is with.
import { isInbound, type SitePost, type SiteWorld } from '../world/site-post.ts';
import type { Variables } from './respond.ts';
import type { Json } from './tweet-json.ts';

type Fields = { [key: string]: Json };

/** What the answer of an operation holds, and how X wraps its instructions. */
interface More {
  select: (world: SiteWorld, variables: Variables) => SitePost[];
  wrap: (instructions: Fields[]) => Fields;
}

const timeline = (instructions: Fields[]): Fields => ({ timeline: { instructions } });
const plain = ({ posts }: SiteWorld): SitePost[] =>
  posts.filter(({ kind, repostOf }) => kind !== 'promoted' && !repostOf);

const moreByOperation: Readonly<Record<string, More>> = {
  /** Every third customer is on the list. */
  ListLatestTweetsTimeline: {
    select: (world) => plain(world).filter((_, index) => index % 3 === 0),
    wrap: (instructions) => ({ list: { tweets_timeline: timeline(instructions) } }),
  },
  CommunityTweetsTimeline: {
    select: (world) => plain(world).filter((post, index) => isInbound(post) || index % 4 === 0),
    wrap: (instructions) => ({
      communityResults: { result: { ranked_community_timeline: timeline(instructions) } },
    }),
  },
  Bookmarks: {
    select: (world) => plain(world).filter((_, index) => index % 2 === 0),
    wrap: (instructions) => ({ bookmark_timeline_v2: timeline(instructions) }),
  },
  UserTweetsAndReplies: {
    select: (world, { screen_name }) =>
      world.posts.filter(({ handle }) => handle.toLowerCase() === screen_name?.toLowerCase()),
    wrap: (instructions) => ({ user: { result: timeline(instructions) } }),
  },
  /** X asks its search for them. */
  QuotesOf: {
    select: (world, { focalTweetId }) => world.posts.filter(({ quoteOf }) => quoteOf === focalTweetId),
    wrap: (instructions) => ({ search_by_raw_query: { search_timeline: timeline(instructions) } }),
  },
};

/** `page` makes a timeline's instructions out of posts. Undefined for an operation that is none of these. */
export const respondMore = (
  world: SiteWorld,
  operation: string,
  variables: Variables,
  page: (posts: SitePost[], world: SiteWorld, variables: Variables) => Fields[],
): Json | undefined => {
  if (operation === 'GetInitialXChatPageQuery') {
    const user = [...world.userByHandle.values()].find(({ id }) => variables.with?.includes(id));
    return { data: { handle: user?.handle ?? '', name: user?.name ?? '' } };
  }
  const more = moreByOperation[operation];
  return more && { data: more.wrap(page(more.select(world, variables), world, variables)) };
};
