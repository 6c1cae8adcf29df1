// The surfaces of X on which customers can appear, with addresses on the stand-in.
import type { SitePost, SiteWorld } from '../x-site/world/site-post.ts';

export interface Surface {
  name: string;
  /** As it is written in the table. */
  shown: string;
  path: (world: SiteWorld) => string;
  /** The page that it opens over, where it is a dialog. */
  over?: string;
  host?: string;
  viewport?: { width: number; height: number };
}

const saying = ({ posts }: SiteWorld, words: string): SitePost => {
  const post = posts.find(({ text }) => text.includes(words));
  if (!post) throw new Error(`No post says ${words}`);
  return post;
};
const at = ({ handle, id }: SitePost): string => `/${handle}/status/${id}`;
const plain = (name: string, path: string, more: Partial<Surface> = {}): Surface => ({
  name,
  shown: path,
  path: () => path,
  ...more,
});

export const surfaces: readonly Surface[] = [
  plain('Home', '/home'),
  plain('Notifications', '/notifications'),
  plain('Mentions', '/notifications/mentions'),
  plain('Search, Top', '/search?q=acmedown&f=top'),
  plain('Search, Latest', '/search?q=acmecare&f=live'),
  plain('List', '/i/lists/1'),
  plain('Community', '/i/communities/1'),
  plain('Profile, posts', '/maralind'),
  plain('Profile, replies', '/ruthalder/with_replies'),
  {
    name: 'Status page and thread',
    shown: '/acmecare/status/…',
    path: (world) => at(saying(world, 'One person has it now')),
  },
  {
    name: 'Quotes of a post',
    shown: '/…/status/…/quotes',
    path: (world) => `${at(saying(world, 'Is the @acme app down?'))}/quotes`,
  },
  plain('Bookmarks', '/i/bookmarks'),
  plain('History', '/i/history'),
  {
    name: 'Photo with its conversation',
    shown: '/…/status/…/photo/1',
    path: (world) => `${at(saying(world, 'The cable of my @acme lamp'))}/photo/1`,
  },
  {
    name: 'Reply dialog',
    shown: '/compose/post?in_reply_to=…',
    over: '/notifications/mentions',
    path: (world) => `/compose/post?in_reply_to=${saying(world, 'order 51-20388').id}`,
  },
  plain('X Pro, a column each', '/i/decks/1', { host: 'pro.x.com', viewport: { width: 1_280, height: 900 } }),
  plain('Narrow mobile layout', '/notifications/mentions', { viewport: { width: 420, height: 900 } }),
];

/** Where Perch shows nothing at all, although posts may stand there. */
export const foreign = ['/tos', '/oauth/authorize', '/i/tweetdeck'];
