// Tracking numbers in what stands on the page, for the carrier's own page (CARE 4.4). What is stored has none.
import type { TrackingNumber } from './masks/tracking-numbers.ts';
import { maskPersonalData } from './privacy.ts';
import type { Tracker } from './tracker.ts';

/** In the order of the text's masks, once each. Nothing that is a card, an IBAN or a phone, whatever the patterns say. */
export const trackingIn = (text: string, trackers: readonly Tracker[]): TrackingNumber[] => {
  const found = new Map<string, TrackingNumber>();
  maskPersonalData(text, trackers, (each) => found.set(each.number, each));
  return [...found.values()];
};
