// What page and background say to each other. Schemas for what is checked on receipt; types for the answers.
import * as z from 'zod/mini';
import type { Badge, PageSettings } from '../care/badge.ts';
import { memberSchema } from '../care/badge.ts';
import { noteCommandSchema, pageCommandSchema } from '../care/command.ts';
import type { CareEvent } from '../care/event.ts';
import { eventSchema } from '../care/event.ts';
import type { CaseId, CommandId, PostId } from '../care/ids.ts';
import type { HealthReport } from '../care/health.ts';
import { healthReportSchema } from '../care/health.ts';
import { caseIdSchema, handleSchema, postIdSchema, slugSchema } from '../care/ids.ts';
import type { TrackingNumber } from '../care/masks/tracking-numbers.ts';
import { playbookChangeSchema } from '../care/playbook-change.ts';
import { gonePostSchema, postSchema } from '../care/post.ts';
import { maxTextLength } from '../care/post-facts.ts';
import type { Result } from '../care/result.ts';
import { roleSchema } from '../care/role.ts';
import { selectorPackSchema } from '../care/selector-pack.ts';
import type { Invite, TeamDevice, TeamView } from '../care/team.ts';
import { doingSchema } from '../care/team.ts';
import type { CaseView, Failure, Imported, OnPage, Settings } from '../care/view.ts';
import { endpointSchema, workspaceNameSchema } from '../care/workspace-event.ts';

export type { CaseView, Failure, Settings } from '../care/view.ts';

export const maxPostsPerMessage = 50;
/** Events in one `import`: a message stays well under the browser's 64 MiB. */
export const maxEventsPerMessage = 500;

/** All that a page on X may ask. */
export const pageRequestSchema = z.discriminatedUnion('ask', [
  /** Once a page, Perch's own too, and after `changed: settings`. `account` is the handle that X shows as signed in. */
  z.object({ ask: z.literal('hello'), account: z.optional(handleSchema) }),
  /** Posts as they come into view; those that need care get a case. Answers with the badges of those that have one. */
  z.object({
    ask: z.literal('observe'),
    posts: z.array(postSchema).check(z.minLength(1), z.maxLength(maxPostsPerMessage)),
  }),
  z.object({
    ask: z.literal('badges'),
    postIds: z.array(postIdSchema).check(z.minLength(1), z.maxLength(maxPostsPerMessage)),
  }),
  /** Whose case it is that a person writes with in private: their handle, and nothing that was written. */
  z.object({ ask: z.literal('customer'), handle: handleSchema }),
  /** The tracking number in the words of a post on the page; nothing of them is kept. */
  z.object({ ask: z.literal('tracking'), text: z.string().check(z.maxLength(maxTextLength)) }),
  /** Posts that are not to be seen any more where they should be, and what X says there instead. */
  z.object({
    ask: z.literal('gone'),
    posts: z.array(gonePostSchema).check(z.minLength(1), z.maxLength(maxPostsPerMessage)),
  }),
  z.object({ ask: z.literal('command'), command: pageCommandSchema }),
  /** What the agent does with a case, said again every 10 s while it lasts; without `doing` it is over. */
  z.object({
    ask: z.literal('presence'),
    /** Made up by the page when it starts: tabs of one browser are told apart by it. */
    page: z.string().check(z.minLength(1), z.maxLength(40)),
    caseId: caseIdSchema,
    doing: z.optional(doingSchema),
  }),
  /** At most once a minute: how much of X this page can read. */
  z.object({ ask: z.literal('reportHealth'), report: healthReportSchema }),
]);

