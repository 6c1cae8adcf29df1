// The words of a post as they are shown: emoji are images, line breaks are kept, links are cut by hidden spans.
import { maxTextLength } from '../care/post-facts.ts';
import type { Post } from '../care/post.ts';
import { pathOf, profileOf } from './address.ts';

/** X hides the scheme and the tail of a link in `aria-hidden` spans; the ellipsis between is one too, but is shown. */
const isHidden = (element: Element): boolean =>
  element.getAttribute('aria-hidden') === 'true' && element.textContent?.trim() !== '…';

/**
 * A page that an editor has laid out anew after it was saved: its indentation stands in the words too, with line breaks
 * that X did not make. X's own pages have no text between their elements.
 */
const isLaidOut = (element: Element): boolean =>
  /^\s*\n\s*$/.test(element.closest('article')?.firstChild?.nodeValue ?? '');

/** The shown text of an element, at most `limit` UTF-16 units and a few. */
const shownText = (root: Node, limit: number, laidOut = false): string => {
  let text = '';
  const walk = (node: Node): void => {
    if (text.length > limit) return;
    if (node.nodeType === 3)
      text += laidOut ? (node.nodeValue ?? '').replace(/\s*\n[ \t]{2,}/g, ' ') : (node.nodeValue ?? '');
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.localName;
    if (name === 'img') text += element.getAttribute('alt') ?? '';
    else if (name === 'br') text += '\n';
    else if (name !== 'svg' && !isHidden(element)) for (const child of element.childNodes) walk(child);
  };
  for (const child of root.childNodes) walk(child);
  return laidOut ? text.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ') : text;
};

/** Cuts without leaving half a character. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/** The words of an element as shown, trimmed; `cut` tells that they were longer than a post may be. */
export const readText = (element: Element): { text: string; cut: boolean } => {
  const shown = shownText(element, maxTextLength, isLaidOut(element)).replace(/\r\n?/g, '\n');
  const whole = shown.trim();
  const text = cut(whole, maxTextLength);
  return { text, cut: text.length < whole.length };
};

/** At most four marks on a letter: enough for every written language, too few to paint over the neighbours. */
const stacked = /(\p{Mn}{4})\p{Mn}+/gu;
/** Controls, and the invisible characters that turn the direction of what stands beside a name. */
const unseen = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const maxNameLength = 100;

/** A display name in one line: bidi controls removed, marks bounded, at most 100 UTF-16 units. X allows 50 characters. */
export const tidyName = (shown: string): string => {
  const name = shown.replace(/\s+/g, ' ').replace(unseen, '').replace(stacked, '$1').trim();
  return cut(name, maxNameLength);
};

/** The display name that an element shows. */
export const readName = (element: Element): string => tidyName(shownText(element, 2_000));

const most = 100;
const maxShown = 500;
const maxHref = 2_000;

/** What the words link to. A mention counts only where its words name the profile it leads to. */
export const readLinks = (text: Element, page: URL): Pick<Post, 'mentions' | 'hashtags' | 'links'> => {
  const mentions = new Set<Post['mentions'][number]>();
  const hashtags = new Set<string>();
  const links: Post['links'] = [];
  for (const anchor of text.querySelectorAll('a[href]')) {
    const shown = cut(shownText(anchor, maxShown).trim(), maxShown);
    const profile = profileOf(anchor, page);
    const first = pathOf(anchor, page)?.[0];
    if (profile && /^[@＠]/.test(shown)) mentions.add(profile);
    else if (first === 'hashtag' && /^[#＃]./u.test(shown)) hashtags.add(shown.slice(1));
    else if (first !== 'hashtag' && first !== 'search') addLink(links, anchor, shown, page);
  }
  return { mentions: [...mentions].slice(0, most), hashtags: [...hashtags].slice(0, most), links };
};

const addLink = (links: Post['links'], anchor: Element, shown: string, page: URL): void => {
  const href = anchor.getAttribute('href') ?? '';
  if (links.length >= most || href.length > maxHref || !URL.canParse(href, page.href)) return;
  const url = new URL(href, page.href);
  // Only what a browser opens as a page: a target from X's page is still somebody else's text.
  if (url.protocol === 'https:' || url.protocol === 'http:') links.push({ shown, href: url.href });
};
