// The playbook: the workspace's configuration, one validated and versioned document.
import * as z from 'zod/mini';
import { hoursSchema } from './calendar.ts';
import { chartSchema } from './chart/schema.ts';
import { validateChart } from './chart/validate.ts';
import { handleSchema, instantSchema, slugSchema } from './ids.ts';
import type { Priority } from './priority.ts';
import { prioritySchema } from './priority.ts';
import { defaultRiskRules, riskRulesSchema } from './risk/rules.ts';
import { suggestionRuleSchema } from './suggest/rules.ts';
import { defaultTrackers, trackersSchema } from './tracker.ts';

export const kindSchema = z.enum(['direct', 'mention', 'keyword', 'repost', 'quote', 'dm', 'own', 'other']);
export type Kind = z.infer<typeof kindSchema>;

export { prioritySchema };
export type { Priority };

export const statusSchema = z.enum([
  'new',
  'open',
  'pending',
  'on_hold',
  'snoozed',
  'resolved',
  'closed',
  'dismissed',
]);
export type Status = z.infer<typeof statusSchema>;

export const metricSchema = z.enum([
  'firstResponse',
  'nextResponse',
  'resolution',
  'promise',
  'escalationAck',
  'decision',
]);
export type Metric = z.infer<typeof metricSchema>;

const nameLength = 'a name has 1 to 60 characters';
const label = z.string().check(z.trim(), z.minLength(1, nameLength), z.maxLength(60, nameLength));

/** `90s`, `15m`, `4h`. Days are refused: "1d" is 24 office hours to one reader and tomorrow to another. */
export const durationSchema = z
  .string()
  .check(z.regex(/^[1-9][0-9]{0,5}(s|m|h)$/, 'write a length of time as 90s, 15m or 4h'));

const fraction = 'a warning is a fraction between 0 and 1';
const targets = z.partialRecord(prioritySchema, durationSchema);

export const policySchema = z.object({
  id: slugSchema,
  name: z.optional(label),
  /** All that are given must match; an empty `when` matches every case. */
  when: z.object({
    kinds: z.optional(z.array(kindSchema)),
    tags: z.optional(z.array(slugSchema)),
    handles: z.optional(z.array(handleSchema)),
    priorities: z.optional(z.array(prioritySchema)),
    minFollowers: z.optional(z.int()),
  }),
  /** Id of a calendar, or `always`. */
  hours: z.string(),
  /** A priority without a target of its own uses `normal`'s. */
  targets: z.partialRecord(metricSchema, targets),
  startFrom: z._default(z.enum(['published', 'firstSeen']), 'published'),
  pauseIn: z._default(z.array(statusSchema), ['pending']),
  /** Fractions of the target at which the clock warns. */
  warnAt: z._default(z.array(z.number().check(z.gt(0, fraction), z.lt(1, fraction))), [0.5, 0.8]),
});
export type Policy = z.infer<typeof policySchema>;

export const tagGroupSchema = z.enum(['intent', 'product', 'sentiment', 'risk', 'outcome']);
/** Colours of X's own palette; each is drawn for light and dark by the overlay. */
export const tagColorSchema = z.enum([
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
  'grey',
]);
export const glyphSchema = z.enum([
  'square',
  'diamond',
  'triangle',
  'circle',
  'heart',
  'star',
  'flag',
  'bolt',
]);
export const tagSchema = z.object({
  id: slugSchema,
  name: label,
  group: tagGroupSchema,
  color: tagColorSchema,
  glyph: glyphSchema,
});
export type Tag = z.infer<typeof tagSchema>;

export const tierSchema = z.object({
  id: slugSchema,
  name: label,
  /** How soon somebody there says that they have it; raised to the next tier if nobody does. Without it no clock runs. */
  acknowledgeWithin: z.optional(durationSchema),
});
export type Tier = z.infer<typeof tierSchema>;

export const choiceSchema = z.object({ id: slugSchema, name: label });
export type Choice = z.infer<typeof choiceSchema>;

export const ownedHandleSchema = z.object({
  handle: handleSchema,
  role: z._default(z.enum(['service', 'marketing', 'executive', 'property']), 'service'),
  /** Handles of one group share their cases. Unless given: a property is alone, all others are one. */
  group: z.optional(slugSchema),
});
export type OwnedHandle = z.infer<typeof ownedHandleSchema>;

