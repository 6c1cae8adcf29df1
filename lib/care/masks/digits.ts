// Digits as people type them.

/** ASCII, full width, Arabic, Persian. In all four blocks the value is the low nibble. */
export const digit = String.raw`[0-9\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]`;
const oneDigit = new RegExp(digit, 'g');
export const digitsOf = (text: string): string =>
  Array.from(text.match(oneDigit) ?? [], (each) => each.charCodeAt(0) & 15).join('');
