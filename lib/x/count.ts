// Numbers as X shows them: exact in names for screen readers, short in sight, in the page's language.

/**
 * English short units. Other languages have theirs, some with two meanings ("1,2 B" is a thousand in Turkish); what they shorten
 * is known by its name for screen readers, which is exact, or not at all.
 */
const units: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/** Digits of any script as ASCII, separators and spaces kept. Zeros of the decimal digits that X's languages use. */
const zeros = ['٠', '۰', '०', '০', '๐', '０', '௦', '೦', '૦'].map((zero) => zero.codePointAt(0) ?? 0);
const asciiDigits = (text: string): string =>
  !/[^\0-\x7f]/.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0) ?? 0;
        const zero = zeros.find((start) => code >= start && code < start + 10);
        return zero === undefined ? digit : String(code - zero);
      });

const separators = "[.,'’٬٫،\\u00a0\\u202f ]";
const grouped = new RegExp(`^[0-9]{1,3}(?:${separators}[0-9]{2,3})*${separators}[0-9]{3}$`);
const decimal = new RegExp(`^([0-9]{1,4})[.,٬٫]([0-9]{1,2})$`);

/**
 * A counter as a whole number: "1,234", "1.2K", "١٬٢٣٤". Undefined for what has more than one reading ("1,234K"), a
 * fraction of nothing ("1.2"), or a unit that is not English. `lang` is the page's language.
 */
export const parseCount = (shown: string, lang = ''): number | undefined => {
  if (/^[0-9]{1,12}$/.test(shown)) return Number(shown);
  const text = asciiDigits(shown.normalize('NFC').replace(/[\u200e\u200f\u061c]/g, '')).trim();
  const parts = /^([0-9](?:[0-9.,'’٬٫،\u00a0\u202f ]*[0-9])?)\s*([^0-9]*)$/u.exec(text);
  if (!parts) return undefined;
  const [, number = '', rest = ''] = parts;
  const unit = rest.trim().toLowerCase().replace(/\.$/, '');
  const size = unit === '' ? 1 : /^en\b/.test(lang) ? units[unit] : undefined;
  if (size === undefined) return undefined;
  return whole(valueOf(number, size), size);
};

const valueOf = (number: string, size: number): number | undefined => {
  if (/^[0-9]+$/.test(number)) return Number(number) * size;
  const fraction = decimal.exec(number);
  if (fraction && size > 1) return Math.round(Number(`${fraction[1]}.${fraction[2]}`) * size);
  // Two kinds of separator would make one of them a decimal point.
  const separatorsUsed = new Set(number.replace(/[0-9]/g, ''));
  const isGrouped = size === 1 && separatorsUsed.size === 1 && grouped.test(number);
  return isGrouped ? Number(number.replace(/[^0-9]/g, '')) : undefined;
};

const whole = (value: number | undefined, size: number): number | undefined =>
  value !== undefined && Number.isSafeInteger(value) && value <= 1e15 && size > 0 ? value : undefined;

/** Every exact number in a name for screen readers ("76 replies, 234 reposts"), in its order. */
export const exactNumbers = (label: string): number[] =>
  (asciiDigits(label).match(/[0-9](?:[0-9.,'’٬٫\u00a0\u202f]*[0-9])?/g) ?? []).flatMap(
    (number) => parseCount(number) ?? [],
  );
