// Values of a schema with a canary in every string that can hold one: what nobody but the team may ever read.
import * as z from 'zod/mini';

/** In every word, in every id that is made of digits, and in what is too short for either. */
export const marks = { word: 'zq7canary', digits: '9073180526', letters: '𐀀𐀁𐀂𐀃' };

/** Forms with no room for a canary: a length of time, hours, a date, a zone, a language. */
const plain = ['15m', '09:00-17:00', '2026-12-25', 'UTC', 'de'];

/** By the path of a field, that of the one whose word it repeats. */
export type Repeats = Readonly<Record<string, string>>;

const numbers = new Map<string, string>();
const numberOf = (path: string): string => {
  const number = numbers.get(path) ?? String(numbers.size).padStart(4, '0');
  numbers.set(path, number);
  return number;
};

/** A word for this place alone, of use wherever words are free. */
export const canary = (path: string): string => marks.word + numberOf(path);

const wordFor = (schema: z.core.$ZodType, path: string): string => {
  const [word, digits] = [canary(path), marks.digits + numberOf(path)];
  const made = [
    word,
    digits,
    `case-${digits}`,
    `https://${word}.example/{number}`,
    `${word}##`,
    marks.letters,
  ];
  const fitting = [...made, ...plain].find((each) => z.safeParse(schema, each).data === each);
  if (fitting === undefined) throw new Error(`No canary fits into ${path}: give canaries.ts one that does.`);
  return fitting;
};

/**
 * Every field is there, every list and record has one entry or each that it names. Several where a union can be of several
 * forms: together they have each. @param leftOut paths of fields that cannot stand beside the others.
 */
export const withCanaries = (
  schema: z.core.$ZodType,
  { repeats = {}, leftOut = [] }: { repeats?: Repeats; leftOut?: readonly string[] } = {},
): unknown[] => {
  const make = (each: z.core.$ZodType, path: string): unknown[] => {
    const { def } = (each as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'string':
        return [wordFor(each, repeats[path] ?? path)];
      case 'number':
        return [[7, 0.5].find((value) => z.safeParse(each, value).success)];
      case 'boolean':
        return [true];
      case 'literal':
        return [def.values[0]];
      case 'enum':
        return [Object.values(def.entries)[0]];
      case 'optional':
      case 'nullable':
      case 'default':
        return make(def.innerType, path);
      case 'array':
        return make(def.element, path).map((value) => [value]);
      case 'union':
        return def.options.flatMap((option) => make(option, path));
      case 'record': {
        const keys = (def.keyType as z.core.$ZodTypes)._zod.def;
        const names = keys.type === 'enum' ? Object.values(keys.entries) : make(def.keyType, path);
        return together(names.map((name) => [String(name), make(def.valueType, `${path}.${name}`)]));
      }
      case 'object':
        return together(
          Object.entries(def.shape)
            .map(([name, field]): [string, string, z.core.$ZodType] => [name, join(path, name), field])
            .filter(([, place]) => !leftOut.includes(place))
            .map(([name, place, field]) => [name, make(field, place)]),
        );
      default:
        throw new Error(`${path} is of a kind that canaries.ts does not know yet: ${def.type}.`);
    }
  };
  return make(schema, '');
};

const join = (path: string, name: string): string => (path ? `${path}.${name}` : name);

/** As many objects as the field with most forms has; the others begin again from their first. */
const together = (fields: readonly [string, unknown[]][]): Record<string, unknown>[] =>
  Array.from({ length: Math.max(...fields.map(([, values]) => values.length)) }, (_, at) =>
    Object.fromEntries(fields.map(([name, values]) => [name, values[at % values.length]])),
  );
