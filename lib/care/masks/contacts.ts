// E-mail addresses and phone numbers.
import { digitsOf } from './digits.ts';
import { ending, mark } from './mark.ts';

const email = /(?<![\w.+-])([a-z0-9][\w.+-]{0,63})@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}\b/giu;

export const maskEmails = (text: string): string =>
  text.includes('@')
    ? text.replace(email, (_, name: string) => mark('e-mail', `${name.charAt(0)}•••`))
    : text;

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

export const maskPhones = (text: string): string =>
  text.replace(phone, (found) => {
    const digits = digitsOf(found);
    const enough = digits.length >= (found.startsWith('+') ? 8 : 9) && digits.length <= 15;
    return enough ? mark('phone', ending(digits, 2)) : found;
  });
