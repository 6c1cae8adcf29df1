// Who a customer is: X's user id where it is known, for handles change and are given to others.
import type { Handle } from './ids.ts';
import type { Post } from './post.ts';

/** One person: their user id, else the handle that is all we know of them. */
export type CustomerKey = `user:${string}` | `handle:${string}`;

/** All that a post names its author by. */
export const namesOf = ({ handle, userId }: Pick<Post, 'handle' | 'userId'>): CustomerKey[] => [
  nameOf(handle),
  ...(userId ? [`user:${userId}` as const] : []),
];

export const nameOf = (handle: Handle): CustomerKey => `handle:${handle}`;

/** As much of a post as says who wrote it, and when (UTC ms). */
export type Sighting = Pick<Post, 'handle' | 'userId' | 'publishedAt'>;

/**
 * Tells customers apart by all their posts together, in whatever order those come. A post without a user id (the page
 * does not show it) is its handle's owner's: whoever is known to have had that handle nearest in time, the earlier of
 * two equally near. A handle that nobody is known by stands for itself.
 */
export const customerKeys = (posts: readonly Sighting[]): ((post: Sighting) => CustomerKey) => {
  const ownersByHandle = new Map<Handle, { userId: string; at: number }[]>();
  for (const { handle, userId, publishedAt: at } of posts) {
    if (!userId) continue;
    const owners = ownersByHandle.get(handle) ?? [];
    owners.push({ userId, at });
    ownersByHandle.set(handle, owners);
  }
  for (const owners of ownersByHandle.values())
    owners.sort((a, b) => a.at - b.at || (a.userId < b.userId ? -1 : 1));

  return ({ handle, userId, publishedAt }) => {
    if (userId) return `user:${userId}`;
    let nearest: { userId: string; away: number } | undefined;
    for (const owner of ownersByHandle.get(handle) ?? []) {
      const away = Math.abs(owner.at - publishedAt);
      if (!nearest || away < nearest.away) nearest = { userId: owner.userId, away };
    }
    return nearest ? `user:${nearest.userId}` : `handle:${handle}`;
  };
};

/** A handle that a customer wrote under, and when they were first seen to, UTC ms. */
export interface Alias {
  handle: Handle;
  since: number;
}

/** The handles of one customer, oldest first; the last is what to call them. `posts` are theirs, in any order. */
export const aliasesOf = (posts: readonly Sighting[]): Alias[] => {
  const aliases: Alias[] = [];
  for (const { handle, publishedAt } of posts.toSorted((a, b) => a.publishedAt - b.publishedAt))
    if (aliases.at(-1)?.handle !== handle) aliases.push({ handle, since: publishedAt });
  return aliases;
};
