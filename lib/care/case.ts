// A case: one issue of one customer. Never stored as truth; always the fold of its events.
import { isByItself } from './by-itself.ts';
import { isByRule } from './seen.ts';
import type { Outcome } from './chart/schema.ts';
import type { CareEvent, Decider, EventOf, ReplyMark } from './event.ts';
import { overtakenIn } from './overtaken.ts';
import { standing } from './standing.ts';
import type { CaseId, CommandId, EventId, Handle, MemberId, NoteId, PostId } from './ids.ts';
import type { Kind, Priority, Status } from './playbook.ts';
import type { Post } from './post.ts';
import { mayChangeNote } from './role.ts';
import { isSettled, statusAfter } from './status.ts';

export interface Message {
  post: Post;
  kind: Kind;
  /** The owned handle that the customer wrote to, if one is named. */
  arrivedVia?: Handle | undefined;
  /** Ids that the post got when it was edited; its own is the first that was seen. */
  versions?: PostId[];
  /** When it was noticed that X does not show the post any more, and what X said in its place. */
  gone?: { at: number; said?: string | undefined };
}

export interface Reply {
  postId: PostId;
  handle: Handle;
  publishedAt: number;
  signature?: string;
  automatic: boolean;
  /** What somebody of the team said that it was. */
  marked?: ReplyMark;
}

export interface Note {
  id: NoteId;
  text: string;
  by: MemberId;
  at: number;
  editedAt?: number;
}

export interface Escalation {
  /** Of the event that made it. */
  id: EventId;
  tier: string;
  reason: string;
  comment?: string;
  by: MemberId;
  at: number;
  acknowledged?: { by: MemberId; at: number };
}

/** "We are looking into it, and will be back by …" */
export interface Promised {
  dueAt: number;
  by: MemberId;
  at: number;
  /** When a human reply kept it, early or late. */
  keptAt?: number;
}

export interface Decision {
  from: Decider;
  question: string;
  dueAt: number;
  by: MemberId;
  at: number;
  made?: { answer: string; by: MemberId; at: number };
}

/** Where the newest walk through the triage chart ended. */
export interface Triage {
  outcome: Pick<Outcome, 'id' | 'name' | 'respond'>;
  by: MemberId;
  at: number;
}

export interface Case {
  id: CaseId;
  customer: { handle: Handle; name: string };
  /** In the order they were published; the first opened the case. */
  messages: Message[];
  replies: Reply[];
  /** The newest answer of somebody who is neither us nor the customer. */
  peer?: { postId: PostId; handle: Handle; at: number };
  status: Status;
  priority: Priority;
  tags: string[];
  /** Those of them that a rule of the playbook added. */
  ruleTags?: string[];
  refusedTags: string[];
  assignee?: MemberId;
  escalation?: Escalation;
  promise?: Promised;
  decision?: Decision;
  triage?: Triage;
  handoff?: { by: MemberId; at: number };
  disposition?: string;
  dismissReason?: string;
  notes: Note[];
  openedAt: number;
  /** Of the newest event, one that was undone or undoes too. */
  changedAt: number;
  /** Members who took or escalated the case when somebody else just had: by whom they were overtaken. */
  overtaken?: Partial<Record<MemberId, MemberId>>;
  /** My newest command that undo would take back, by member. */
  lastCommand: Partial<Record<MemberId, CommandId>>;
}

/**
 * The case that a list of events makes, whatever order they arrived in.
 * Gives undefined where no message opened it (its events came before its first post, or it was undone).
 */
export const foldCase = (events: readonly CareEvent[]): Case | undefined => {
  const ordered = standing(events);
  const first = ordered.find((event) => event.type === 'message.received');
  if (!first) return undefined;
  const care: Case = {
    id: first.caseId,
    customer: { handle: first.post.handle, name: first.post.name },
    messages: [],
    replies: [],
    status: 'new',
    priority: 'normal',
    tags: [],
    refusedTags: [],
    notes: [],
    openedAt: first.at,
    changedAt: first.at,
    lastCommand: {},
  };
  for (const event of ordered) {
    apply(care, event);
    if (!isByItself(event)) care.lastCommand[event.by] = event.commandId;
  }
  for (const { at } of events) care.changedAt = Math.max(care.changedAt, at);
  const overtaken = overtakenIn(care, events, ordered);
  return overtaken ? { ...care, overtaken } : care;
};

