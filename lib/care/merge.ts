// What holds where two people did something at once: the same in every browser that has the same events.
// What does not hold stays in the history, and counts for nothing (docs/rules.md, rules 14 to 20).
import type { CareEvent, EventOf } from './event.ts';
import { byTime } from './event.ts';
import type { EventId } from './ids.ts';

/**
 * Adding a tag wins over a removal that had not seen it: such removals are left out. Takes events in the fold's order,
 * without those undone.
 */
export const withoutBlindRemovals = (events: CareEvent[]): CareEvent[] => {
  const removals = events.filter((event) => event.type === 'tag.removed');
  if (!removals.some(({ seen }) => seen)) return events;
  const gone = new Set(removals.flatMap(({ seen = [] }) => seen));
  const added = new Map<string, EventId[]>();
  return events.filter((event) => {
    if (event.type === 'tag.added') added.set(event.tag, [...(added.get(event.tag) ?? []), event.id]);
    if (event.type !== 'tag.removed') return true;
    const unseen = event.seen ? (added.get(event.tag) ?? []).filter((id) => !gone.has(id)) : [];
    added.set(event.tag, unseen);
    return unseen.length === 0;
  });
};

type Claim = EventOf<'case.assigned' | 'case.escalated'>;

export const lostClaims = (events: readonly CareEvent[]): Claim[] => losses(events).map(({ claim }) => claim);

/**
 * The claims that are lost, each with the claim that stood against it (docs/rules.md, rules 17 to 19). In the endpoint's
 * order, a claim is lost if something stands that its author had not seen, or if it was made before a giving back that
 * arrived first. Takes all events of a case, undone ones too, in any order.
 */
export const losses = (events: readonly CareEvent[]): { claim: Claim; to: Claim | undefined }[] => {
  // Most cases were never claimed twice: every clock asks, so it is worth a look.
  if (events.reduce((claims, event) => claims + (isClaim(event) ? 1 : 0), 0) < 2) return [];
  const origin = originsIn(events);
  const lost: { claim: Claim; to: Claim | undefined }[] = [];
  const held: Record<Claim['type'], Claim[]> = { 'case.assigned': [], 'case.escalated': [] };
  for (const event of inEndpointsOrder(events)) {
    if (event.type === 'undone')
      for (const type of ['case.assigned', 'case.escalated'] as const)
        held[type] = held[type].filter(({ commandId, by }) => commandId !== event.undoes || by !== event.by);
    if (!isClaim(event)) continue;
    const last = held[event.type].at(-1);
    const value = last ? valueOf(last) : null;
    const isFree = value === null && (!last || byTime(last, event) < 0);
    const isBlind = event.replaces !== undefined && (value === null || origin(event.replaces) !== value);
    if (isBlind && !isFree) lost.push({ claim: event, to: last });
    else held[event.type].push(event);
  }
  return lost;
};

const valueOf = (claim: Claim): string | null => (claim.type === 'case.assigned' ? claim.to : claim.id);

/** An escalation that Perch raised is still that escalation. Raises that name each other come from no Perch. */
const originsIn = (events: readonly CareEvent[]): ((value: string | null) => string | null) => {
  const raised = new Map<string | null, EventId>();
  for (const event of events)
    if (event.type === 'case.escalated' && event.raises !== undefined) raised.set(event.id, event.raises);
  return (value) => {
    let origin = value;
    for (let steps = raised.size; steps > 0; steps--) origin = raised.get(origin) ?? origin;
    return origin;
  };
};

/** What Perch raises by itself claims nothing. */
const isClaim = (event: CareEvent): event is Claim =>
  event.type === 'case.assigned' || (event.type === 'case.escalated' && event.raises === undefined);

const inEndpointsOrder = (events: readonly CareEvent[]): CareEvent[] =>
  events.toSorted((a, b) => {
    const [first, second] = [a.seq ?? Infinity, b.seq ?? Infinity];
    return first === second ? byTime(a, b) : first - second;
  });
