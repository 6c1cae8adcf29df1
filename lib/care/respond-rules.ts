// Who may answer what: posts with certain tags belong to a tier.
import type { KnownNames } from './chart/validate.ts';
import type { Playbook, RespondRule, Tier } from './playbook.ts';

export interface RespondHint {
  /** This tier or a higher one answers. */
  tier: Tier;
  /** The tag that says so. */
  tag: string;
}

/** The highest tier that any tag of the case asks for; undefined where anybody may answer. Tiers stand in rising order. */
export const whoMayRespond = (
  tags: readonly string[],
  { respondRules, tiers }: Pick<Playbook, 'respondRules' | 'tiers'>,
): RespondHint | undefined => {
  for (const tier of tiers.toReversed()) {
    for (const rule of respondRules) {
      const tag = rule.tier === tier.id ? rule.tags.find((each) => tags.includes(each)) : undefined;
      if (tag !== undefined) return { tier, tag };
    }
  }
  return undefined;
};

/** The rules as far as the playbook has their tags and tiers. */
export const fitRespondRules = (
  rules: readonly RespondRule[],
  names: Pick<KnownNames, 'tags' | 'tiers'>,
): RespondRule[] =>
  rules
    .map((rule) => ({ ...rule, tags: rule.tags.filter((tag) => names.tags.some(({ id }) => id === tag)) }))
    .filter((rule) => rule.tags.length > 0 && names.tiers.some(({ id }) => id === rule.tier));
