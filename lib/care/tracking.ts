// Tracking numbers in what stands on the page, for the carrier's own page. What is stored has none.
import { maskPhones } from './masks/contacts.ts';
import { maskPayments } from './masks/payments.ts';
import type { TrackingNumber } from './masks/tracking-numbers.ts';
import { maskTracking } from './masks/tracking-numbers.ts';
import type { Tracker } from './tracker.ts';

/** The surest first, once each. Nothing that is a card, an IBAN or a phone, whatever the patterns say: as `maskPersonalData` has it. */
export const trackingIn = (text: string, trackers: readonly Tracker[]): TrackingNumber[] => {
  if (trackers.length === 0 || !/[0-9]/.test(text)) return [];
  const found = new Map<string, TrackingNumber>();
  const note = (each: TrackingNumber): void => void found.set(each.number, each);
  maskTracking(maskPhones(maskTracking(maskPayments(text), trackers, true, note)), trackers, false, note);
  return [...found.values()];
};
