// The history of a case in short words, one line an event.
import { moment, statusNames } from '../clock-words.ts';
import { caseNumber } from '../../lib/care/case-id.ts';
import type { CareEvent, EventOf, ReplyMark } from '../../lib/care/event.ts';
import { isByRule } from '../../lib/care/seen.ts';
import type { CommandId, EventId, MemberId } from '../../lib/care/ids.ts';
import { lostClaims } from '../../lib/care/merge.ts';
import type { Names } from './names.ts';
import {
  deciderName,
  dismissName,
  dispositionName,
  memberName,
  memberWithin,
  reasonName,
  tagName,
  tierName,
} from './names.ts';

export interface HistoryLine {
  id: EventId;
  at: number;
  who: string;
  what: string;
  /** Who took it back, if somebody did. */
  undoneBy?: string;
  /** Who had the case, or had escalated it, before this came: it counts for nothing. */
  lostTo?: string;
}

/** Newest first. Undone events stay, marked with who took them back; the undoing itself is no line of its own. */
export const historyLines = (
  history: readonly CareEvent[],
  undone: readonly CommandId[],
  names: Names,
): HistoryLine[] => {
  const takenBack = new Set(undone);
  const winners = winnersIn(history);
  const lostTo = ({ id }: CareEvent): Pick<HistoryLine, 'lostTo'> => {
    const winner = winners.get(id);
    return winner ? { lostTo: winner === names.me ? 'you' : memberName(names, winner) } : {};
  };
  return history
    .filter((event, index) => isTold(event, history.slice(0, index)))
    .map((event) => ({
      id: event.id,
      at: event.at,
      who: actor(event, names),
      what: whatHappened(event, names),
      // By who did it: nobody else can.
      ...(takenBack.has(event.commandId) ? { undoneBy: memberWithin(names, event.by) } : {}),
      ...lostTo(event),
    }))
    .toReversed();
};

/** Of each claim that was lost, whoever has what it claimed. */
const winnersIn = (history: readonly CareEvent[]): Map<EventId, MemberId> => {
  const lost = lostClaims(history);
  const ids = new Set(lost.map(({ id }) => id));
  return new Map(
    lost.flatMap(({ id, type, seq = Infinity }) => {
      const before = history.filter(
        (event) => event.type === type && !ids.has(event.id) && (event.seq ?? Infinity) <= seq,
      );
      const won = before.toSorted((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity)).at(-1);
      const holder = won?.type === 'case.assigned' ? (won.to ?? won.by) : won?.by;
      return holder ? [[id, holder] as const] : [];
    }),
  );
};

/** A post that two browsers saw was written once. */
const isTold = (event: CareEvent, before: readonly CareEvent[]): boolean =>
  event.type !== 'undone' &&
  event.type !== 'message.learned' &&
  !(
    event.type === 'message.received' &&
    before.some((each) => each.type === 'message.received' && each.post.id === event.post.id)
  );

/** What Perch saw on the page was done by a handle, not by the member in whose browser it was seen. */
const actor = (event: CareEvent, names: Names): string => {
  if (event.type === 'message.received') return `@${event.post.handle}`;
  if (event.type === 'reply.sent' || event.type === 'peer.answered') return `@${event.handle}`;
  if (event.type === 'message.edited') return 'The customer';
  // Who took it away, X says in its own words, or not at all.
  if (event.type === 'message.gone' || event.type === 'message.shown') return 'X';
  if (event.type === 'tag.added' && isByRule(event)) return 'Perch';
  // By the playbook's rule, in whosever browser.
  if (event.type === 'case.escalated' && event.raises !== undefined) return 'Perch';
  return memberName(names, event.by);
};

/** "walked the chart to Troll: watch (Is it about us …? Yes · …)": the path as it was asked and answered then. */
const triaged = ({ path, outcome }: EventOf<'triage.walked'>): string => {
  const steps = path.map(({ asked, answered }) => `${asked} ${answered}`).join(' · ');
  return `walked the triage chart to “${outcome.name}” (${steps})`;
};

export const markNames: Record<ReplyMark, string> = {
  acknowledgement: 'an acknowledgement',
  automatic: 'automatic',
  answer: 'an answer',
};

const whatHappened = (event: CareEvent, names: Names): string => {
  switch (event.type) {
    case 'message.received':
      return 'wrote';
    case 'reply.sent':
      if (event.automatic) return 'answered automatically';
      return event.signature ? `answered, signed ${event.signature}` : 'answered';
    case 'message.learned':
      return 'is known better';
    case 'message.edited':
      return 'edited their post';
    case 'message.gone':
      return event.said ? `shows “${event.said}” instead of the post` : 'does not show the post any more';
    case 'message.shown':
      return 'shows the post again';
    case 'peer.answered':
      return 'answered them, and is not one of us';
    case 'status.set':
      return `set the status to ${statusNames[event.to]}`;
    case 'priority.set':
      return `set the priority to ${event.to}`;
    case 'tag.added':
      return `added the tag ${tagName(names, event.tag)}${isByRule(event) ? ', by a rule of the playbook' : event.suggested ? ', as suggested' : ''}`;
    case 'tag.removed':
      return `removed the tag ${tagName(names, event.tag)}`;
    case 'suggestion.refused':
      return `refused the tag ${tagName(names, event.tag)}`;
    case 'case.assigned':
      return assigned(event.to, event.by, names);
    case 'triage.walked':
      return triaged(event);
    case 'reply.marked':
      return `marked a reply as ${markNames[event.as]}`;
    case 'promise.made':
      return `promised to be back by ${moment(event.dueAt, event.at)}`;
    case 'decision.requested':
      return `asked ${deciderName(names, event.from)} to decide by ${moment(event.dueAt, event.at)}: “${event.question}”`;
    case 'decision.made':
      return `decided: “${event.answer}”`;
    case 'case.escalated': {
      if (event.raises !== undefined)
        return `raised it to ${tierName(names, event.tier)}: nobody acknowledged the escalation`;
      const comment = event.comment ? `, “${event.comment}”` : '';
      return `escalated to ${tierName(names, event.tier)}: ${reasonName(names, event.reason)}${comment}`;
    }
    case 'escalation.acknowledged':
      return 'acknowledged the escalation';
    case 'case.resolved':
      return `resolved it: ${dispositionName(names, event.disposition)}`;
    case 'case.reopened':
      return 'reopened it';
    case 'case.dismissed':
      return `dismissed it: ${dismissName(names, event.reason)}`;
    case 'handoff.requested':
      return 'took it private';
    case 'note.added':
      return 'added a note';
    case 'note.edited':
      return 'edited a note';
    case 'note.removed':
      return 'deleted a note';
    case 'case.merged':
      return `merged it with the case ${caseNumber(event.other)}`;
    case 'message.split':
      return 'made a post its own case';
    case 'undone':
      return 'took something back';
  }
};

const assigned = (
  to: (CareEvent & { type: 'case.assigned' })['to'],
  by: CareEvent['by'],
  names: Names,
): string => {
  if (to === null) return 'gave it back';
  return to === by ? 'took it' : `gave it to ${memberWithin(names, to)}`;
};