const apply = (care: Case, event: CareEvent): void => {
  // A post seen by two browsers is one post.
  if (isKnown(care, event)) return;
  const wasSettled = isSettled(care.status);
  care.status = statusAfter(care.status, event);
  if (wasSettled && !isSettled(care.status)) forgetEnding(care);
  switch (event.type) {
    case 'message.received':
      care.messages.push({
        post: event.post,
        kind: event.kind,
        ...(event.arrivedVia ? { arrivedVia: event.arrivedVia } : {}),
      });
      // The name and handle that they have now.
      care.customer = { handle: event.post.handle, name: event.post.name || care.customer.name };
      return;
    case 'reply.sent': {
      const reply = replyOf(event);
      care.replies.push(reply);
      if (care.promise && care.promise.keptAt === undefined && !reply.automatic)
        care.promise = { ...care.promise, keptAt: event.at };
      return;
    }
    case 'message.edited':
      care.messages = care.messages.map((message) =>
        message.post.id === event.postId ? asEdited(message, event) : message,
      );
      return;
    case 'message.gone':
      care.messages = care.messages.map((message) =>
        message.post.id === event.postId ? { ...message, gone: { at: event.at, said: event.said } } : message,
      );
      return;
    case 'message.shown':
      care.messages = care.messages.map(({ gone, ...message }) =>
        message.post.id === event.postId ? message : { ...message, ...(gone && { gone }) },
      );
      return;
    case 'peer.answered':
      care.peer = { postId: event.postId, handle: event.handle, at: event.at };
      return;
    case 'reply.marked':
      care.replies = care.replies.map((reply) =>
        reply.postId === event.postId ? { ...reply, marked: event.as } : reply,
      );
      return;
    case 'promise.made':
      care.promise = { dueAt: event.dueAt, by: event.by, at: event.at };
      return;
    case 'decision.requested': {
      const { from, question, dueAt, by, at } = event;
      care.decision = { from, question, dueAt, by, at };
      return;
    }
    case 'decision.made':
      if (care.decision)
        care.decision = {
          ...care.decision,
          made: { answer: event.answer, by: event.by, at: event.at },
        };
      return;
    case 'triage.walked':
      care.triage = { outcome: event.outcome, by: event.by, at: event.at };
      return;
    case 'priority.set':
      care.priority = event.to;
      return;
    case 'tag.added':
      if (care.tags.includes(event.tag)) return;
      care.tags.push(event.tag);
      if (isByRule(event)) care.ruleTags = [...(care.ruleTags ?? []), event.tag];
      return;
    case 'tag.removed':
      care.tags = care.tags.filter((tag) => tag !== event.tag);
      if (care.ruleTags) care.ruleTags = care.ruleTags.filter((tag) => tag !== event.tag);
      return;
    case 'suggestion.refused':
      if (!care.refusedTags.includes(event.tag)) care.refusedTags.push(event.tag);
      return;
    case 'case.assigned':
      if (event.to === null) delete care.assignee;
      else care.assignee = event.to;
      return;
    case 'case.escalated':
      care.escalation = {
        id: event.id,
        tier: event.tier,
        reason: event.reason,
        by: event.by,
        at: event.at,
        ...(event.comment ? { comment: event.comment } : {}),
      };
      return;
    case 'escalation.acknowledged':
      if (care.escalation)
        care.escalation = { ...care.escalation, acknowledged: { by: event.by, at: event.at } };
      return;
    case 'case.resolved':
      forgetEnding(care);
      care.disposition = event.disposition;
      return;
    case 'case.dismissed':
      forgetEnding(care);
      care.dismissReason = event.reason;
      return;
    case 'handoff.requested':
      care.handoff = { by: event.by, at: event.at };
      return;
    case 'note.added':
      care.notes.push({ id: event.noteId, text: event.text, by: event.by, at: event.at });
      return;
    case 'note.edited':
      care.notes = care.notes.map((note) =>
        isTheirNote(note, event) ? { ...note, text: event.text, editedAt: event.at } : note,
      );
      return;
    case 'note.removed':
      care.notes = care.notes.filter((note) => !isTheirNote(note, event));
      return;
    case 'message.learned':
    case 'status.set':
    case 'case.reopened':
    case 'undone':
      return;
  }
};

const isTheirNote = (note: Note, { noteId, by }: EventOf<'note.edited' | 'note.removed'>): boolean =>
  note.id === noteId && mayChangeNote(note, by);

const isKnown = (care: Case, event: CareEvent): boolean =>
  event.type === 'message.received'
    ? care.messages.some(({ post }) => post.id === event.post.id)
    : event.type === 'reply.sent' && care.replies.some(({ postId }) => postId === event.postId);

const replyOf = ({ postId, handle, publishedAt, automatic, signature }: EventOf<'reply.sent'>): Reply => ({
  postId,
  handle,
  publishedAt,
  automatic: automatic ?? false,
  ...(signature ? { signature } : {}),
});

const asEdited = (message: Message, { text, version }: EventOf<'message.edited'>): Message => ({
  ...message,
  post: { ...message.post, text },
  versions: [...new Set([...(message.versions ?? []), version])],
});

const forgetEnding = (care: Case): void => {
  delete care.disposition;
  delete care.dismissReason;
};
