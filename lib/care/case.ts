// A case: one issue of one customer. Never stored as truth; always the fold of its events.
import type { CareEvent, EventOf } from './event.ts';
import { effective } from './event.ts';
import type { CaseId, CommandId, Handle, MemberId, NoteId, PostId } from './ids.ts';
import type { Kind, Priority, Status } from './playbook.ts';
import type { Post } from './post.ts';
import { isSettled, statusAfter } from './status.ts';

export interface Message {
  post: Post;
  kind: Kind;
}

export interface Reply {
  postId: PostId;
  handle: Handle;
  publishedAt: number;
  signature?: string;
  automatic: boolean;
}

export interface Note {
  id: NoteId;
  text: string;
  by: MemberId;
  at: number;
  editedAt?: number;
}

export interface Escalation {
  tier: string;
  reason: string;
  comment?: string;
  by: MemberId;
  at: number;
  acknowledged?: { by: MemberId; at: number };
}

export interface Case {
  id: CaseId;
  customer: { handle: Handle; name: string };
  /** In the order they were published; the first opened the case. */
  messages: Message[];
  replies: Reply[];
  status: Status;
  priority: Priority;
  tags: string[];
  refusedTags: string[];
  assignee?: MemberId;
  escalation?: Escalation;
  handoff?: { by: MemberId; at: number };
  disposition?: string;
  dismissReason?: string;
  notes: Note[];
  openedAt: number;
  changedAt: number;
  /** My newest command that undo would take back, by member. */
  lastCommand: Partial<Record<MemberId, CommandId>>;
}

/** Verbs that a person gave, and undo can take back. What Perch saw on the page is a fact and stays. */
const isObserved = (event: CareEvent): boolean =>
  event.type === 'message.received' || event.type === 'reply.sent';

/**
 * The case that a list of events makes, whatever order they arrived in.
 * Gives undefined where no message opened it (its events came before its first post, or it was undone).
 */
export const foldCase = (events: readonly CareEvent[]): Case | undefined => {
  const ordered = effective(events);
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
    care.changedAt = event.at;
    if (!isObserved(event)) care.lastCommand[event.by] = event.commandId;
  }
  return care;
};

const apply = (care: Case, event: CareEvent): void => {
  // A post seen by two browsers is one post.
  if (isKnown(care, event)) return;
  const wasSettled = isSettled(care.status);
  care.status = statusAfter(care.status, event);
  if (wasSettled && !isSettled(care.status)) forgetEnding(care);
  switch (event.type) {
    case 'message.received':
      care.messages.push({ post: event.post, kind: event.kind });
      return;
    case 'reply.sent':
      care.replies.push(replyOf(event));
      return;
    case 'priority.set':
      care.priority = event.to;
      return;
    case 'tag.added':
      if (!care.tags.includes(event.tag)) care.tags.push(event.tag);
      return;
    case 'tag.removed':
      care.tags = care.tags.filter((tag) => tag !== event.tag);
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
        note.id === event.noteId ? { ...note, text: event.text, editedAt: event.at } : note,
      );
      return;
    case 'note.removed':
      care.notes = care.notes.filter((note) => note.id !== event.noteId);
      return;
    case 'status.set':
    case 'case.reopened':
    case 'undone':
      return;
  }
};

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

const forgetEnding = (care: Case): void => {
  delete care.disposition;
  delete care.dismissReason;
};
