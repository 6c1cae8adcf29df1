// What the app holds: posts by id, and the state of the window. Components subscribe to just what they show.
import { useSyncExternalStore } from 'react';

export interface PostView {
  id: string;
  handle: string;
  name: string;
  verified: boolean;
  affiliate: boolean;
  publishedAt: number;
  text: string;
  /** The whole of a long post, of which `text` is the beginning. */
  longText?: string;
  expanded: boolean;
  lang: string;
  replyingTo: string[];
  replyToId?: string;
  shownByLink: Record<string, string>;
  quoteId?: string;
  quoteGone: boolean;
  media?: string;
  edited: boolean;
  liked: boolean;
  reposted: boolean;
  bookmarked: boolean;
  promoted: boolean;
  counts: { replies: number; reposts: number; likes: number; bookmarks: number; views: number };
  /** Raised to make React build the article's children anew. */
  generation: number;
}

export type Theme = 'light' | 'dark' | 'high-contrast';

export interface SiteState {
  path: string;
  /** The page that stays below while a modal route is open. */
  below: string | undefined;
  account: string;
  switcher: boolean;
  theme: Theme;
  dir: 'ltr' | 'rtl';
  lang: string;
  /** As before September 2026: a bookmark button on every post. */
  bookmarks: boolean;
  menu: 'account' | 'caret' | undefined;
  /** The post that was just sent. */
  sent: { id: string; handle: string } | undefined;
}

const listeners = new Set<() => void>();
const emit = (): void => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const postById = new Map<string, PostView>();
export const getPost = (id: string): PostView | undefined => postById.get(id);
export const putPost = (post: PostView): void => void postById.set(post.id, postById.get(post.id) ?? post);
export const updatePost = (id: string, change: (post: PostView) => Partial<PostView>): void => {
  const post = postById.get(id);
  if (!post) return;
  postById.set(id, { ...post, ...change(post) });
  emit();
};
export const usePost = (id: string): PostView | undefined =>
  useSyncExternalStore(subscribe, () => postById.get(id));

let state: SiteState = {
  path: '/',
  below: undefined,
  account: 'acmecare',
  switcher: true,
  theme: 'light',
  dir: 'ltr',
  lang: 'en',
  bookmarks: false,
  menu: undefined,
  sent: undefined,
};
export const getState = (): SiteState => state;
export const setState = (change: Partial<SiteState>): void => {
  state = { ...state, ...change };
  emit();
};
export const useSite = <K extends keyof SiteState>(key: K): SiteState[K] =>
  useSyncExternalStore(subscribe, () => state[key]);

/** Like and friends: X renames the button's test id and moves the count by one. */
export const toggle = (id: string, what: 'liked' | 'reposted' | 'bookmarked'): void =>
  updatePost(id, (post) => {
    const counter = ({ liked: 'likes', reposted: 'reposts', bookmarked: 'bookmarks' } as const)[what];
    return {
      [what]: !post[what],
      counts: { ...post.counts, [counter]: post.counts[counter] + (post[what] ? -1 : 1) },
    };
  });
