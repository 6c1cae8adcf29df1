// How fast a post spreads, from its counters as they were seen on the page.
import type { PostId } from '../ids.ts';
import type { Counters, Post } from '../post.ts';

/** Counters of a post as the page showed them at `at`, UTC ms. */
export interface Sighting {
  postId: PostId;
  at: number;
  counters: Pick<Counters, 'reposts'>;
}

/** X rounds ("1.2K"), so nearer sightings say more about rounding than about speed. */
const nearest = 60_000;

/**
 * Reposts of a post and how many a minute it gained at last: between its newest sighting and the newest one at least a
 * minute older. Its publishing is the oldest sighting, with none.
 */
export const spreadOf = (
  post: Pick<Post, 'id' | 'publishedAt' | 'firstSeenAt' | 'counters'>,
  sightings: readonly Sighting[],
): { reposts: number; perMinute: number } => {
  const seen = [
    { at: post.publishedAt, reposts: 0 },
    ...(post.counters.reposts === undefined
      ? []
      : [{ at: post.firstSeenAt, reposts: post.counters.reposts }]),
    ...sightings.flatMap(({ postId, at, counters: { reposts } }) =>
      postId === post.id && reposts !== undefined ? [{ at, reposts }] : [],
    ),
  ].toSorted((a, b) => a.at - b.at);
  const last = seen.at(-1);
  if (!last) return { reposts: 0, perMinute: 0 };
  const before = seen.findLast(({ at }) => last.at - at >= nearest);
  const gained = before ? Math.max(0, last.reposts - before.reposts) : 0;
  return { reposts: last.reposts, perMinute: before ? gained / ((last.at - before.at) / 60_000) : 0 };
};
