// What the stand-in knows of posts and people, before it is dressed up as X's JSON.

export type PostKind =
  | 'complaint'
  | 'question'
  | 'praise'
  | 'personal'
  | 'spam'
  | 'troll'
  | 'keyword'
  | 'chatter'
  | 'own'
  | 'marketing'
  | 'promoted'
  | 'repost';

export interface SiteUser {
  id: string;
  handle: string;
  name: string;
  lang: string;
  verified?: 'blue' | 'business' | 'government';
  /** Carries a small badge of an organisation beside the name. */
  affiliate?: boolean;
  followers: number;
  bio: string;
}

export interface SitePost {
  id: string;
  handle: string;
  kind: PostKind;
  publishedAt: number;
  /** Without the "@handle" that X puts before a reply. */
  text: string;
  lang: string;
  conversationId: string;
  replyTo?: { id: string; handle: string };
  quoteOf?: string;
  repostOf?: string;
  media?: 'photo' | 'video';
  counts: { replies: number; reposts: number; likes: number; bookmarks: number; views: number };
}

export interface SiteWorld {
  now: number;
  seed: number;
  /** By lower-cased handle. */
  userByHandle: ReadonlyMap<string, SiteUser>;
  /** Newest first. */
  posts: SitePost[];
  postById: Map<string, SitePost>;
}

/** The fictional brand: customers are served by `acmecare`, `acme` advertises. */
export const service = 'acmecare';
export const marketing = 'acme';
export const ownedHandles: readonly string[] = [service, marketing];

const snowflakeEpoch = 1_288_834_974_657n;

/** A snowflake for this UTC instant (ms); `sequence` (22 bits) tells posts of one millisecond apart. */
export const postIdAt = (instant: number, sequence: number): string =>
  String(((BigInt(instant) - snowflakeEpoch) << 22n) | BigInt(sequence & 0x3fffff));

/** Speaks to the brand: names an owned handle or answers one. Own posts, adverts and reposts are not inbound. */
export const isInbound = (post: SitePost): boolean =>
  !ownedHandles.includes(post.handle) &&
  post.kind !== 'promoted' &&
  post.kind !== 'repost' &&
  (/@acme(care)?\b/i.test(post.text) || ownedHandles.includes(post.replyTo?.handle ?? ''));
