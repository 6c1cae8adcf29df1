// A command: what a person asks for. The desk turns it into events, once, however often it is sent.
import * as z from 'zod/mini';
import { pathSchema } from './chart/schema.ts';
import {
  caseIdSchema,
  commandIdSchema,
  instantSchema,
  noteIdSchema,
  postIdSchema,
  pressIdSchema,
  slugSchema,
} from './ids.ts';
import { deciderSchema, decisionTextSchema, noteTextSchema, replyMarkSchema } from './event.ts';
import { prioritySchema } from './playbook.ts';
import { postSchema } from './post.ts';

const common = { commandId: pressIdSchema, caseId: caseIdSchema };

/** Statuses that a person may set by hand; the others are reached by resolving, dismissing or a customer's post. */
export const settableStatusSchema = z.enum(['open', 'pending', 'on_hold']);

/** Reversible verbs: all that a page on X may ask for. */
export const pageCommandSchema = z.discriminatedUnion('verb', [
  /** Opens a case by hand for a post of any kind. `caseId` is `caseIdOf(post.id)`. */
  z.object({ ...common, verb: z.literal('open'), post: postSchema }),
  z.object({ ...common, verb: z.literal('addTag'), tag: slugSchema, suggested: z.optional(z.boolean()) }),
  z.object({ ...common, verb: z.literal('removeTag'), tag: slugSchema }),
  z.object({ ...common, verb: z.literal('refuseSuggestion'), tag: slugSchema }),
  z.object({ ...common, verb: z.literal('assignToMe') }),
  z.object({ ...common, verb: z.literal('unassign') }),
  z.object({ ...common, verb: z.literal('setStatus'), to: settableStatusSchema }),
  z.object({ ...common, verb: z.literal('setPriority'), to: prioritySchema }),
  z.object({
    ...common,
    verb: z.literal('escalate'),
    tier: slugSchema,
    reason: slugSchema,
    comment: z.optional(z.string().check(z.trim(), z.maxLength(280))),
  }),
  z.object({ ...common, verb: z.literal('acknowledge') }),
  /** The triage chart was walked along `path` to an outcome; does at once all that the outcome asks for. */
  z.object({ ...common, verb: z.literal('triage'), path: pathSchema }),
  /** Says what a reply was. An acknowledgement may carry a promise: to be back by `promiseBy`, UTC ms. */
  z.object({
    ...common,
    verb: z.literal('markReply'),
    postId: postIdSchema,
    as: replyMarkSchema,
    promiseBy: z.optional(instantSchema),
  }),
  z.object({ ...common, verb: z.literal('takePrivate') }),
  z.object({ ...common, verb: z.literal('resolve'), disposition: slugSchema }),
  z.object({ ...common, verb: z.literal('reopen') }),
  z.object({ ...common, verb: z.literal('dismiss'), reason: slugSchema }),
  /** Two cases of one customer are one issue. */
  z.object({ ...common, verb: z.literal('merge'), other: caseIdSchema }),
  /** A post of the case is an issue of its own. */
  z.object({ ...common, verb: z.literal('split'), postId: postIdSchema }),
  /** Takes back one command of mine: `undoes`, or my newest on this case that is not undone. */
  z.object({ ...common, verb: z.literal('undo'), undoes: z.optional(commandIdSchema) }),
]);
export type PageCommand = z.infer<typeof pageCommandSchema>;

/** Verbs with words of the team in them: extension pages only. */
export const noteCommandSchema = z.discriminatedUnion('verb', [
  z.object({ ...common, verb: z.literal('addNote'), noteId: noteIdSchema, text: noteTextSchema }),
  z.object({ ...common, verb: z.literal('editNote'), noteId: noteIdSchema, text: noteTextSchema }),
  z.object({ ...common, verb: z.literal('removeNote'), noteId: noteIdSchema }),
  z.object({
    ...common,
    verb: z.literal('requestDecision'),
    from: deciderSchema,
    dueAt: instantSchema,
    question: decisionTextSchema,
  }),
  z.object({ ...common, verb: z.literal('makeDecision'), answer: decisionTextSchema }),
]);

export const commandSchema = z.discriminatedUnion('verb', [
  ...pageCommandSchema.def.options,
  ...noteCommandSchema.def.options,
]);
export type Command = z.infer<typeof commandSchema>;
