// A playbook from elsewhere takes the place of ours. One that knows no accounts is ready-made: it keeps who we are.
import type { Playbook } from './playbook.ts';

/** What the workspace then has: our accounts, brand terms, time zone and beginning, if the other names no accounts. */
export const adoptPlaybook = (brought: Playbook, ours: Playbook): Playbook => {
  if (brought.handles.length > 0) return brought;
  const zone = ours.hours[0]?.zone;
  return {
    ...brought,
    handles: ours.handles,
    brandTerms: ours.brandTerms,
    negativeTerms: ours.negativeTerms,
    careFrom: ours.careFrom,
    hours: zone === undefined ? brought.hours : brought.hours.map((hours) => ({ ...hours, zone })),
  };
};
