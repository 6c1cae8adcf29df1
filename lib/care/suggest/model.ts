// A model as plain data, for the database and a file.
import * as z from 'zod/mini';
import { slugSchema } from '../ids.ts';
import type { Model, Taught } from './learner.ts';
import { maxWords } from './learner.ts';

const count = z.number().check(z.minimum(0));
const taught = z.tuple([slugSchema, count, count]);

/** Tag, yes, no; of all lessons, then of those with a word. */
export const modelSchema = z.object({
  version: z.literal(1),
  tags: z.array(taught).check(z.maxLength(1_000)),
  words: z
    .array(z.tuple([z.string().check(z.maxLength(64)), z.array(taught).check(z.maxLength(1_000))]))
    .check(z.maxLength(maxWords)),
});
export type PackedModel = z.infer<typeof modelSchema>;

export const packModel = ({ tags, words }: Model): PackedModel => ({
  version: 1,
  tags: packTags(tags),
  words: Array.from(words, ([word, byTag]): PackedModel['words'][number] => [word, packTags(byTag)]),
});

export const unpackModel = ({ tags, words }: PackedModel): Model => ({
  tags: unpackTags(tags),
  words: new Map(words.map(([word, byTag]) => [word, unpackTags(byTag)])),
});

const packTags = (tags: ReadonlyMap<string, Taught>): PackedModel['tags'] =>
  Array.from(tags, ([tag, { yes, no }]): PackedModel['tags'][number] => [tag, yes, no]);

const unpackTags = (tags: PackedModel['tags']): Map<string, Taught> =>
  new Map(tags.map(([tag, yes, no]) => [tag, { yes, no }]));
