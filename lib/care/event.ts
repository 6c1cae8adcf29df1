// An event: the only thing ever written, synced, exported or undone. A case is the fold of its events.
import * as z from 'zod/mini';
import { outcomeSchema, maxSteps, saidStepSchema } from './chart/schema.ts';
import {
  caseIdSchema,
  commandIdSchema,
  eventIdSchema,
  handleSchema,
  instantSchema,
  memberIdSchema,
  noteIdSchema,
  postIdSchema,
  slugSchema,
} from './ids.ts';
import { kindSchema, prioritySchema, statusSchema } from './playbook.ts';
import { maxTextLength } from './post-facts.ts';
import { gonePostSchema, knownSchema, postSchema } from './post.ts';
import { takenBackIn } from './undone.ts';

export const maxNoteLength = 10_000;
export const noteTextSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxNoteLength));

/** A question to those who decide, or their answer. */
export const decisionTextSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(280));

/** Who is to decide: a tier of the playbook, or one person. */
export const deciderSchema = z.union([z.object({ tier: slugSchema }), z.object({ member: memberIdSchema })]);
export type Decider = z.infer<typeof deciderSchema>;

/** What a reply of ours was. An `acknowledgement` answers; an `automatic` one does not. */
export const replyMarkSchema = z.enum(['acknowledgement', 'automatic', 'answer']);
export type ReplyMark = z.infer<typeof replyMarkSchema>;

const common = {
  id: eventIdSchema,
  caseId: caseIdSchema,
  /** When it happened, UTC ms, by the clock of the browser that wrote it. What the fold orders by. */
  at: instantSchema,
  /** Who did it; what Perch itself observed on the page carries the member in whose browser it was seen. */
  by: memberIdSchema,
  commandId: commandIdSchema,
  /** Its place in the endpoint's order; left out of what has not been there. No author writes it (see place.ts). */
  seq: z.optional(z.int().check(z.minimum(1))),
  /** What `at` was before the endpoint's time bounded it; no author writes it either. */
  ahead: z.optional(instantSchema),
};

