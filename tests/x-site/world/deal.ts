// A world in the making, and how one post gets into it.
import type { Random } from './random.ts';
import { postIdAt, type SitePost, type SiteUser } from './site-post.ts';

export const minute = 60_000;

export interface Deal {
  random: Random;
  now: number;
  posts: SitePost[];
  customers: SiteUser[];
  sequence: number;
  /** Sentences used lately; the next one is another. */
  recent: string[];
}

type Draft = Pick<SitePost, 'kind' | 'handle' | 'publishedAt' | 'text' | 'lang'> & Partial<SitePost>;

/** Adds one post; gives nothing if it would lie in the future. */
export const add = (deal: Deal, draft: Draft): SitePost | undefined => {
  if (draft.publishedAt > deal.now - minute) return undefined;
  const id = postIdAt(draft.publishedAt, deal.sequence++);
  const reach = 10 ** (deal.random.next() * 4.4);
  const counts = {
    replies: Math.floor(reach / 90),
    reposts: Math.floor(reach / 70),
    likes: Math.floor(reach / 11),
    bookmarks: Math.floor(reach / 260),
    views: Math.floor(reach * 9) + 12,
  };
  const post: SitePost = { id, conversationId: draft.replyTo ? '' : id, counts, ...draft };
  deal.posts.push(post);
  return post;
};

export const answer = (post: SitePost, parent: SitePost): void => {
  post.replyTo = { id: parent.id, handle: parent.handle };
  post.conversationId = parent.conversationId;
};
