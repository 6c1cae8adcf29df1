// Reading X's addresses. Links are relative in the live page and absolute in saved ones.
import type { Handle, PostId } from '../care/ids.ts';

const xHost = /(^|\.)(x|twitter)\.com$/;

/** A handle as branded text, or undefined where the text is none: letters, digits, underscore, at most 50. */
export const toHandle = (text: string | undefined): Handle | undefined =>
  text !== undefined && /^\w{1,50}$/.test(text) ? (text.toLowerCase() as Handle) : undefined;

/** A post id as branded text: decimal digits, at most 20, kept as text because it does not fit a double. */
export const toPostId = (text: string | undefined): PostId | undefined =>
  text !== undefined && /^[0-9]{1,20}$/.test(text) ? (text as PostId) : undefined;

/** The path of a link within X, in parts; undefined for a link elsewhere. `base` is the page's address. */
export const pathOf = (link: Element, base: URL): string[] | undefined => {
  const href = link.getAttribute('href');
  // Nearly every link of a live page, and plain enough to be read without a parser.
  if (href && /^\/(?!\/)[\w/]*$/.test(href)) return href.split('/').filter((part) => part !== '');
  if (!href || !URL.canParse(href, base.href)) return undefined;
  const url = new URL(href, base.href);
  // Relative links are X's own wherever the page was saved from; a <base> of the saver does not change that.
  return xHost.test(url.hostname) || url.origin === base.origin ? partsOf(url) : undefined;
};

/** The parts of an address's path: `/a/status/1` → `['a', 'status', '1']`. */
export const partsOf = (url: URL): string[] => url.pathname.split('/').filter((part) => part !== '');

/** Handle and id of a path that leads to a post, whatever follows: `/a/status/1/photo/1`, `/i/web/status/1`. */
export const postOfPath = (parts: readonly string[]): { id?: PostId; handle?: Handle; bare: boolean } => {
  const at = parts.indexOf('status');
  const id = at > 0 ? toPostId(parts[at + 1]) : undefined;
  const handle = at === 1 && parts[0] !== 'i' ? toHandle(parts[0]) : undefined;
  return { ...(id && { id }), ...(handle && { handle }), bare: parts.length === at + 2 };
};

/** The handle whose profile a link leads to; undefined for any other link. */
export const profileOf = (link: Element, base: URL): Handle | undefined => {
  const parts = pathOf(link, base);
  return parts?.length === 1 ? toHandle(parts[0]) : undefined;
};
