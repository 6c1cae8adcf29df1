// Numbers of orders, and postcodes.
import { ending, mark } from './mark.ts';

/** "my order #AB-998211": the number goes, "my order" stays. Dates ("booking 2026-11-18") are no numbers. */
export const maskOrders = (text: string): string =>
  text.replace(order, (found, number: string) => {
    const digits = number.replace(/[^0-9]/g, '');
    if (digits.length < 4 || date.test(number)) return found;
    return found.slice(0, -number.length) + mark('order number', ending(number.replace(/-/g, ''), 2));
  });

/** Large shops' own shape, three, seven and seven digits, some of which may look like a card. */
export const maskShapedOrders = (text: string): string =>
  text.replace(shapedOrder, (found) => mark('order number', ending(found, 2)));

const shapedOrder = /(?<![\w-])[0-9]{3}[-\u2010-\u2015][0-9]{7}[-\u2010-\u2015][0-9]{7}(?![\w-])/g;

const date = /^\d{1,4}-\d{1,2}-\d{1,4}$/;

/** "Order", "my order number is", "pedido nº", "commande", "Bestellnummer", "encomenda", "注文番号", then the number. */
const order =
  /(?:\border|\bpedido|\bcommande|\bbestell(?:ung|nummer|nr)|\bauftrag(?:snummer)?|\bencomenda|\bref(?:erence|erencia|érence|erência)?|\bbooking|\breserva(?:tion|ción)?|注文(?:番号)?)[\s:.]{0,3}(?:(?:number|num|no|nr|n|id|número|numéro|nummer|is|es|est|ist|é|は)[\s:.º°]{0,3}){0,2}[#№:\s(]{0,3}([a-z0-9][a-z0-9-]{4,24})/giu;

export const maskPostcodes = (text: string): string =>
  text
    .replace(postcode, masked)
    .replace(namedPostcode, (found, code: string) => found.slice(0, -code.length) + masked(code));

const masked = (code: string): string => mark('postcode', `${code.slice(0, 2)}•••`);

/** Shapes that are a postcode by themselves: British, Canadian, Brazilian, Japanese, Dutch, and an American state's. */
const shapes = [
  String.raw`\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}\b`,
  String.raw`\b[ABCEGHJ-NPRSTVXY][0-9][A-Z] [0-9][A-Z][0-9]\b`,
  String.raw`(?<![\d-])[0-9]{5}-[0-9]{3}(?![\d-])`,
  String.raw`(?<=〒 ?)[0-9]{3}-[0-9]{4}`,
  String.raw`(?<![\d.,])[1-9][0-9]{3} [A-Z]{2}(?= [A-Z][a-z])`,
  String.raw`(?<=, [A-Z]{2} )[0-9]{5}(?:-[0-9]{4})?(?!\d)`,
];
const postcode = new RegExp(shapes.join('|'), 'g');
/** Elsewhere five figures may be anything, so a word must say what they are. */
const namedPostcode =
  /\b(?:post ?code|postal code|zip(?: code)?|plz|postleitzahl|code postal|código postal|codigo postal|cp|cap|cep)[\s:.]{0,3}(?:is |ist |est |es |é )?([0-9]{4,5}(?:-?[0-9]{3,4})?)(?!\d)/giu;
