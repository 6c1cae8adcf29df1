// What a tag is suggested for, as data in the playbook.
import * as z from 'zod/mini';
import { slugSchema } from '../ids.ts';
import { hasBuiltIn } from './built-in.ts';

/**
 * A tag to offer when one of the words stands in the post. How rules are weighed: `suggest`. Rules of one tag add up; one
 * without words stands for Perch's own, so a playbook holds only the words that its team wrote.
 */
export const suggestionRuleSchema = z
  .object({
    tag: slugSchema,
    /** As in "de"; a rule without one is for posts in any language. */
    language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/, 'write a language as en, es or de'))),
    /** Words that say little alone ("thanks", "when"): they settle a post that nothing else speaks for. */
    faint: z.optional(z.boolean()),
    /** Tags the case by itself, without asking. */
    apply: z.optional(z.boolean()),
    words: z.optional(
      z
        .array(z.string().check(z.minLength(2), z.maxLength(60)))
        .check(z.minLength(1, 'at least one word, or leave the list out for Perch’s own'), z.maxLength(200)),
    ),
  })
  .check(
    z.refine((rule) => rule.words !== undefined || hasBuiltIn(rule), {
      path: ['words'],
      message: 'Perch has no words of its own for this tag and language; give some',
    }),
  );
export type SuggestionRule = z.infer<typeof suggestionRuleSchema>;
