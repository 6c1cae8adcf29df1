// What a public post should not show: found for a "take it private" hint, told only masked (CARE 1.20, 1.22).
import { maskPersonalData } from './privacy.ts';
import type { Tracker } from './tracking.ts';
import { trackingIn } from './tracking.ts';

export interface PersonalData {
  kind: 'card' | 'IBAN' | 'e-mail' | 'phone' | 'order number' | 'tracking number' | 'postcode';
  /** As in "•••• 1111". The value itself never leaves this file. */
  masked: string;
}

/**
 * Personal data in a text, the gravest kind first, once each. The same for a text as it was written and as it is stored,
 * with `maskPersonalData` behind it.
 */
export const personalDataIn = (text: string, trackers: readonly Tracker[] = []): PersonalData[] => {
  if (!mayHold.test(text)) return [];
  const safe = maskPersonalData(text);
  const marks = Array.from(safe.matchAll(mark), ([, kind = '', ending = '']) => ({ kind, ending }));
  const plain = safe.replace(mark, ' ');
  const numbers = /[0-9]/.test(plain) ? numbersIn(plain, trackers) : [];
  const marked = (kind: PersonalData['kind']): PersonalData[] =>
    of(
      kind,
      marks.filter((each) => each.kind === kind).map(({ ending }) => ending),
    );
  return [...marked('card'), ...marked('IBAN'), ...marked('e-mail'), ...marked('phone'), ...numbers];
};

const of = (kind: PersonalData['kind'], masked: readonly string[]): PersonalData[] =>
  [...new Set(masked)].map((each) => ({ kind, masked: each }));

const numbersIn = (text: string, trackers: readonly Tracker[]): PersonalData[] => {
  const tracking = trackingIn(text, trackers).map(({ number }) => number);
  const orders = ordersIn(text).filter((number) => !tracking.includes(number));
  return [
    ...of('order number', orders.map(ending)),
    ...of('tracking number', tracking.map(ending)),
    ...of(
      'postcode',
      postcodesIn(text).map((code) => `${code.slice(0, 2)}•••`),
    ),
  ];
};

/** A mask of privacy.ts, or a digit or @ that may become one. */
const mayHold = /[0-9@•\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/u;
/** What privacy.ts leaves: `[card •••• 1111]`, `[e-mail j•••]`. */
const mark = /\[(card|IBAN|phone|e-mail) (•••• \w{2,4}|\w•••)\]/g;

const ending = (number: string): string => `•••• ${number.slice(-2)}`;

/** "Order", "my order number is", "pedido nº", "commande", "Bestellnummer", "encomenda", "注文番号", then the number. */
const order =
  /(?:\border|\bpedido|\bcommande|\bbestell(?:ung|nummer|nr)|\bauftrag(?:snummer)?|\bencomenda|\bref(?:erence|erencia|érence|erência)?|\bbooking|\breserva(?:tion|ción)?|注文(?:番号)?)[\s:.]{0,3}(?:(?:number|num|no|nr|n|id|número|numéro|nummer|is|es|est|ist|é|は)[\s:.º°]{0,3}){0,2}[#№:\s(]{0,3}([a-z0-9][a-z0-9-]{4,24})/giu;

const ordersIn = (text: string): string[] =>
  Array.from(text.matchAll(order), ([, number = '']) => number.replace(/-/g, '').toUpperCase()).filter(
    (number) => number.replace(/[^0-9]/g, '').length >= 4,
  );

/** Shapes that are a postcode by themselves: British, Canadian, Brazilian, Japanese, Dutch, and an American state's. */
const shapes = [
  String.raw`\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}\b`,
  String.raw`\b[ABCEGHJ-NPRSTVXY][0-9][A-Z] [0-9][A-Z][0-9]\b`,
  String.raw`(?<![\d-])[0-9]{5}-[0-9]{3}(?![\d-])`,
  String.raw`〒 ?[0-9]{3}-[0-9]{4}`,
  String.raw`(?<![\d.,])[1-9][0-9]{3} [A-Z]{2} [A-Z][a-z]+`,
  String.raw`, [A-Z]{2} [0-9]{5}(?:-[0-9]{4})?(?!\d)`,
];
const postcode = new RegExp(shapes.join('|'), 'g');
/** Elsewhere five figures may be anything, so a word must say what they are. */
const namedPostcode =
  /\b(?:post ?code|postal code|zip(?: code)?|plz|postleitzahl|code postal|código postal|codigo postal|cp|cap|cep)[\s:.]{0,3}(?:is |ist |est |es |é )?([0-9]{4,5}(?:-?[0-9]{3,4})?)(?!\d)/giu;

const postcodesIn = (text: string): string[] => [
  ...Array.from(text.matchAll(postcode), ([code]) => code.replace(/^, [A-Z]{2} |^〒 ?/, '')),
  ...Array.from(text.matchAll(namedPostcode), ([, code = '']) => code),
];