export const eventSchema = z.discriminatedUnion('type', [
  /** A customer's post was seen. `at` is its publishing time; the text has personal data masked. */
  z.object({
    ...common,
    type: z.literal('message.received'),
    post: postSchema,
    kind: kindSchema,
    /** The owned handle that the customer wrote to; left out where none is named. */
    arrivedVia: z.optional(handleSchema),
  }),
  /** An owned handle's answer was seen, whoever sent it. `at` is its publishing time. */
  z.object({
    ...common,
    type: z.literal('reply.sent'),
    postId: postIdSchema,
    handle: handleSchema,
    publishedAt: instantSchema,
    /** Initials at its end, as in "^JK". */
    signature: z.optional(z.string().check(z.maxLength(8))),
    automatic: z.optional(z.boolean()),
  }),
  /**
   * More came to be known of a customer's post than when it was first seen. `at` is its publishing time. `kind` and
   * `arrivedVia` come with the words of a post of which nothing had been seen but a link.
   */
  z.object({
    ...common,
    type: z.literal('message.learned'),
    postId: postIdSchema,
    known: knownSchema,
    kind: z.optional(kindSchema),
    arrivedVia: z.optional(handleSchema),
  }),
  /** The customer changed a post. `at` is when that was seen; an edited post has a new id, `version`. */
  z.object({
    ...common,
    type: z.literal('message.edited'),
    postId: postIdSchema,
    version: postIdSchema,
    text: z.string().check(z.maxLength(maxTextLength)),
  }),
  /** X does not show a post of the case any more. `at` is when that was noticed; why stands in what X `said` alone. */
  z.object({
    ...common,
    type: z.literal('message.gone'),
    postId: postIdSchema,
    said: gonePostSchema.shape.said,
  }),
  /** X shows a post again that was gone. `at` is when that was seen. */
  z.object({ ...common, type: z.literal('message.shown'), postId: postIdSchema }),
  /** Somebody who is neither us nor the customer answered a post of the case. `at` is its publishing time. */
  z.object({ ...common, type: z.literal('peer.answered'), postId: postIdSchema, handle: handleSchema }),
  z.object({ ...common, type: z.literal('status.set'), to: statusSchema }),
  z.object({ ...common, type: z.literal('priority.set'), to: prioritySchema }),
  z.object({ ...common, type: z.literal('tag.added'), tag: slugSchema, suggested: z.optional(z.boolean()) }),
  z.object({
    ...common,
    type: z.literal('tag.removed'),
    tag: slugSchema,
    /** The additions that its author saw and so meant; left out, it is all that came before. */
    seen: z.optional(z.array(eventIdSchema).check(z.maxLength(500))),
  }),
  z.object({ ...common, type: z.literal('suggestion.refused'), tag: slugSchema }),
  /** `to: null` gives it back to everybody. */
  z.object({
    ...common,
    type: z.literal('case.assigned'),
    to: z.nullable(memberIdSchema),
    /** Who had it when this was written: see `lostClaims`. */
    replaces: z.optional(z.nullable(memberIdSchema)),
  }),
  z.object({
    ...common,
    type: z.literal('case.escalated'),
    tier: slugSchema,
    reason: slugSchema,
    comment: z.optional(z.string().check(z.maxLength(280))),
    /** Written by Perch itself: the event of the escalation that nobody acknowledged in time. */
    raises: z.optional(eventIdSchema),
    /** The escalation that stood when this was written: see `lostClaims`. */
    replaces: z.optional(z.nullable(eventIdSchema)),
  }),
  z.object({ ...common, type: z.literal('escalation.acknowledged') }),
  /** The chart was walked. What its outcome asks for stands beside it, in events of the same command. */
  z.object({
    ...common,
    type: z.literal('triage.walked'),
    path: z.array(saidStepSchema).check(z.maxLength(maxSteps)),
    outcome: z.pick(outcomeSchema, { id: true, name: true, respond: true }),
  }),
  /** Somebody says what a reply of ours was; the newest word holds. */
  z.object({ ...common, type: z.literal('reply.marked'), postId: postIdSchema, as: replyMarkSchema }),
  /** The customer was told to hear from us by `dueAt`, UTC ms. Kept by the next human reply. */
  z.object({ ...common, type: z.literal('promise.made'), dueAt: instantSchema }),
  /** The case cannot go on without a decision, wanted by `dueAt`, UTC ms. */
  z.object({
    ...common,
    type: z.literal('decision.requested'),
    from: deciderSchema,
    dueAt: instantSchema,
    question: decisionTextSchema,
  }),
  z.object({ ...common, type: z.literal('decision.made'), answer: decisionTextSchema }),
  z.object({ ...common, type: z.literal('case.resolved'), disposition: slugSchema }),
  z.object({ ...common, type: z.literal('case.reopened') }),
  z.object({ ...common, type: z.literal('case.dismissed'), reason: slugSchema }),
  z.object({ ...common, type: z.literal('handoff.requested') }),
  z.object({ ...common, type: z.literal('note.added'), noteId: noteIdSchema, text: noteTextSchema }),
  z.object({ ...common, type: z.literal('note.edited'), noteId: noteIdSchema, text: noteTextSchema }),
  z.object({ ...common, type: z.literal('note.removed'), noteId: noteIdSchema }),
  /** Two cases of one customer are one issue. Named by their ids of that time, in no order. */
  z.object({ ...common, type: z.literal('case.merged'), other: caseIdSchema }),
  /** This post of the case is an issue of its own, and opens a case of its own. */
  z.object({ ...common, type: z.literal('message.split'), postId: postIdSchema }),
  /**
   * Its author takes back every event of one command: the fold leaves them out, the history shows them struck through.
   * See `takenBackIn`.
   */
  z.object({ ...common, type: z.literal('undone'), undoes: commandIdSchema }),
]);
export type CareEvent = z.infer<typeof eventSchema>;
export type EventType = CareEvent['type'];
export type EventOf<T extends EventType> = Extract<CareEvent, { type: T }>;

/** The order of the fold: by time, then by id, so that any order of arrival gives the same case. */
export const byTime = (a: Timed, b: Timed): number =>
  a.at - b.at || (a.ahead ?? a.at) - (b.ahead ?? b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Timed = Pick<CareEvent, 'at' | 'ahead' | 'id'>;

/** Events in the order of the fold, without those that were undone and without the undoing itself. */
export const effective = (events: readonly CareEvent[]): CareEvent[] => {
  // Most lists are in order and nothing in them was undone: every clock asks, so it is worth a look.
  let isUndone = false;
  let inOrder = true;
  let last: CareEvent | undefined;
  for (const event of events) {
    if (event.type === 'undone') isUndone = true;
    if (last && inOrder) inOrder = byTime(last, event) <= 0;
    last = event;
  }
  const isTakenBack = isUndone ? takenBackIn(events) : undefined;
  const standing = isTakenBack
    ? events.filter((event) => event.type !== 'undone' && !isTakenBack(event))
    : events.slice();
  return inOrder ? standing : standing.toSorted(byTime);
};
