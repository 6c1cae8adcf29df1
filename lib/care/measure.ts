// Response times from posts alone: who answered whom, and after how long. For any account, ours or a competitor's.
import type { Handle, PostId } from './ids.ts';
import type { Post } from './post.ts';

/** All that counts of a post here: no word of it. */
export type Measured = Pick<
  Post,
  'id' | 'handle' | 'publishedAt' | 'replyingTo' | 'mentions' | 'inReplyToId' | 'below'
>;

export interface Measure {
  handle: Handle;
  /** Times that somebody waited for an answer of this account. */
  n: number;
  answered: number;
  /** ms, over what was answered; absent where nothing was. */
  median?: number;
  /** Nearest rank, ms. */
  p90?: number;
}

export interface Measurement {
  posts: number;
  /** Publishing times of the oldest and newest post seen, UTC ms. */
  from: number;
  to: number;
  /** Those who were waited for most first. */
  measures: Measure[];
}

/**
 * A wait begins with the oldest unanswered post that somebody addresses to an account, and ends with the account's next post to
 * them: one that stands under a post of theirs, or replies to them by name. Posts that were not seen are not counted, so
 * what was answered elsewhere looks unanswered. Accounts that two people or more wrote to are measured, and those of `also`
 * in any case.
 */
export const measurePosts = (
  seen: readonly Measured[],
  also: readonly Handle[] = [],
  most = 6,
): Measurement => {
  const posts = [...new Map(seen.map((post) => [post.id, post])).values()].toSorted(
    (a, b) => a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1),
  );
  const authorById = new Map<PostId, Handle>(posts.map(({ id, handle }) => [id, handle]));
  const waits = new Map<Handle, Map<Handle, number>>();
  const timesByHandle = new Map<Handle, number[]>();
  const people = new Map<Handle, Set<Handle>>();
  for (const post of posts) {
    const parent = post.inReplyToId ?? post.below;
    const parentAuthor = parent && authorById.get(parent);
    // The post above says most exactly who is meant; else the names do.
    const answered = new Set(parentAuthor ? [parentAuthor] : post.replyingTo);
    for (const other of answered) {
      const since = waits.get(post.handle)?.get(other);
      if (since === undefined) continue;
      waits.get(post.handle)?.delete(other);
      timesByHandle.set(post.handle, [...(timesByHandle.get(post.handle) ?? []), post.publishedAt - since]);
    }
    for (const addressed of new Set([...answered, ...post.replyingTo, ...post.mentions])) {
      if (addressed === post.handle) continue;
      people.set(addressed, (people.get(addressed) ?? new Set()).add(post.handle));
      const theirs = waits.get(addressed) ?? new Map<Handle, number>();
      waits.set(addressed, theirs);
      if (!theirs.has(post.handle)) theirs.set(post.handle, post.publishedAt);
    }
  }
  // Whom only one person writes to is somebody they talk with.
  const isWanted = (handle: Handle): boolean => also.includes(handle) || (people.get(handle)?.size ?? 0) > 1;
  const all = [...new Set([...also, ...people.keys()])]
    .filter(isWanted)
    .map((handle) => measureOf(handle, timesByHandle.get(handle) ?? [], waits.get(handle)?.size ?? 0));
  return {
    posts: posts.length,
    from: posts[0]?.publishedAt ?? 0,
    to: posts.at(-1)?.publishedAt ?? 0,
    measures: all
      .toSorted((a, b) => rank(b, also) - rank(a, also) || b.n - a.n || (a.handle < b.handle ? -1 : 1))
      .slice(0, most),
  };
};

const rank = ({ handle }: Measure, also: readonly Handle[]): number => Number(also.includes(handle));

const measureOf = (handle: Handle, times: readonly number[], waiting: number): Measure => {
  const sorted = times.toSorted((a, b) => a - b);
  const median = at(sorted, 0.5);
  const p90 = at(sorted, 0.9);
  return {
    handle,
    n: times.length + waiting,
    answered: times.length,
    ...(median === undefined ? {} : { median }),
    ...(p90 === undefined ? {} : { p90 }),
  };
};

/** Nearest rank; the median of an even count is the middle of both. */
const at = (sorted: readonly number[], share: number): number | undefined => {
  const rankOf = Math.ceil(share * sorted.length);
  const value = sorted[rankOf - 1];
  if (share !== 0.5 || sorted.length % 2 === 1 || value === undefined) return value;
  return (value + (sorted[rankOf] ?? value)) / 2;
};