/** Posts with one of these tags are answered by this tier or a higher one. Shown as a hint; stops nobody. */
export const respondRuleSchema = z.object({
  tags: z.array(slugSchema).check(z.minLength(1, 'at least one tag'), z.maxLength(50)),
  tier: slugSchema,
});
export type RespondRule = z.infer<typeof respondRuleSchema>;

const terms = z.array(z.string().check(z.trim(), z.minLength(2), z.maxLength(60))).check(z.maxLength(100));

const unique = (items: readonly { id: string }[]): boolean =>
  new Set(items.map((item) => item.id)).size === items.length;

const respondFaults = ({
  respondRules,
  tags,
  tiers,
}: {
  respondRules: readonly RespondRule[];
  tags: readonly Tag[];
  tiers: readonly Tier[];
}): { path: (string | number)[]; message: string }[] =>
  respondRules.flatMap((rule, at) => [
    ...rule.tags.flatMap((tag, index) =>
      tags.some(({ id }) => id === tag)
        ? []
        : [{ path: ['respondRules', at, 'tags', index], message: `the playbook has no tag “${tag}”` }],
    ),
    ...(tiers.some(({ id }) => id === rule.tier)
      ? []
      : [{ path: ['respondRules', at, 'tier'], message: `the playbook has no tier “${rule.tier}”` }]),
  ]);

export const defaultPublicReplies = 3;
export const defaultPrivateTags = (): string[] => ['account', 'payment'];

export const playbookVersion = 2;

export const playbookSchema = z
  .object({
    version: z.literal(playbookVersion),
    handles: z.array(ownedHandleSchema).check(z.maxLength(50)),
    /** Names of the brand that make a post `keyword` when no owned handle is named. */
    brandTerms: terms,
    /** Words in which a brand term does not mean the brand ("apple pie"). */
    negativeTerms: z._default(terms, []),
    /** Whether brand terms of five letters and more are found with a slip of the finger in them. */
    misspellings: z._default(z.boolean(), true),
    /** What our automatic replies say: a reply that holds one of these answers nobody. */
    automaticReplies: z._default(
      z.array(z.string().check(z.trim(), z.minLength(4), z.maxLength(280))).check(z.maxLength(100)),
      [],
    ),
    /** Posts published before this become a case only by hand: nobody starts with years of late clocks. */
    careFrom: instantSchema,
    hours: z.array(hoursSchema).check(z.maxLength(50), z.refine(unique, 'two calendars have one id')),
    policies: z.array(policySchema).check(z.maxLength(100), z.refine(unique, 'two policies have one id')),
    tags: z.array(tagSchema).check(z.maxLength(300), z.refine(unique, 'two tags have one id')),
    tiers: z
      .array(tierSchema)
      .check(
        z.minLength(1, 'at least one is needed'),
        z.maxLength(9),
        z.refine(unique, 'two tiers have one id'),
      ),
    escalationReasons: z.array(choiceSchema).check(z.minLength(1, 'at least one is needed'), z.maxLength(30)),
    dispositions: z.array(choiceSchema).check(z.minLength(1, 'at least one is needed'), z.maxLength(30)),
    dismissReasons: z.array(choiceSchema).check(z.minLength(1, 'at least one is needed'), z.maxLength(30)),
    suggestions: z.array(suggestionRuleSchema).check(z.maxLength(300)),
    risk: z._default(riskRulesSchema, defaultRiskRules),
    trackers: z._default(trackersSchema, defaultTrackers),
    /** How many a case may take before Perch offers to take it private. */
    publicReplies: z._default(z.int().check(z.minimum(1), z.maximum(50)), defaultPublicReplies),
    /** Tags whose matters are not for the public. */
    privateTags: z._default(z.array(slugSchema).check(z.maxLength(50)), defaultPrivateTags),
    chart: chartSchema,
    respondRules: z.array(respondRuleSchema).check(z.maxLength(50)),
  })
  .check(
    z.refine(
      (playbook) =>
        playbook.policies.every(
          (policy) => policy.hours === 'always' || playbook.hours.some((hours) => hours.id === policy.hours),
        ),
      'a policy names hours that the playbook does not have',
    ),
    (context) => {
      const { value: playbook, issues } = context;
      const faults = [
        ...validateChart(playbook.chart, playbook).map(({ path, message }) => ({
          path: ['chart', ...path],
          message,
        })),
        ...respondFaults(playbook),
      ];
      for (const fault of faults) issues.push({ code: 'custom', input: playbook, ...fault });
    },
  );
export type Playbook = z.infer<typeof playbookSchema>;
