// What the address of a post tells by itself: for the day on which nothing else on the page can be read.
import { blankPost } from '../care/blank-post.ts';
import type { Post } from '../care/post.ts';
import { instantOfPostId } from '../care/post-facts.ts';
import { partsOf, postOfPath } from './address.ts';

/** The pages on which a link may be to a post, and the links that are, as match patterns of a context menu. */
export const postLinks = (xHosts: readonly string[]): string[] =>
  xHosts.map((host) => host.replace(/\/\*$/, '/*/status/*'));

/**
 * Id, handle and, from the id, the time. Undefined for any other link, and for one that does not say whose post it is
 * (`/i/status/…`): without a handle there is no customer. `now` is UTC ms.
 */
export const postOfLink = (href: string | undefined, now: number): Post | undefined => {
  if (!href || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!/(^|\.)(x|twitter)\.com$/.test(url.hostname)) return undefined;
  const { id, handle } = postOfPath(partsOf(url));
  if (!id || !handle) return undefined;
  const issued = instantOfPostId(id);
  const publishedAt = issued !== undefined && issued <= now ? issued : now;
  return blankPost({ id, handle, publishedAt, firstSeenAt: now });
};
