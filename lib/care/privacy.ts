// Personal data that people write into public posts by mistake: masked before anything is stored.
import { maskEmails, maskPhones } from './masks/contacts.ts';
import { maskPayments } from './masks/payments.ts';
import { maskOrders, maskPostcodes, maskShapedOrders } from './masks/references.ts';
import { maskTracking } from './masks/tracking-numbers.ts';
import { maxTextLength } from './post-facts.ts';
import type { Post } from './post.ts';
import type { Tracker } from './tracker.ts';

/**
 * The text with card numbers, IBANs, e-mail addresses, phone, tracking and order numbers and postcodes masked: each says
 * what it was and how it ended, `[card •••• 1111]`. Masking twice changes nothing more.
 * Left alone: ids of posts, prices, dates, handles.
 */
export const maskPersonalData = (text: string, trackers: readonly Tracker[] = []): string => {
  let masked = text;
  // What remains of one mask may stand beside other digits and make a number again, so mask until nothing changes;
  // every round takes digits or an @ away.
  for (let before = ''; before !== masked && mayHold.test(masked);) {
    before = masked;
    const paid = maskPayments(maskShapedOrders(maskEmails(masked)));
    // A number that its pattern alone tells goes before phones, which its digits may look like in groups; a bare row of
    // ten digits after them.
    const called = maskPhones(maskTracking(paid, trackers, true));
    masked = maskPostcodes(maskOrders(maskTracking(called, trackers, false)));
  }
  return masked;
};

/** A post as it may be stored: its text, its quote's and its links masked; ids, handles and names as they are. */
export const maskPost = (post: Post, trackers: readonly Tracker[]): Post => {
  /** A mask may be longer than what it hides; the longest text of all must still be one that can be stored. */
  const mask = (text: string, most: number): string => maskPersonalData(text, trackers).slice(0, most);
  return {
    ...post,
    text: mask(post.text, maxTextLength),
    links: post.links.map(({ shown, href }) => ({ shown: mask(shown, 500), href: maskHref(href) })),
    ...(post.quote?.text === undefined
      ? {}
      : { quote: { ...post.quote, text: mask(post.quote.text, maxTextLength) } }),
  };
};

const mayHold = /@|\d|[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/;

/** Addresses keep working: only what is surely personal goes. */
const maskHref = (href: string): string =>
  /^(?:tel|sms):/i.test(href) ? 'tel:' : maskPayments(maskEmails(href));
