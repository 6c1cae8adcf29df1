// Changing a playbook that others change too: part by part, so that who opened their settings before a colleague saved
// does not put back what the colleague changed.
import * as z from 'zod/mini';
import type { Playbook } from './playbook.ts';
import { playbookSchema } from './playbook.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';
import { isSame } from './same.ts';

export const playbookChangeSchema = z.object({
  /** The playbook that was changed, as it was shown. */
  from: playbookSchema,
  to: playbookSchema,
  /** What holds where both changed one part; left out, that is refused. */
  prefer: z.optional(z.enum(['mine', 'theirs'])),
});
export type PlaybookChange = z.infer<typeof playbookChangeSchema>;

export type Part = keyof Playbook;
export const partSchema = z.keyof(playbookSchema);

/** Those that differ. */
export const changedParts = (from: Playbook, to: Playbook): Part[] =>
  parts.filter((part) => !isSame(from[part], to[part]));

/**
 * `now` with the parts that the change touches. The error is for the person: what somebody else has changed since `from`,
 * too, or that the two changes do not make a playbook together.
 */
export const changePlaybook = (
  now: Playbook,
  { from, to, prefer }: PlaybookChange,
): Result<Playbook, string> => {
  const mine = changedParts(from, to);
  const isTheirs = (part: Part): boolean => !isSame(from[part], now[part]) && !isSame(to[part], now[part]);
  const both = mine.filter(isTheirs);
  if (both.length > 0 && !prefer) return fail(changedToo(both));
  const taken = prefer === 'theirs' ? mine.filter((part) => !isTheirs(part)) : mine;
  const changed = { ...now, ...Object.fromEntries(taken.map((part) => [part, to[part]])) };
  if (playbookSchema.safeParse(changed).success) return ok(changed);
  // Of changes that make no playbook together, as a new rule for a tag that is gone, only one can hold.
  return prefer === 'theirs' ? ok(now) : fail(doNotFit(mine));
};

/** Every part, as the settings call it. */
const partNames: Readonly<Record<Part, string>> = {
  version: 'the version',
  handles: 'the accounts',
  brandTerms: 'the brand’s names',
  negativeTerms: 'what is not the brand',
  misspellings: 'misspellings',
  automaticReplies: 'automatic replies',
  careFrom: 'the beginning',
  hours: 'office hours',
  policies: 'response times',
  tags: 'tags',
  tiers: 'tiers',
  escalationReasons: 'reasons to escalate',
  dispositions: 'outcomes',
  dismissReasons: 'reasons to dismiss',
  suggestions: 'suggested tags',
  risk: 'risk',
  trackers: 'tracking numbers',
  publicReplies: 'public replies',
  privateTags: 'private matters',
  chart: 'the triage chart',
  respondRules: 'who answers what',
};

export const parts = Object.keys(partNames) as readonly Part[];

const listed = (some: readonly Part[]): string => some.map((part) => partNames[part]).join(', ');

const changedToo = (both: readonly Part[]): string =>
  `Somebody else changed this meanwhile, too: ${listed(both)}.`;

const doNotFit = (mine: readonly Part[]): string =>
  `What somebody else changed meanwhile does not go with your change: ${listed(mine)}. Keep theirs, and change it again.`;
