// Schemas that bend: what does not parse is absent, and takes nothing else with it.
import * as z from 'zod/mini';

/** A field that is absent where it does not parse. */
export const maybe = <T extends z.core.SomeType>(schema: T) => z.catch(z.optional(schema), undefined);

/** A list without the entries that do not parse; empty where it is none. Since 2026 X leaves empty lists out. */
export const listOf = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((entries): z.output<T>[] =>
      (Array.isArray(entries) ? entries : []).flatMap((entry) => {
        const read = z.safeParse(schema, entry);
        return read.success ? [read.data] : [];
      }),
    ),
  );

/** A whole number, which X also writes as text. */
export const countSchema = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^[0-9]{1,15}$/))]),
  z.pipe(z.transform(Number), z.int().check(z.minimum(0))),
);

/** "Wed Oct 10 20:19:24 +0000 2018" → UTC ms. */
export const stampSchema = z.pipe(
  z.string().check(z.regex(/^\w{3} \w{3} \d{2} \d{2}:\d{2}:\d{2} \+0000 \d{4}$/)),
  z.pipe(z.transform(Date.parse), z.int()),
);

/** Those fields that are there. */
export const known = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } => {
  const there: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) there[key] = value as Exclude<T[typeof key], undefined>;
  }
  return there;
};

/** JSON’s objects, lists left out. */
export const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a schema, each from the first of these objects that has it. */
export const fieldsOf = (shape: object, ...nodes: readonly unknown[]): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const key in shape) {
    for (const node of nodes) {
      const value = isNode(node) ? node[key] : undefined;
      if (value === undefined || value === null) continue;
      fields[key] = value;
      break;
    }
  }
  return fields;
};
