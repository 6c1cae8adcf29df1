// A case's events → the row that badges, the panel and the queue are read from. Pure, so it can be rebuilt at any time.
import type { Case } from '../care/case.ts';
import type { Clock } from '../care/clock-at.ts';
import type { CareEvent } from '../care/event.ts';
import type { CaseId } from '../care/ids.ts';
import { foldCase } from '../care/case.ts';
import { clocksOf } from '../care/clock.ts';
import { raiseAt } from '../care/escalation.ts';
import { opensCase } from '../care/kind.ts';
import { caseIdsIn, idsOf } from '../care/known.ts';
import { isSettled } from '../care/status.ts';
import type { Thread } from '../care/thread.ts';
import type { CaseRow, PostRow, SettingsRow } from '../store/rows.ts';
import type { Known } from './judge.ts';
import { judge } from './judge.ts';
import { watchOf } from './settings.ts';

export interface Projection {
  row: CaseRow;
  posts: PostRow[];
  /** Tags that a rule of the playbook adds. */
  apply: string[];
}

/** The projection of all events of one case at `now` (UTC ms); undefined where they make no case (its opening was undone). */
export const project = (
  { customer, names, events }: Omit<Thread, 'id'>,
  settings: SettingsRow,
  now: number,
  known: Known,
): Projection | undefined => {
  const care = foldCase(events);
  if (!care) return undefined;
  const { clocks } = clocksOf(events, settings.playbook, now);
  const raisedAt = raiseAt(care, clocks, settings.playbook);
  // Nobody asks what to do with a settled case, and most of a team's years are such: a tenth of the time to read them.
  const judged = isSettled(care.status) ? undefined : judge(care, settings.playbook, known);
  return {
    row: {
      id: care.id,
      customer,
      names,
      lastMessageAt: Math.max(...care.messages.map(({ post }) => post.publishedAt)),
      ...(raisedAt === undefined ? {} : { raiseAt: raisedAt }),
      parts: partsOf(events),
      case: care,
      clocks,
      ...(judged ? { advice: judged.advice } : {}),
      revision: settings.revision,
      validUntil: Math.min(...clocks.filter(({ end }) => !end).map(({ validUntil }) => validUntil)),
    },
    posts: postsOf(care, settings),
    apply: judged?.apply ?? [],
  };
};

/** The ids that events of one case name it by. */
export const partsOf = (events: readonly CareEvent[]): CaseId[] => [...new Set(events.flatMap(caseIdsIn))];

/** The ids that a case's events name it by, as its row knows them. */
export const partsOfRow = ({ id, parts }: CaseRow): CaseId[] => parts ?? [id];

/** Whether time or a change of the playbook has overtaken a row, or the clock that it was made by was set back. */
export const isStale = (row: CaseRow, settings: SettingsRow, now: number): boolean =>
  (row.advice === undefined && !isSettled(row.case.status)) ||
  row.revision !== settings.revision ||
  now >= row.validUntil ||
  row.clocks.some((clock) => now < knownFrom(clock));

/** What lies before is summed up: the clock cannot be read there, UTC ms. */
const knownFrom = ({ elapsedBefore, spans: [first] }: Clock): number =>
  elapsedBefore !== undefined && first ? first.from : 0;

const postsOf = (care: Case, settings: SettingsRow): PostRow[] => {
  const watch = watchOf(settings);
  return [
    ...care.messages.flatMap(({ post, versions = [] }) =>
      [...idsOf(post), ...versions].map((id) => ({ id, caseId: care.id })),
    ),
    ...care.messages.map(({ post }) => ({
      id: post.id,
      caseId: care.id,
      ...(opensCase(post, watch) ? {} : { byHandAt: post.publishedAt }),
    })),
    ...care.replies.map(({ postId }) => ({ id: postId, caseId: care.id })),
  ];
};
