// The identities of the house. Branded, so that a post's id cannot be handed in where a case's is due.
import * as z from 'zod/mini';

/** X's id of a post: decimal digits, at most 20. A string, for it does not fit a double. */
export const postIdSchema = z
  .string()
  .check(z.regex(/^[0-9]{1,20}$/))
  .brand<'PostId'>();
export type PostId = z.infer<typeof postIdSchema>;

/** Derived from the post that opened the case (`caseIdOf`), so that two browsers name one case alike. */
export const caseIdSchema = z
  .string()
  .check(z.regex(/^case-[0-9]{1,20}$/))
  .brand<'CaseId'>();
export type CaseId = z.infer<typeof caseIdSchema>;

const opaque = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[\w.:-]+$/));

/** A person of the team. */
export const memberIdSchema = opaque.brand<'MemberId'>();
export type MemberId = z.infer<typeof memberIdSchema>;

/** One press of one person; all events of that press carry it, and undo names it. */
export const commandIdSchema = opaque.brand<'CommandId'>();
export type CommandId = z.infer<typeof commandIdSchema>;

/** What a page may name a press by: made up anew each time, and never like what Perch itself sees or does (seen.ts). */
export const pressIdSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
  .brand<'CommandId'>();

export const eventIdSchema = z
  .string()
  .check(z.minLength(1), z.maxLength(96), z.regex(/^[\w.:-]+$/))
  .brand<'EventId'>();
export type EventId = z.infer<typeof eventIdSchema>;

export const noteIdSchema = opaque.brand<'NoteId'>();
export type NoteId = z.infer<typeof noteIdSchema>;

/** Id of a tag, tier, policy, calendar, disposition … in the playbook. */
export const slugSchema = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is small letters, digits and dashes, at most 40'));

/** An X handle without the @, lower-cased: X compares handles without regard to case. */
export const handleSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.regex(/^\w{1,50}$/, 'a handle is letters, digits and _, without the @'))
  .brand<'Handle'>();
export type Handle = z.infer<typeof handleSchema>;

/** UTC milliseconds since 1970; years 1970 to 9999. */
export const instantSchema = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999));
