// Private messages. Perch reads not one of them: here is how to stay away, and whose case to show beside them.
import type { Handle } from '../care/ids.ts';
import { partsOf, profileOf } from './address.ts';
import { closest, find } from './find.ts';
import type { Place } from './places.ts';
import { handleOfAvatar } from './read-identity.ts';

/** X Chat (`/i/chat/<id>-<id>`), and the address it had before. */
export const isMessagePage = (url: URL): boolean => {
  const [a, b] = partsOf(url);
  return a === 'messages' || (a === 'i' && b === 'chat');
};

/** Whether an element is part of a conversation or an inbox: a post that was sent in a message, too. */
export const isInMessages = (element: Element): boolean => closest(element, 'messages') !== undefined;

/** Whom the open conversation is with, by the avatar or link in its header. Undefined in an inbox or a group. */
export const correspondent = (root: Document, url: URL): Handle | undefined => {
  const header = find(root, 'messageHeader');
  if (!header) return undefined;
  const links = [...header.querySelectorAll('a[href]')].flatMap((link) => profileOf(link, url) ?? []);
  const handles = new Set([handleOfAvatar(header) ?? links[0], ...links]);
  // Two people in a header are a group; nobody's case is shown there.
  const [handle, another] = [...handles];
  return another === undefined ? handle : undefined;
};

/**
 * Tells whom the open conversation is with, and undefined when it is left; `onTouched` each time that page changes. Of what is
 * written there nothing is looked at: only the address, and the header by its name.
 */
export const watchCorrespondent = (
  root: Document,
  watcher: { url: () => URL; onPerson: (handle: Handle | undefined) => void; onTouched: () => void },
  signal: AbortSignal,
): void => {
  let judged: URL | undefined;
  let isHere = false;
  let person: Handle | undefined;
  const look = (): void => {
    const url = watcher.url();
    if (url !== judged) isHere = isMessagePage(url);
    judged = url;
    const now = isHere ? correspondent(root, url) : undefined;
    if (now !== person) watcher.onPerson((person = now));
    if (isHere) watcher.onTouched();
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  look();
};

/** Right under the header of the conversation. */
export const placeForMessages = (root: Document): Place | undefined => {
  const header = find(root, 'messageHeader');
  return header?.parentElement
    ? { parent: header.parentElement, before: header.nextElementSibling }
    : undefined;
};
