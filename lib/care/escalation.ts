// An escalation that nobody acknowledges goes one tier up (docs/rules.md, rule 13).
import type { Case } from './case.ts';
import type { Clock } from './clock-at.ts';
import type { CareEvent } from './event.ts';
import type { CommandId, EventId } from './ids.ts';
import type { Playbook } from './playbook.ts';

/** The reason that Perch itself gives; no choice of the playbook, so that nobody can take it by hand. */
export const notAcknowledged = 'not-acknowledged';

/** When an escalation will have waited too long, UTC ms; undefined where none waits, or no tier is left above it. */
export const raiseAt = (
  care: Pick<Case, 'escalation'>,
  clocks: readonly Clock[],
  { tiers }: Pick<Playbook, 'tiers'>,
): number | undefined => {
  const { escalation } = care;
  if (!escalation || escalation.acknowledged || !tierAbove(escalation.tier, tiers)) return undefined;
  const clock = clocks.findLast((each) => each.metric === 'escalationAck' && !each.end);
  // Acknowledged at the last millisecond is in time.
  return clock?.dueAt === undefined ? undefined : clock.dueAt + 1;
};

/**
 * The event that raises an escalation which nobody acknowledged by `now` (UTC ms); undefined where none is due.
 * It happened when the time was up, not when a browser noticed, and is named after the escalation: all browsers of the
 * team write the same event, and it is there once.
 */
export const raiseDue = (
  care: Pick<Case, 'id' | 'escalation'>,
  clocks: readonly Clock[],
  playbook: Pick<Playbook, 'tiers'>,
  now: number,
): CareEvent | undefined => {
  const at = raiseAt(care, clocks, playbook);
  const { escalation } = care;
  if (at === undefined || at > now || !escalation) return undefined;
  const tier = tierAbove(escalation.tier, playbook.tiers);
  if (!tier) return undefined;
  const name = raiseName(escalation.id);
  return {
    id: name as EventId,
    commandId: name as CommandId,
    caseId: care.id,
    at,
    by: escalation.by,
    type: 'case.escalated',
    tier: tier.id,
    reason: notAcknowledged,
    raises: escalation.id,
  };
};

const tierAbove = (tier: string, tiers: Playbook['tiers']): Playbook['tiers'][number] | undefined => {
  const at = tiers.findIndex(({ id }) => id === tier);
  return at < 0 ? undefined : tiers[at + 1];
};

/** "raised.<escalation>", counted on from there: an id must not grow with each tier. */
const raiseName = (escalation: string): string => {
  const [, count, root] = /^raised\.(\d)\.(.+)$/.exec(escalation) ?? [undefined, '0', escalation];
  return `raised.${Number(count) + 1}.${root}`;
};
