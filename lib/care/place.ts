// What the endpoint's word does to an event: its order among claims, and a bound on a clock that runs ahead.
import type { CareEvent } from './event.ts';

/** A clock may run ahead of the endpoint's by this much, ms; beyond it, it does not count (docs/rules.md, rule 14). */
export const maxAhead = 5 * 60_000;

/**
 * The event as the fold is to read it: a browser dated 2031 does not win for ever, and its own deeds stay in their order.
 */
export const asPlaced = <T extends { at: number }>(
  event: T,
  place: { seq: number; receivedAt: number } | undefined,
): T & Pick<CareEvent, 'seq' | 'ahead'> => {
  if (!place) return event;
  const { seq, receivedAt } = place;
  const latest = receivedAt + maxAhead;
  return event.at > latest ? { ...event, at: latest, ahead: event.at, seq } : { ...event, seq };
};

/** The event without what no author writes. */
export const unplaced = (event: CareEvent): CareEvent => {
  if (event.seq === undefined && event.ahead === undefined) return event;
  const { seq: _, ahead: __, ...rest } = event;
  return rest;
};
