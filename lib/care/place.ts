// What the endpoint's word does to an event: its order among claims, and a bound on a clock that runs ahead.
import type { CareEvent } from './event.ts';

/** A clock may run ahead of the endpoint's by this much, ms; beyond it, it does not count (SYNC: merge). */
export const maxAhead = 5 * 60_000;

/** The event as the fold is to read it: a browser dated 2031 does not win for ever. */
export const asPlaced = (
  event: CareEvent,
  place: { seq: number; receivedAt: number } | undefined,
): CareEvent =>
  place ? { ...event, at: Math.min(event.at, place.receivedAt + maxAhead), seq: place.seq } : event;

/** The event as its author wrote it. */
export const unplaced = (event: CareEvent): CareEvent => {
  if (event.seq === undefined) return event;
  const { seq: _, ...rest } = event;
  return rest;
};
