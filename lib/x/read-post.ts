// A tweet on the page becomes a post: every field as the page shows it, or absent. Never a guess, never a throw.
import { blankPost } from '../care/blank-post.ts';
import type { Post } from '../care/post.ts';
import { pathOf, profileOf } from './address.ts';
import { find, findAll } from './find.ts';
import { unmarkedHeader } from './header.ts';
import { outlineOf, type Outline } from './outline.ts';
import { readBelow, readFocal, readReplyingTo, readSocialContext } from './read-around.ts';
import { readCounters } from './read-counters.ts';
import { readIdentity, type Note } from './read-identity.ts';
import { readQuote } from './read-quote.ts';
import { readLinks, readName, readText } from './read-text.ts';
import { surfaceOf } from './surface.ts';

export type ReadingContext = {
  /** The page's address. */
  url: URL;
  /** UTC ms. */
  now: number;
};

export type Reading = {
  /** All that could be read. */
  fields: Partial<Post>;
  /** The whole post; absent unless id, handle and time are known. */
  post?: Post;
  /** What could not be read, as "field: reason", without a word of the page. */
  problems: string[];
};

/** Reads one tweet (`article` is its root). A field that does not parse is absent and leaves a problem. */
export const readPost = (article: Element, context: ReadingContext): Reading => {
  const problems: string[] = [];
  const note: Note = (problem) => problems.push(problem);
  try {
    const fields = readFields(outlineOf(article), context, note);
    return { fields, problems, ...complete(fields) };
  } catch (error) {
    // A page can be shaped so that reading breaks; the rest of the page must go on.
    note(`reading broke off: ${error instanceof Error ? error.name : 'unknown'}`);
    return { fields: {}, problems };
  }
};

const readFields = (outline: Outline, context: ReadingContext, note: Note): Partial<Post> => {
  const { article, one } = outline;
  const { url, now } = context;
  const identity = readIdentity(outline, context, note);
  const header = one('author') ?? unmarkedHeader(outline, url);
  const quote = readQuote(outline, url, note);
  const below = readBelow(article, context);
  return {
    ...identity,
    ...readHeader(header, url, note),
    firstSeenAt: now,
    ...readWords(outline, url, note),
    replyingTo: readReplyingTo(outline, url),
    ...(quote && { quote }),
    ...readSocialContext(outline, url, identity.handle, note),
    focal: readFocal(outline, url, identity.id),
    counters: readCounters(outline),
    surface: surfaceOf(url),
    ...(below && { below }),
    ...(identity.id && isEdited(outline, url) && { edited: true }),
  };
};

/** Where a post was edited, the link around its time leads to its versions. */
const isEdited = ({ article, own }: Outline, page: URL): boolean =>
  findAll(article, 'permalink', own).some((link) => pathOf(link, page)?.at(-1) === 'history');

const readHeader = (header: Element | undefined, page: URL, note: Note): Pick<Post, 'name' | 'verified'> => {
  // Of the two links to the profile, the one that cannot be tabbed to reads "@handle".
  const link =
    header &&
    [...header.querySelectorAll('a[href]:not([tabindex="-1"])')].find((anchor) => profileOf(anchor, page));
  // The first [dir] of the link is the name; badges stand in the next.
  const shown = link?.querySelector('[dir]') ?? link;
  const name = shown ? readName(shown) : '';
  if (name === '') note('name: the header shows none');
  return { name, verified: header !== undefined && find(header, 'verified') !== undefined };
};

const readWords = (
  { one, quote }: Outline,
  page: URL,
  note: Note,
): Pick<Post, 'text' | 'mentions' | 'hashtags' | 'links'> & { lang?: string } => {
  const words = one('text') ?? one('articleTitle');
  if (!words && !quote && !one('media')) note('text: neither words nor anything else is shown');
  if (!words) return { text: '', mentions: [], hashtags: [], links: [] };
  const { text, cut } = readText(words);
  if (cut) note('text: longer than a post may be, cut');
  const lang = words.getAttribute('lang') ?? '';
  return {
    text,
    ...(/^[a-z]{2,3}(-\w+)*$/i.test(lang) && lang.length <= 16 && { lang }),
    ...readLinks(words, page),
  };
};

const complete = (fields: Partial<Post>): { post?: Post } => {
  const { id, handle, publishedAt, firstSeenAt, surface } = fields;
  if (!id || !handle || publishedAt === undefined || firstSeenAt === undefined || !surface) return {};
  return { post: blankPost({ ...fields, id, handle, publishedAt, firstSeenAt, surface }) };
};
