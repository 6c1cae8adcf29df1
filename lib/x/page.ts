// What kind of page this is, and what on it the person means: the post in focus, the post under the pointer, a text field.
import type { Post } from '../care/post.ts';
import { closest, find } from './find.ts';

/** Pages on X's hosts that are not its app: law, and signing in to other services. Perch does nothing there. */
const foreign =
  /^\/(?:[a-z]{2}\/)?(tos|privacy|oauth2?|i\/oauth2?|i\/flow|login|logout|account|i\/tweetdeck)(\/|$)/i;

/** Whether Perch has a place on a page. With `root`, also whether an extension has put the old TweetDeck in X's place. */
export const isAppPage = (url: URL, root?: Document): boolean =>
  !foreign.test(url.pathname) && !(root && find(root, 'oldTweetDeck'));

/** Whether the page as it stands now is X's app. Judged once an address: posts come by the dozen. */
export const createAppCheck = (root: Document): (() => boolean) => {
  let judged = '';
  let isApp = false;
  return () => {
    const { href } = root.location;
    if (judged !== href) isApp = isAppPage(new URL(href), root);
    judged = href;
    return isApp;
  };
};

/** The post in focus: X's own j and k move the focus from article to article. */
export const focusedArticle = (root: Document): Element | undefined =>
  root.activeElement ? closest(root.activeElement, 'post') : undefined;

/** The post that an event happened on; give it `event.composedPath()[0]`, for in a shadow root `target` is its host. */
export const articleAt = (target: EventTarget | null | undefined): Element | undefined => {
  let node = target as Node | null | undefined;
  while (node && node.nodeType !== 1) node = (node as Partial<ShadowRoot>).host ?? node.parentNode;
  const element = node as Element | null | undefined;
  if (!element) return undefined;
  const root = element.getRootNode();
  return closest(element, 'post') ?? ('host' in root ? articleAt((root as ShadowRoot).host) : undefined);
};

const unwritable = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;

const takesText = (thing: EventTarget): boolean => {
  const element = thing as Partial<HTMLElement & HTMLInputElement>;
  const name = element.localName;
  if (name === 'input') return !unwritable.test(element.type ?? 'text');
  if (name === 'textarea' || name === 'select' || name === 'iframe') return true;
  const editable = element.getAttribute?.('contenteditable');
  return (
    element.isContentEditable === true ||
    (editable !== undefined && editable !== null && editable !== 'false')
  );
};

/** Whether a key goes into a text: an editor, a field, or a frame anywhere on the event's way, in shadow roots too. */
export const isTyping = (event: Event): boolean => {
  const path = event.composedPath();
  const active = (path[0] as Partial<Node> | undefined)?.ownerDocument?.activeElement;
  return (
    path.some(takesText) ||
    (active ? takesText(active) : false) ||
    (event as Partial<KeyboardEvent>).isComposing === true
  );
};

/**
 * X's own page to write to a customer in private. It needs the numeric id, and X leads on from there to its
 * chat; a page mostly shows only the handle, so without the id it is the customer's profile, where X offers its message button.
 */
export const messagesUrl = ({ handle, userId }: Pick<Post, 'handle' | 'userId'>): string =>
  userId ? `https://x.com/messages/compose?recipient_id=${userId}` : `https://x.com/${handle}`;

/** A post at its own address. */
export const postUrl = ({ handle, id }: Pick<Post, 'handle' | 'id'>): string =>
  `https://x.com/${handle}/status/${id}`;
