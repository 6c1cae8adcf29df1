// Resolve, with how it ended. A customer's next post reopens.
import type { Feature } from '../feature.ts';
import { isSettled } from '../settled.ts';

export const resolve: Feature = {
  id: 'resolve',
  name: 'Resolve',
  key: 'R',
  act: (strip) =>
    strip.choose({
      title: 'Resolve as',
      items: strip.settings.dispositions,
      onPick: (disposition) => strip.give({ verb: 'resolve', disposition }, 'Resolved'),
    }),
  offer: ({ badge }) => (isSettled(badge) ? undefined : 'Resolve'),
};
