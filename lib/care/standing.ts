// The events that count, as they are meant: what was undone is gone, what others had done first too, and replies are
// what the team says they were. Fold and clocks both begin here, so that they cannot disagree.
import type { CareEvent, EventOf } from './event.ts';
import { effective } from './event.ts';
import { asKnown } from './known.ts';
import { lostClaims, withoutBlindRemovals } from './merge.ts';

/** In the order of the fold. */
export const standing = (events: readonly CareEvent[]): CareEvent[] =>
  withoutVoidRaises(withoutBlindRemovals(withoutLost(events, asMarked(asKnown(effective(events))))));

const withoutLost = (all: readonly CareEvent[], events: CareEvent[]): CareEvent[] => {
  const lost = new Set(lostClaims(all).map(({ id }) => id));
  return lost.size === 0 ? events : events.filter(({ id }) => !lost.has(id));
};

/** A reply marked as automatic answers nothing; one marked otherwise answers, whatever the rules took it for. */
const asMarked = (events: CareEvent[]): CareEvent[] => {
  if (!events.some(({ type }) => type === 'reply.marked')) return events;
  const marks = new Map<string, EventOf<'reply.marked'>['as']>();
  for (const event of events) if (event.type === 'reply.marked') marks.set(event.postId, event.as);
  return events.map((event) => {
    const mark = event.type === 'reply.sent' ? marks.get(event.postId) : undefined;
    return mark && event.type === 'reply.sent' ? { ...event, automatic: mark === 'automatic' } : event;
  });
};

/**
 * A browser raises what it believes unacknowledged. Where the word of somebody else's browser comes later that it was
 * acknowledged, settled or escalated anew before, nothing was raised.
 */
const withoutVoidRaises = (events: CareEvent[]): CareEvent[] => {
  if (!events.some((event) => event.type === 'case.escalated' && event.raises !== undefined)) return events;
  let waiting: string | undefined;
  return events.filter((event) => {
    if (event.type === 'case.escalated') {
      if (event.raises !== undefined && event.raises !== waiting) return false;
      waiting = event.id;
    } else if (
      event.type === 'escalation.acknowledged' ||
      event.type === 'case.resolved' ||
      event.type === 'case.dismissed'
    )
      waiting = undefined;
    return true;
  });
};
