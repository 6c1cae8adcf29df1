// Response times of whoever answers on this page, from the posts that pass by.
import type { Feature } from '../feature.ts';

export const measure: Feature = {
  id: 'measure',
  name: 'Measure this page',
  viewers: 'use',
  act: (strip) => strip.measure(),
  offer: () => 'Measure this page',
};
