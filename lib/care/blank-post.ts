// A post of which little more is known than that it is there. No schemas here: the page on X needs it.
import type { Post } from './post.ts';

type Least = Pick<Post, 'id' | 'handle' | 'publishedAt' | 'firstSeenAt'>;

/** The post with these fields, and with nothing in the others. */
export const blankPost = (known: Partial<Post> & Least): Post => ({
  name: '',
  verified: false,
  text: '',
  replyingTo: [],
  mentions: [],
  hashtags: [],
  links: [],
  pinned: false,
  promoted: false,
  focal: false,
  counters: {},
  surface: 'other',
  ...known,
});
