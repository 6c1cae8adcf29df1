// Dismiss a post that needs no care. A reason is required, so that nothing is dropped in silence.
import type { Feature } from '../feature.ts';
import { isSettled } from '../settled.ts';

export const dismiss: Feature = {
  id: 'dismiss',
  name: 'Dismiss',
  key: 'D',
  act: (strip) =>
    strip.choose({
      title: 'Dismiss because',
      items: strip.settings.dismissReasons,
      onPick: (reason) => strip.give({ verb: 'dismiss', reason }, 'Dismissed'),
    }),
  offer: ({ badge }) => (isSettled(badge) ? undefined : 'Dismiss'),
};