/** What Perch's own pages may ask besides: words of the team, settings, everything that leaves or enters. */
export const ownRequestSchema = z.discriminatedUnion('ask', [
  ...pageRequestSchema.def.options,
  z.object({ ask: z.literal('case'), caseId: caseIdSchema }),
  z.object({ ask: z.literal('noteCommand'), command: noteCommandSchema }),
  /** The unsaved text of a case's note; empty forgets it. */
  z.object({
    ask: z.literal('saveDraft'),
    caseId: caseIdSchema,
    text: z.string().check(z.maxLength(20_000)),
  }),
  z.object({ ask: z.literal('settings') }),
  /** Who I am, and what changes in the playbook; left out, it stays as it is, whoever changed it meanwhile. */
  z.object({
    ask: z.literal('saveSettings'),
    me: memberSchema,
    change: z.optional(playbookChangeSchema),
  }),
  /** Features that are switched off, and the selector pack; `null` goes back to the built-in one. What is left out stays. */
  z.object({
    ask: z.literal('saveOnPage'),
    off: z.optional(z.array(slugSchema).check(z.maxLength(100))),
    pack: z.optional(z.nullable(selectorPackSchema)),
  }),
  z.object({ ask: z.literal('health') }),
  /** One page of all events: case by case, and within a case in the order they were written. */
  z.object({ ask: z.literal('exportEvents'), after: z.string() }),
  /** Events of an export; those already here are left as they are. */
  z.object({
    ask: z.literal('importEvents'),
    events: z.array(eventSchema).check(z.maxLength(maxEventsPerMessage)),
    members: z.array(memberSchema).check(z.maxLength(1_000)),
  }),
  z.object({ ask: z.literal('team') }),
  /** Begins a workspace with this browser as its manager. The endpoint's origin is a permission that the page has asked for. */
  z.object({ ask: z.literal('createWorkspace'), endpoint: endpointSchema, name: workspaceNameSchema }),
  z.object({ ask: z.literal('joinWorkspace'), code: z.string().check(z.trim(), z.maxLength(2_000)) }),
  z.object({ ask: z.literal('invite'), role: roleSchema }),
  z.object({ ask: z.literal('revokeInvite'), id: z.string().check(z.maxLength(100)) }),
  /** The workspace's browsers, asked of the endpoint. */
  z.object({ ask: z.literal('devices') }),
  z.object({ ask: z.literal('removeDevice'), device: z.string().check(z.maxLength(20)) }),
  /** A new key for all who are there now. For managers. */
  z.object({ ask: z.literal('beginKey') }),
  /** This browser goes; what it holds stays with it. */
  z.object({ ask: z.literal('leaveWorkspace') }),
  /** The endpoint forgets the whole workspace; each browser keeps what it holds. For managers. */
  z.object({ ask: z.literal('eraseWorkspace') }),
  /** Sends the team what was done in this browser before it joined. */
  z.object({ ask: z.literal('shareLocal') }),
  /** Looks at the endpoint now rather than when its turn comes. */
  z.object({ ask: z.literal('syncNow') }),
]);

export type OwnRequest = z.infer<typeof ownRequestSchema>;
export type Ask = OwnRequest['ask'];
export type RequestOf<A extends Ask> = Extract<OwnRequest, { ask: A }>;

export interface Answers {
  hello: PageSettings &
    OnPage & {
      /** Posts whose case was opened by hand, newest first, at most 500: their strip is there in the first frame too. */
      openedByHand: PostId[];
    };
  observe: { badges: Record<PostId, Badge> };
  badges: { badges: Record<PostId, Badge> };
  customer: { badge?: Badge };
  tracking: { found?: TrackingNumber };
  gone: null;
  command: { badge?: Badge; undo?: CommandId };
  case: CaseView;
  noteCommand: { undo?: CommandId };
  saveDraft: null;
  settings: Settings;
  saveSettings: Settings;
  saveOnPage: Settings;
  reportHealth: null;
  health: { reports: HealthReport[] };
  exportEvents: { events: CareEvent[]; next?: string };
  importEvents: Imported;
  presence: null;
  team: TeamView;
  createWorkspace: TeamView;
  joinWorkspace: TeamView;
  invite: Invite;
  revokeInvite: null;
  devices: { devices: TeamDevice[] };
  removeDevice: null;
  beginKey: null;
  leaveWorkspace: TeamView;
  eraseWorkspace: TeamView;
  shareLocal: { events: number };
  syncNow: TeamView;
}

export type Answer<A extends Ask> = Result<Answers[A], Failure>;

/** What the background tells every page on X and every page of Perch. Ids only: who shows a case asks again. */
export interface Notice {
  notice: 'changed';
  cases: CaseId[];
  settings: boolean;
  /** Workspace, members, or how sync is. */
  team: boolean;
}
