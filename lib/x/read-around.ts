// What stands around the words of a post: who reposted it, whether it is pinned, whom it replies to, what it is below of.
import type { Handle, PostId } from '../care/ids.ts';
import { postOfPath, profileOf } from './address.ts';
import { closest, find, findAll } from './find.ts';
import { outlineOf, type Outline } from './outline.ts';
import { readIdentity, type Note } from './read-identity.ts';
import { surfaceOf } from './surface.ts';

/** The row of a social context: its icon and its words, without the post below it. */
const rowOf = (context: Element): Element => {
  let row = context;
  while (row.parentElement && !find(row.parentElement, 'author') && !row.querySelector('svg'))
    row = row.parentElement;
  return row;
};

/** A pinned post stands first on its own author's profile. Asked only where the icon was lost. */
const isFirstOfProfile = ({ article }: Outline, page: URL, author: Handle | undefined): boolean => {
  const owner = surfaceOf(page) === 'profile' ? page.pathname.split('/')[1]?.toLowerCase() : undefined;
  const timeline = closest(article, 'cell')?.parentElement;
  return owner !== undefined && owner === author && !!timeline && find(timeline, 'post') === article;
};

/**
 * The line above a post. Inside a link it names the reposter; else the post is pinned, or from a community, or liked by
 * someone, which only the icon tells apart, for the words are localised. Unsure: a problem, and not pinned.
 */
export const readSocialContext = (
  outline: Outline,
  page: URL,
  author: Handle | undefined,
  note: Note,
): { repostedBy?: Handle; pinned: boolean } => {
  const context = outline.one('socialContext');
  if (!context) return { pinned: false };
  const link = context.closest('a[href]') ?? context.querySelector('a[href]');
  const repostedBy = link && outline.article.contains(link) ? profileOf(link, page) : undefined;
  if (repostedBy) return { repostedBy, pinned: false };
  if (link) return { pinned: false };
  const row = rowOf(context);
  if (find(row, 'pinIcon')) return { pinned: true };
  if (!row.querySelector('path[d]') && isFirstOfProfile(outline, page, author)) return { pinned: true };
  note('pinned: the line above is neither a repost nor a known pin');
  return { pinned: false };
};

/** The direction that the row around a link states: "auto" in the words of people, fixed in X's own rows. */
const directionAround = (link: Element, article: Element): string | null => {
  const row = link.parentElement?.closest('[dir]');
  return row && article.contains(row) ? row.getAttribute('dir') : null;
};

/**
 * Handles of "Replying to": links "@handle" between the header and the words. Never mentions within the words, which may
 * have lost their mark: a link counts only in a row that states its direction, as X's own do.
 */
export const readReplyingTo = ({ article, own, one }: Outline, page: URL): Handle[] => {
  const header = one('author');
  const body = one('body');
  if (!header || !body) return [];
  const follows = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0;
  const handles = new Set<Handle>();
  for (const link of article.querySelectorAll('a[href]')) {
    if (!follows(header, link) || header.contains(link)) continue;
    if (!follows(link, body)) break;
    const direction = directionAround(link, article);
    if (direction === null || direction === 'auto') continue;
    const handle = own(link) ? profileOf(link, page) : undefined;
    if (handle && link.textContent?.trim().toLowerCase() === `@${handle}`) handles.add(handle);
  }
  return [...handles].slice(0, 100);
};

/** The post that a status page is about cannot be tabbed to; where tabindex was lost, its permalink is not in the header. */
export const readFocal = ({ article, one }: Outline, page: URL, id: PostId | undefined): boolean => {
  const tabindex = article.getAttribute('tabindex');
  if (tabindex !== null) return tabindex === '-1';
  const header = one('author');
  return (
    id !== undefined &&
    postOfPath(page.pathname.split('/').slice(1)).id === id &&
    !!header &&
    !find(header, 'time')
  );
};

/** Cells are placed by a transform, and a status page may mount the focal post before those above it. */
const topOf = (cell: Element): number => {
  const moved = /translateY\((-?[\d.]+)px\)/.exec(cell.getAttribute('style') ?? '');
  return moved ? Number(moved[1]) : Number.NaN;
};

export const cellAbove = (cell: Element): Element | undefined => {
  const top = topOf(cell);
  if (Number.isNaN(top)) return cell.previousElementSibling ?? undefined;
  let above: Element | undefined;
  for (const other of cell.parentElement?.children ?? [])
    if (topOf(other) < top && (!above || topOf(other) > topOf(above))) above = other;
  return above;
};

/** On a status page, the id of the post shown right above. Undefined where anything else stands between. */
export const readBelow = (article: Element, context: { url: URL; now: number }): PostId | undefined => {
  if (surfaceOf(context.url) !== 'status') return undefined;
  const cell = closest(article, 'cell');
  const above = cell && cellAbove(cell);
  const post = above && findAll(above, 'post').at(-1);
  return post && readIdentity(outlineOf(post), context, () => undefined).id;
};
