// Which post an article shows: id, author's handle, time, and whether X was paid to show it.
import type { Handle, PostId } from '../care/ids.ts';
import { instantOfPostId } from '../care/post-facts.ts';
import { pathOf, postOfPath, profileOf, toHandle } from './address.ts';
import { closest, find, findAll } from './find.ts';
import type { Outline } from './outline.ts';

export type Identity = { id?: PostId; handle?: Handle; publishedAt?: number; promoted: boolean };
export type Note = (problem: string) => void;

/** The handle that an avatar's test id ends in. */
export const handleOfAvatar = (root: ParentNode, own?: (element: Element) => boolean): Handle | undefined =>
  toHandle(
    find(root, 'avatar', own)
      ?.getAttribute('data-testid')
      ?.replace(/^UserAvatar-Container-/, ''),
  );

const handleShown = ({ article, own, one }: Outline, page: URL): Handle | undefined => {
  const author = one('author');
  const links = author ? [...author.querySelectorAll('a[href]')] : [];
  for (const link of links) {
    const handle = profileOf(link, page);
    if (handle) return handle;
  }
  return handleOfAvatar(article, own);
};

/** The anchor around the time, in the header or in the row under the text; never one in the words or a quote. */
const permalinkOf = ({ article, own }: Outline, page: URL, author: Handle | undefined) => {
  const inWords = (link: Element): boolean =>
    closest(link, 'text') !== undefined || closest(link, 'articleBody') !== undefined;
  const paths = findAll(article, 'permalink', (link) => own(link) && !inWords(link)).map((link) =>
    postOfPath(pathOf(link, page) ?? []),
  );
  const found = paths.filter((path) => path.id !== undefined);
  return found.find((path) => path.handle !== undefined && path.handle === author) ?? found[0];
};

const decoyOf = ({ article, own }: Outline, page: URL) =>
  findAll(article, 'decoy', own)
    .map((link) => postOfPath(pathOf(link, page) ?? []))
    .find((path) => path.id !== undefined);

/** `problems` go to `note`. What cannot be read is absent. */
export const readIdentity = (outline: Outline, context: { url: URL; now: number }, note: Note): Identity => {
  const { article, one } = outline;
  const shown = handleShown(outline, context.url);
  const permalink = permalinkOf(outline, context.url, shown);
  const named = permalink ?? decoyOf(outline, context.url);
  const id = named?.id;
  const handle = named?.handle ?? shown;
  if (!id) note('id: no link names it');
  if (!handle) note('handle: neither a link nor the avatar names it');
  if (shown && named?.handle && shown !== named.handle)
    note('handle: the header shows another than the link');

  const cell = closest(article, 'cell');
  const wrapper = article.parentElement && closest(article.parentElement, 'promotedWrapper');
  // X's own advertising comes without the wrapper: a post with neither permalink nor time, whose id only the bar knows.
  const unlinked = permalink === undefined && id !== undefined && !one('anyTime');
  const promoted = (wrapper !== undefined && wrapper !== null && !wrapper.contains(cell ?? null)) || unlinked;

  const publishedAt = readTime(outline, id, context.now, promoted, note);
  return {
    promoted,
    ...(id && { id }),
    ...(handle && { handle }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
};

const day = 86_400_000;
/** The first post of all; nothing on X is older. */
const firstPost = Date.UTC(2006, 2, 21);

/** The instant of a `<time>`, UTC ms; undefined unless it is a full date that can be on X. */
export const instantOfTime = (time: Element | undefined): number | undefined => {
  const written = time?.getAttribute('datetime') ?? '';
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(written) ? Date.parse(written) : Number.NaN;
  return instant >= firstPost ? instant : undefined;
};

/**
 * UTC ms. `<time>` and the id (a snowflake) confirm each other. Where they are more than a day apart `<time>` wins, for it
 * is what the customer and the agent both see; unless it lies in the future, then the id wins. Alone, neither may.
 */
const readTime = (
  { one }: Outline,
  id: PostId | undefined,
  now: number,
  promoted: boolean,
  note: Note,
): number | undefined => {
  const shown = one('time');
  const written = instantOfTime(shown);
  const issued = id === undefined ? undefined : instantOfPostId(id);
  if (shown && written === undefined) note('publishedAt: the time shown is no date');
  if (!shown && !promoted) note('publishedAt: no time is shown');
  if (written !== undefined && issued !== undefined) {
    if (Math.abs(written - issued) <= day) return written;
    note('publishedAt: the time shown and the id are more than a day apart');
  }
  const believed = [written, issued].find((instant) => instant !== undefined && instant <= now + day);
  if (believed === undefined) note('publishedAt: neither the time shown nor the id gives one');
  return believed;
};
