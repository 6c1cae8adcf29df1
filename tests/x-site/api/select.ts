// Which posts belong to which timeline, newest first.
import { isInbound, marketing, type SitePost, type SiteWorld } from '../world/site-post.ts';
import type { Variables } from './respond.ts';

export const selectPosts = (world: SiteWorld, operation: string, variables: Variables): SitePost[] => {
  if (operation === 'NotificationsTimeline')
    return world.posts.filter((post) => isInbound(post) && speaksTo(post, variables.viewer));
  if (operation === 'HomeLatestTimeline') return world.posts.filter((post) => post.kind !== 'promoted');
  if (operation === 'UserTweets')
    return world.posts.filter((post) => post.handle.toLowerCase() === variables.screen_name?.toLowerCase());
  if (operation === 'SearchTimeline') {
    const words = (variables.rawQuery ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = world.posts.filter(
      (post) =>
        !post.repostOf && words.every((word) => `${post.text} @${post.handle}`.toLowerCase().includes(word)),
    );
    return variables.product === 'Top' ? found.toSorted((a, b) => b.counts.likes - a.counts.likes) : found;
  }
  return world.posts;
};

/** The service account sees all that is inbound; the marketing account only what names it. */
const speaksTo = (post: SitePost, viewer: string | undefined): boolean =>
  viewer !== marketing || /@acme\b/i.test(post.text) || post.replyTo?.handle === marketing;
