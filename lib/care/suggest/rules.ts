// What a tag is suggested for, as data in the playbook.
import * as z from 'zod/mini';
import { slugSchema } from '../ids.ts';

/** A tag to offer when one of the words stands in the post. How rules are weighed: `suggest`. */
export const suggestionRuleSchema = z.object({
  tag: slugSchema,
  /** As in "de"; a rule without one is for posts in any language. */
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/, 'write a language as en, es or de'))),
  /** Words that say little alone ("thanks", "when"): they settle a post that nothing else speaks for. */
  faint: z.optional(z.boolean()),
  /** Tags the case by itself, without asking. */
  apply: z.optional(z.boolean()),
  words: z.array(z.string().check(z.minLength(2), z.maxLength(60))).check(z.maxLength(200)),
});
