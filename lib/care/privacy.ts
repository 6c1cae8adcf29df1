// Personal data that people write into public posts by mistake: masked before anything is stored (CARE 1.20).
import { maxTextLength } from './post-facts.ts';
import type { Post } from './post.ts';

/**
 * The text with card numbers (Luhn), IBANs (check digits), e-mail addresses and phone numbers masked:
 * each says what it was and how it ended, `[card •••• 1111]`. Masking twice changes nothing more.
 * Left alone: ids of posts, order numbers, prices, dates, handles.
 */
export const maskPersonalData = (text: string): string => {
  let masked = text;
  // What remains of one mask may stand beside other digits and make a number again, so mask until nothing changes;
  // every round takes digits or an @ away.
  for (let before = ''; before !== masked && mayHold.test(masked);) {
    before = masked;
    masked = maskPhones(maskCards(maskIbans(maskEmails(masked))));
  }
  return masked;
};

/** A post as it may be stored: its text, its quote's and its links masked; ids, handles and names as they are. */
export const maskPost = (post: Post): Post => ({
  ...post,
  text: maskText(post.text),
  links: post.links.map(({ shown, href }) => ({
    shown: maskPersonalData(shown).slice(0, 500),
    href: maskHref(href),
  })),
  ...(post.quote?.text === undefined ? {} : { quote: { ...post.quote, text: maskText(post.quote.text) } }),
});

/** A mask may be longer than what it hides; the longest text of all must still be one that can be stored. */
const maskText = (text: string): string => maskPersonalData(text).slice(0, maxTextLength);

const mayHold = /@|\d|[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/;

/** Digits as people type them: ASCII, full width, Arabic, Persian. In all four blocks the value is the low nibble. */
const digit = String.raw`[0-9\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]`;
const oneDigit = new RegExp(digit, 'g');
const digitsOf = (text: string): string =>
  Array.from(text.match(oneDigit) ?? [], (each) => each.charCodeAt(0) & 15).join('');

const mask = (what: string, end: string): string => `[${what} •••• ${end}]`;

const email = /(?<![\w.+-])([a-z0-9][\w.+-]{0,63})@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}\b/giu;

const maskEmails = (text: string): string =>
  text.includes('@') ? text.replace(email, (_, name: string) => `[e-mail ${name.charAt(0)}•••]`) : text;

const iban = /(?<![\w])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}(?!\w)/gi;

const maskIbans = (text: string): string =>
  text.replace(iban, (found) => {
    // Words may follow the number, so take them off one by one until the check digits agree.
    for (let end = found.length; end >= 15; end = Math.max(found.lastIndexOf(' ', end - 1), 0)) {
      const candidate = found.slice(0, end);
      if (isIban(candidate)) return mask('IBAN', candidate.replace(/[ -]/g, '').slice(-4)) + found.slice(end);
    }
    return found;
  });

/** ISO 13616: the first four characters to the end, letters as 10 to 35, and the remainder by 97 is 1. */
const isIban = (text: string): boolean => {
  const compact = text.replace(/[ -]/g, '').toUpperCase();
  if (compact.length < 15 || compact.length > 34) return false;
  let remainder = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
};

const separator = String.raw`[ \u00a0\u202f\u2009.\u2010-\u2015-]`;
/** Not inside a word, and not the id in the address of a post. */
const cardRun = new RegExp(
  String.raw`(?<![\w]|\bstatus(?:es)?/|${digit})${digit}+(?:${separator}${digit}+)*(?!\w)`,
  'g',
);
const group = new RegExp(`${digit}+`, 'g');

const maskCards = (text: string): string =>
  text.replace(cardRun, (run) => {
    if (run.length < 13) return run;
    const groups = Array.from(run.matchAll(group), (found): Group => ({
      at: found.index,
      digits: digitsOf(found[0]),
    }));
    let masked = '';
    let done = 0;
    for (let first = 0; first < groups.length;) {
      const card = cardAt(groups, first);
      if (card) {
        masked += run.slice(done, groups[first]?.at) + mask('card', card.digits.slice(-4));
        done = card.end;
      }
      first += card?.groups ?? 1;
    }
    return masked + run.slice(done);
  });

interface Group {
  at: number;
  digits: string;
}

/** The longest card number that begins with this group of digits: its digits, where it ends, how many groups it has. */
const cardAt = (
  groups: readonly Group[],
  first: number,
): { digits: string; end: number; groups: number } | undefined => {
  let digits = '';
  let card: { digits: string; end: number; groups: number } | undefined;
  const sizes: number[] = [];
  for (const { at, digits: more } of groups.slice(first, first + 19)) {
    digits += more;
    sizes.push(more.length);
    if (digits.length > 19) break;
    if (isCard(digits) && isGroupedLikeCard(sizes)) {
      card = { digits, end: at + more.length, groups: sizes.length };
    }
  }
  return card;
};

/** Groups of three and more ("4-6-5"), or all of one size ("41 11 11 …"): dates and times in a row are neither. */
const isGroupedLikeCard = (sizes: readonly number[]): boolean =>
  sizes.every((size) => size >= 3) || sizes.slice(0, -1).every((size) => size === sizes[0]);

/** 13 to 19 digits whose check digit is right (ISO/IEC 7812, Luhn). */
const isCard = (digits: string): boolean => {
  if (digits.length < 13 || digits.length > 19) return false;
  // No card this long begins with 1 or 2; the ids of posts since 2018 do.
  if (digits.length > 17 && /^[12]/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? value : value * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && sum > 0;
};

/** Phone numbers as they are written: with a country code, with the national 0, or grouped as in America and Spain. */
const phoneShapes = [
  String.raw`\+\(?\d{1,3}\)?(?:[ .\u00a0-]?\(?\d{1,5}\)?){2,7}`,
  // Not a date: 18-11-2026, 06.12.26.
  String.raw`(?!\d\d?([.-])\d\d?\1(?:\d{4}|\d\d)(?!\d|\1\d))\(?0\d{1,4}\)?(?:[ .\u00a0/-]?\d{2,8}){1,5}`,
  String.raw`(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}`,
  String.raw`[6-9]\d{2}([ -])\d{3}\2\d{3}`,
];
const phone = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d_@#/=$€£¥•+-]|\d[.,:/])(?:${phoneShapes.join('|')})(?![\p{Script=Latin}\d_%]|[.,:/-]\d| ?[€$£¥])`,
  'gu',
);

const maskPhones = (text: string): string =>
  text.replace(phone, (found) => {
    const digits = digitsOf(found);
    const enough = digits.length >= (found.startsWith('+') ? 8 : 9) && digits.length <= 15;
    return enough ? mask('phone', digits.slice(-2)) : found;
  });

/** Addresses keep working: only what is surely personal goes. */
const maskHref = (href: string): string =>
  /^(?:tel|sms):/i.test(href) ? 'tel:' : maskCards(maskIbans(maskEmails(href)));
