// The triage chart: walked in the panel, offered in the ⋯ menu.
import type { Feature } from '../feature.ts';
import { isSettled } from '../settled.ts';

export const chart: Feature = {
  id: 'chart',
  name: 'Triage chart',
  act: (strip) => strip.openChart(),
  offer: ({ badge }) => (isSettled(badge) ? undefined : 'Triage chart'),
};
