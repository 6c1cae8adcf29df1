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

/** Right under the header of the conversation. */
export const placeForMessages = (root: Document): Place | undefined => {
  const header = find(root, 'messageHeader');
  return header?.parentElement
    ? { parent: header.parentElement, before: header.nextElementSibling }
    : undefined;
};
