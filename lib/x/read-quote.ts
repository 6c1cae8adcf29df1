// The quoted post. X mostly keeps its id to itself: handle and time are a weak key.
import type { Post } from '../care/post.ts';
import { pathOf, postOfPath, toHandle } from './address.ts';
import { find } from './find.ts';
import type { Outline } from './outline.ts';
import { handleOfAvatar, instantOfTime, type Note } from './read-identity.ts';
import { readText } from './read-text.ts';

/** In a quote the handle is text, not a link: "@name" alone in an element of the header. */
const handleWritten = (author: Element | undefined) => {
  for (const element of author?.querySelectorAll('span, div, a') ?? []) {
    const written = /^\s*@(\w{1,50})\s*$/.exec(element.textContent ?? '');
    if (written) return toHandle(written[1]);
  }
  return undefined;
};

export const readQuote = ({ quote }: Outline, page: URL, note: Note): Post['quote'] => {
  if (!quote) return undefined;
  const handle = handleOfAvatar(quote) ?? handleWritten(find(quote, 'author'));
  if (!handle) {
    note('quote: its author is not named');
    return undefined;
  }
  const publishedAt = instantOfTime(find(quote, 'time'));
  const text = find(quote, 'text');
  const words = text && readText(text).text;
  // Only a picture or "Show more" links to the quoted post; links in its words lead elsewhere.
  const id = [...quote.querySelectorAll('a[href*="/status/"]')]
    .filter((link) => !text?.contains(link))
    .map((link) => postOfPath(pathOf(link, page) ?? []))
    .find((path) => path.handle === handle)?.id;
  return {
    handle,
    ...(id && { id }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(words !== undefined && { text: words }),
  };
};
