// A selector pack: where things stand in X's pages, as data that can be brought in without a new release. No code in it:
// a strategy is one CSS selector, which can find or not find, and nothing else.
import * as z from 'zod/mini';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/** Characters. The built-in pack takes about eleven thousand. */
export const maxPackSize = 64_000;

const strategySchema = z.object({
  css: z.string().check(z.minLength(1), z.maxLength(600)),
  why: z.string().check(z.maxLength(300)),
  seen: z.string().check(z.regex(/^(\d{4}-\d\d|never)$/)),
});

/** An anchor that a pack names is found by the pack's strategies alone, in their order of trust; all others stay as built in. */
export const selectorPackSchema = z.object({
  format: z.literal('perch-selectors'),
  version: z.literal(1),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  anchors: z.record(
    z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}$/)),
    z.array(strategySchema).check(z.minLength(1), z.maxLength(8)),
  ),
});
export type SelectorPack = z.infer<typeof selectorPackSchema>;

/** What a pack is held against: the anchors of this Perch, and what this browser takes for a selector. */
export interface PackLimits {
  anchors: readonly string[];
  isSelector: (css: string) => boolean;
}

/** Reads the text of a pack; the failure says in plain words what is wrong with it and where. */
export const readPack = (text: string, { anchors, isSelector }: PackLimits): Result<SelectorPack, string> => {
  if (text.length > maxPackSize) return fail(`This file is too large: a selector pack has at most 64 kB.`);
  const data = parse(text);
  if (data === undefined) return fail('This file is not JSON.');
  const read = selectorPackSchema.safeParse(data);
  if (!read.success) {
    const place = read.error.issues[0]?.path.map(String).join('.');
    return fail(`This is no selector pack${place ? `: “${place}” is missing or not as it should be` : ''}.`);
  }
  const pack = read.data;
  const strange = Object.keys(pack.anchors).find((anchor) => !anchors.includes(anchor));
  if (strange) return fail(`This Perch knows no anchor “${strange}”. The pack may be for a newer one.`);
  if (Object.keys(pack.anchors).length === 0) return fail('This pack names no anchor.');
  for (const [anchor, strategies] of Object.entries(pack.anchors))
    for (const [index, { css }] of strategies.entries())
      if (!isSelector(css))
        return fail(
          `“${anchor}”, strategy ${index + 1}: this browser does not take “${css.slice(0, 80)}” for a selector.`,
        );
  return ok(pack);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
