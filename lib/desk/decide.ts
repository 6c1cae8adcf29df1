// The rules of the verbs, pure: what a command makes of a case, or why it cannot be done.
// Nothing to change is no failure: it gives no events.
import type { Case } from '../care/case.ts';
import type { Command } from '../care/command.ts';
import type { CareEvent } from '../care/event.ts';
import type { MemberId } from '../care/ids.ts';
import type { Playbook, Status } from '../care/playbook.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import { mayChangeNote } from '../care/role.ts';
import type { Failure } from '../care/view.ts';
import { decideSplit } from './decide-thread.ts';
import { decideTriage } from './decide-triage.ts';
import { notAllowed, notFound } from './failures.ts';

/** An event without the facts that are the same for every event of a command. */
export type Deed<T extends CareEvent = CareEvent> = T extends CareEvent
  ? Omit<T, 'id' | 'caseId' | 'at' | 'by' | 'commandId'>
  : never;

/** Verbs that need nothing but the case itself. `open`, `undo` and `merge` look further. */
export type PlainCommand = Exclude<Command, { verb: 'open' | 'undo' | 'merge' }>;

export const decide = (
  command: PlainCommand,
  care: Case,
  playbook: Playbook,
  me: MemberId,
  /** UTC ms: what is promised or asked for by a time lies after it. */
  now: number,
): Result<Deed[], Failure> => {
  const refusal = refusalOf(command, care.status);
  if (refusal) return notAllowed(refusal);
  switch (command.verb) {
    case 'addTag': {
      if (!has(playbook.tags, command.tag)) return notFound('The playbook has no such tag.');
      const { tag, suggested } = command;
      return unless(care.tags.includes(tag), { type: 'tag.added', tag, ...(suggested ? { suggested } : {}) });
    }
    case 'removeTag':
      return unless(!care.tags.includes(command.tag), { type: 'tag.removed', tag: command.tag });
    case 'refuseSuggestion': {
      if (!has(playbook.tags, command.tag)) return notFound('The playbook has no such tag.');
      return unless(care.refusedTags.includes(command.tag), { type: 'suggestion.refused', tag: command.tag });
    }
    case 'assignToMe':
      return unless(care.assignee === me, { type: 'case.assigned', to: me });
    case 'unassign':
      return unless(care.assignee === undefined, { type: 'case.assigned', to: null });
    case 'setStatus':
      return unless(care.status === command.to, { type: 'status.set', to: command.to });
    case 'setPriority':
      return unless(care.priority === command.to, { type: 'priority.set', to: command.to });
    case 'escalate': {
      if (!has(playbook.tiers, command.tier)) return notFound('The playbook has no such tier.');
      if (!has(playbook.escalationReasons, command.reason))
        return notFound('The playbook has no such reason to escalate.');
      const { tier, reason, comment } = command;
      const current = care.escalation;
      const same =
        current?.tier === tier && current.reason === reason && (current.comment ?? '') === (comment ?? '');
      return unless(same && !current.acknowledged, {
        type: 'case.escalated',
        tier,
        reason,
        ...(comment ? { comment } : {}),
      });
    }
    case 'acknowledge':
      if (!care.escalation) return notAllowed('This case is not escalated.');
      return unless(care.escalation.acknowledged !== undefined, { type: 'escalation.acknowledged' });
    case 'triage':
      return decideTriage(command.path, care, playbook);
    case 'markReply': {
      const { postId, as, promiseBy } = command;
      const reply = care.replies.find((each) => each.postId === postId);
      if (!reply) return notFound('This case has no such reply.');
      if (promiseBy !== undefined && as !== 'acknowledgement')
        return notAllowed('Only an acknowledgement carries a promise.');
      if (promiseBy !== undefined && promiseBy <= now) return notAllowed('A promise is for a later time.');
      return ok([
        ...(reply.marked === as ? [] : [{ type: 'reply.marked', postId, as } as const]),
        ...(promiseBy === undefined ? [] : [{ type: 'promise.made', dueAt: promiseBy } as const]),
      ]);
    }
    case 'requestDecision': {
      const { from, dueAt, question } = command;
      if ('tier' in from && !has(playbook.tiers, from.tier))
        return notFound('The playbook has no such tier.');
      if (dueAt <= now) return notAllowed('A decision is wanted by a later time.');
      return ok([{ type: 'decision.requested', from, dueAt, question }]);
    }
    case 'makeDecision':
      if (!care.decision || care.decision.made) return notAllowed('No decision is waited for.');
      return ok([{ type: 'decision.made', answer: command.answer }]);
    case 'takePrivate':
      return unless(care.handoff !== undefined && care.status === 'pending', { type: 'handoff.requested' });
    case 'resolve': {
      const { disposition } = command;
      if (!has(playbook.dispositions, disposition)) return notFound('The playbook has no such outcome.');
      const same = care.status === 'resolved' && care.disposition === disposition;
      return unless(same, { type: 'case.resolved', disposition });
    }
    case 'reopen':
      return unless(care.status !== 'resolved' && care.status !== 'dismissed', { type: 'case.reopened' });
    case 'dismiss': {
      const { reason } = command;
      if (!has(playbook.dismissReasons, reason))
        return notFound('The playbook has no such reason to dismiss.');
      return unless(care.status === 'dismissed' && care.dismissReason === reason, {
        type: 'case.dismissed',
        reason,
      });
    }
    case 'split':
      return decideSplit(care, command.postId);
    case 'addNote': {
      const { noteId, text } = command;
      return unless(
        care.notes.some(({ id }) => id === noteId),
        { type: 'note.added', noteId, text },
      );
    }
    case 'editNote':
    case 'removeNote': {
      const { noteId } = command;
      const note = care.notes.find(({ id }) => id === noteId);
      if (!note) return notFound('This note is gone.');
      if (!mayChangeNote(note, me)) return notAllowed('Only who wrote a note can change it.');
      if (command.verb === 'removeNote') return ok([{ type: 'note.removed', noteId }]);
      return unless(note.text === command.text, { type: 'note.edited', noteId, text: command.text });
    }
  }
};

const unless = (isSo: boolean, deed: Deed): Result<Deed[], Failure> => ok(isSo ? [] : [deed]);

const has = (items: readonly { id: string }[], id: string): boolean => items.some((item) => item.id === id);

/** Verbs that only a case still in work can take; what is settled is reopened first. */
const worksOn = new Set<Command['verb']>([
  'assignToMe',
  'unassign',
  'setStatus',
  'escalate',
  'acknowledge',
  'triage',
  'takePrivate',
  'requestDecision',
]);
const notes = new Set<Command['verb']>(['addNote', 'editNote', 'removeNote']);

const refusalOf = ({ verb }: PlainCommand, status: Status): string | undefined => {
  if (status === 'closed' && !notes.has(verb)) return 'This case is closed for good.';
  if (status === 'resolved' && (worksOn.has(verb) || verb === 'dismiss'))
    return 'This case is resolved. Reopen it first.';
  if (status === 'dismissed' && (worksOn.has(verb) || verb === 'resolve'))
    return 'This case is dismissed. Reopen it first.';
  return undefined;
};
