// What a walk through the triage chart makes of a case: the path, and at once all that its outcome asks for.
import type { Case } from '../care/case.ts';
import type { Outcome, Step } from '../care/chart/schema.ts';
import { walk } from '../care/chart/walk.ts';
import type { Playbook } from '../care/playbook.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import type { Failure } from '../care/view.ts';
import type { Deed } from './decide.ts';
import { notAllowed } from './failures.ts';

export const decideTriage = (
  path: readonly Step[],
  care: Case,
  playbook: Playbook,
): Result<Deed[], Failure> => {
  const place = walk(playbook.chart, path);
  if (!place.ok) return notAllowed(place.error);
  if (place.value.at !== 'outcome') return notAllowed('The chart is not at its end yet.');
  const { outcome, steps } = place.value;
  const { id, name, respond } = outcome;
  return ok([
    { type: 'triage.walked', path: steps, outcome: { id, name, respond } },
    ...consequences(outcome, care),
  ]);
};

/** Only what is not so already; the names were checked when the playbook was saved. */
const consequences = ({ tag, priority, escalate, dismiss }: Outcome, care: Case): Deed[] => {
  const deeds: Deed[] = [];
  if (tag !== undefined && !care.tags.includes(tag)) deeds.push({ type: 'tag.added', tag });
  if (priority !== undefined && care.priority !== priority)
    deeds.push({ type: 'priority.set', to: priority });
  const { escalation } = care;
  const isThere =
    escalation !== undefined &&
    escalation.tier === escalate?.tier &&
    escalation.reason === escalate.reason &&
    !escalation.acknowledged;
  if (escalate && !isThere) deeds.push({ type: 'case.escalated', ...escalate });
  if (dismiss !== undefined) deeds.push({ type: 'case.dismissed', reason: dismiss });
  return deeds;
};
