// Undo: my newest verb on this case.
import type { Feature } from '../feature.ts';

export const undo: Feature = {
  id: 'undo',
  name: 'Undo',
  key: 'Z',
  act: (strip) => strip.give({ verb: 'undo' }, 'Undone'),
  offer: ({ badge }) => (badge.undo ? 'Undo my last step' : undefined),
};
