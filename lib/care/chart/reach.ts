// The reach rule: would many people see our silence?
import type { Post } from '../post.ts';
import type { ReachRule } from './schema.ts';

/** Why silence would be seen by many; empty where it would not, as far as X shows. */
export interface Reach {
  /** The most that was ever seen, if it is a large following. */
  followers?: number;
  /** Popular ones among the posts' hashtags, without the #. */
  hashtags: string[];
}

/** Holds the posts of a case against the rule. Followers that X did not show count as few. */
export const reachOf = (posts: readonly Pick<Post, 'followers' | 'hashtags'>[], rule: ReachRule): Reach => {
  const popular = new Set(rule.hashtags.map(bare));
  const followers = Math.max(0, ...posts.map((post) => post.followers ?? 0));
  const hashtags = [...new Set(posts.flatMap((post) => post.hashtags.map(bare)))];
  return {
    ...(followers >= rule.followers ? { followers } : {}),
    hashtags: hashtags.filter((tag) => popular.has(tag)),
  };
};

export const isFarReaching = ({ followers, hashtags }: Reach): boolean =>
  followers !== undefined || hashtags.length > 0;

const bare = (hashtag: string): string => hashtag.replace(/^#/, '').toLowerCase();
