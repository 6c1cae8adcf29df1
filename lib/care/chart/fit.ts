// A chart in a playbook that lacks some of its names: they are left out, and the chart stays walkable.
import type { Chart, Outcome } from './schema.ts';
import type { KnownNames } from './validate.ts';

/** The chart without tags, tiers and reasons that the playbook does not have (any more). */
export const fitChart = (chart: Chart, names: KnownNames): Chart => ({
  ...chart,
  outcomes: chart.outcomes.map((outcome) => fitOutcome(outcome, names)),
});

const fitOutcome = (outcome: Outcome, names: KnownNames): Outcome => {
  const has = (list: keyof KnownNames, id: string): boolean => names[list].some((each) => each.id === id);
  const { tag, escalate, dismiss, ...rest } = outcome;
  return {
    ...rest,
    ...(tag !== undefined && has('tags', tag) ? { tag } : {}),
    ...(escalate && has('tiers', escalate.tier) && has('escalationReasons', escalate.reason)
      ? { escalate }
      : {}),
    ...(dismiss !== undefined && has('dismissReasons', dismiss) ? { dismiss } : {}),
  };
};
