// What stands in a text where personal data was: `[card •••• 1111]`, `[e-mail j•••]`.

export const personalKinds = [
  'card',
  'IBAN',
  'e-mail',
  'phone',
  'order number',
  'tracking number',
  'postcode',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

export const mark = (kind: PersonalKind, masked: string): string => `[${kind} ${masked}]`;

/** All that is shown of a number: how it ended. */
export const ending = (number: string, signs: number): string => `•••• ${number.slice(-signs)}`;

const shape = new RegExp(String.raw`\[(${personalKinds.join('|')}) (•••• \w{2,4}|\w{1,2}•••)\]`, 'g');

export const marksIn = (text: string): { kind: string; masked: string }[] =>
  Array.from(text.matchAll(shape), ([, kind = '', masked = '']) => ({ kind, masked }));

/** The customer's own words: "order number" in a mark is not one of them. */
export const withoutMarks = (text: string): string =>
  text.includes('•••') ? text.replace(shape, ' ') : text;
