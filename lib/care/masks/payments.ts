// Cards and accounts: numbers that money can be taken with.
import { digit, digitsOf } from './digits.ts';
import { ending, mark } from './mark.ts';

/** Card numbers (Luhn) and IBANs (check digits) masked. */
export const maskPayments = (text: string): string => maskCards(maskIbans(text));

const iban = /(?<![\w])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}(?!\w)/gi;

const maskIbans = (text: string): string =>
  text.replace(iban, (found) => {
    // Words may follow the number, so take them off one by one until the check digits agree.
    for (let end = found.length; end >= 15; end = Math.max(found.lastIndexOf(' ', end - 1), 0)) {
      const candidate = found.slice(0, end);
      if (isIban(candidate))
        return mark('IBAN', ending(candidate.replace(/[ -]/g, ''), 4)) + found.slice(end);
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
        masked += run.slice(done, groups[first]?.at) + mark('card', ending(card.digits, 4));
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
