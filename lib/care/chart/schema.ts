// The triage chart: a decision tree as data. Questions branch to questions and end at outcomes.
import * as z from 'zod/mini';
import { slugSchema } from '../ids.ts';
import { prioritySchema } from '../priority.ts';

const words = (most: number) => {
  const expected = `text of 1 to ${most} characters`;
  return z.string(expected).check(z.trim(), z.minLength(1, expected), z.maxLength(most, expected));
};
const questionWords = words(200);
const nameWords = words(80);

export const answerSchema = z.object({
  id: slugSchema,
  name: nameWords,
  /** Id of the question or outcome that follows. */
  leadsTo: slugSchema,
});

export const questionSchema = z.object({
  id: slugSchema,
  ask: questionWords,
  /** What to look at before answering. */
  help: z.optional(words(400)),
  /** Perch knows this itself as far as X shows it: `reach` offers the first answer where the reach rule holds, else the second. */
  fact: z.optional(z.literal('reach')),
  answers: z.array(answerSchema).check(z.minLength(1, 'at least one answer'), z.maxLength(9)),
});
export type Question = z.infer<typeof questionSchema>;

export const respondSchema = z.enum(['yes', 'no', 'monitor']);

export const outcomeSchema = z.object({
  id: slugSchema,
  name: nameWords,
  respond: respondSchema,
  /** What to do, in words for the agent. */
  protocol: words(1_000),
  tag: z.optional(slugSchema),
  priority: z.optional(prioritySchema),
  /** Escalates; `reason` is one of the playbook's. */
  escalate: z.optional(z.object({ tier: slugSchema, reason: slugSchema })),
  /** Dismisses the case, for one of the playbook's reasons. A new post of the customer still opens a new case. */
  dismiss: z.optional(slugSchema),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** When silence would be seen by many: troll or not, we then answer for the audience. */
export const reachRuleSchema = z.object({
  /** A following of this many is large. */
  followers: z.int().check(z.minimum(1)),
  /** Hashtags that count as popular, without the #: the season's, the sponsor's, the fair's. */
  hashtags: z.array(z.string().check(z.minLength(1), z.maxLength(140))).check(z.maxLength(200)),
});
export type ReachRule = z.infer<typeof reachRuleSchema>;

export const chartSchema = z.object({
  /** Id of the first question. */
  start: slugSchema,
  reach: reachRuleSchema,
  questions: z.array(questionSchema).check(z.minLength(1, 'at least one question'), z.maxLength(100)),
  outcomes: z.array(outcomeSchema).check(z.minLength(1, 'at least one outcome'), z.maxLength(100)),
});
export type Chart = z.infer<typeof chartSchema>;

export const stepSchema = z.object({ question: slugSchema, answer: slugSchema });
export type Step = z.infer<typeof stepSchema>;

/** No chart is deeper than it has questions. */
export const maxSteps = 100;
export const pathSchema = z.array(stepSchema).check(z.minLength(1), z.maxLength(maxSteps));

/** A step as the history keeps it: the chart may have changed by the time that somebody reads it. */
export const saidStepSchema = z.object({
  ...stepSchema.shape,
  asked: z.string().check(z.maxLength(200)),
  answered: z.string().check(z.maxLength(80)),
});
export type SaidStep = z.infer<typeof saidStepSchema>;
