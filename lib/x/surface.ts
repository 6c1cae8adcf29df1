// Where on X a post was seen, by the address alone.
import type { Surface } from '../care/post.ts';
import { partsOf, toHandle } from './address.ts';

const first: Readonly<Record<string, Surface>> = {
  home: 'home',
  notifications: 'notifications',
  search: 'search',
  explore: 'search',
  hashtag: 'search',
};

/** Parts of X's own pages under /i/. Bookmarks moved to /i/history by 2026-08. */
const underI: Readonly<Record<string, Surface>> = {
  lists: 'list',
  communities: 'community',
  bookmarks: 'bookmarks',
  history: 'bookmarks',
  decks: 'column',
  status: 'status',
};

/** X's own pages where a handle could stand. There are people of these names too: their posts are posts. */
const own = new Set(
  'account compose intent jobs login logout messages oauth privacy settings share signup tos'.split(' '),
);

/** Asked several times for each post: the same object is the same address. */
export const surfaceOf = (url: URL): Surface => {
  if (url !== last?.url) last = { url, surface: judge(url) };
  return last.surface;
};
let last: { url: URL; surface: Surface } | undefined;

const judge = (url: URL): Surface => {
  if (/^pro\.(x|twitter)\.com$/.test(url.hostname)) return 'column';
  const [a = '', b, c, d] = partsOf(url);
  if (a === 'i') return b === 'web' && c === 'status' ? 'status' : (underI[b ?? ''] ?? 'other');
  const known = first[a];
  if (known) return known;
  if (!toHandle(a) || (own.has(a) && b !== 'status')) return 'other';
  if (b === 'status') return d === 'quotes' ? 'quotes' : 'status';
  return b === 'lists' ? 'other' : 'profile';
};

/** Addresses of dialogs: the page below them stays what it was. */
export const isDialog = (url: URL): boolean => {
  const [a, b, , d] = partsOf(url);
  if (b === 'status' && (d === 'photo' || d === 'video')) return true;
  return a === 'compose' || (a === 'i' && b === 'foundmedia') || (a === 'i' && b === 'keyboard_shortcuts');
};
