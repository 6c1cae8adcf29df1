// The rows of the database. Events are the truth; cases and posts are projections of them and can be rebuilt.
import type { KeptAdvice } from '../care/advice.ts';
import type { Member } from '../care/badge.ts';
import type { Case } from '../care/case.ts';
import type { Clock } from '../care/clock-at.ts';
import type { CustomerKey } from '../care/customer.ts';
import type { CareEvent } from '../care/event.ts';
import type { CaseId, CommandId, MemberId, PostId } from '../care/ids.ts';
import type { Playbook } from '../care/playbook.ts';
import type { SaidRole } from '../care/role.ts';
import type { Written, WrittenParts } from '../care/shared-playbook.ts';
import type { Sighting } from '../care/risk/speed.ts';
import type { SelectorPack } from '../care/selector-pack.ts';

/** All events that name a case by one id, in the order in which they were written here. */
export interface History {
  caseId: CaseId;
  /** Theirs, to find them by. */
  commands: CommandId[];
  workspaces: string[];
  events: KeptEvent[];
}

export interface KeptEvent {
  event: CareEvent;
  /** Of the workspace that has it, or is about to; empty for what only this browser has. */
  workspace: string;
  place?: EventPlace;
}

/** Where the endpoint put an event; see lib/sync/place.ts. */
export interface EventPlace {
  era: number;
  seq: number;
  /** The endpoint's time, UTC ms. */
  receivedAt: number;
}

/** A case as folded from its events, with what the playbook of `revision` makes of it. */
export interface CaseRow {
  id: CaseId;
  customer: CustomerKey;
  /** What its posts name the customer by: each user id and handle. */
  names: CustomerKey[];
  /** When its newest message was published, UTC ms. */
  lastMessageAt: number;
  /** When its escalation goes up a tier unless somebody acknowledges it, UTC ms; left out where none waits, and so is the row from the index. */
  raiseAt?: number;
  /** The ids that its events name it by: one for each of its posts. Left out of rows that an earlier Perch wrote. */
  parts?: CaseId[];
  case: Case;
  clocks: Clock[];
  /** Left out of settled cases. */
  advice?: KeptAdvice;
  /** Of the playbook that clocks and advice were made with. */
  revision: number;
  /** UTC ms after which the clocks must be made anew. */
  validUntil: number;
}

/** Which case a post belongs to. */
export interface PostRow {
  id: PostId;
  caseId: CaseId;
  /** Publishing time; only on posts whose case the playbook alone would not have opened. */
  byHandAt?: number;
}

export interface SettingsRow {
  id: 'settings';
  playbook: Playbook;
  /** Counts the playbook's changes. */
  revision: number;
  me: Member;
  members: Member[];
  /** When team mates wrote what they last said of themselves: what is older changes nothing. */
  written?: Record<string, Written>;
  /** The team’s playbook, part by part: as the endpoint has it, and what this browser wrote and has not read back yet. */
  shared?: { placed?: WrittenParts; own?: WrittenParts };
  /** The roles that team mates said of themselves, each in the order of the fold, with the places of those words. */
  roles?: Record<MemberId, (SaidRole & Omit<EventPlace, 'receivedAt'>)[]>;
  /** Whose browser each device of the team is. */
  devices?: Record<string, MemberId>;
  /** The playbook of before the team's took its place. */
  ownPlaybook?: Playbook;
  ready: boolean;
  account?: string;
  /** Features switched off in this browser. */
  off?: string[];
  /** Selectors brought in from a file. */
  pack?: SelectorPack;
}

/** How a post of a case spread after it was written down. */
export interface SightingRow {
  id: PostId;
  /** The newest two that told something; the first is the post itself. */
  seen: Sighting[];
}

/** What the team taught. */
export interface LearnerRow {
  id: 'model';
  /** A packed model as JSON: read faster than its thousands of words one by one, and compared in one step. */
  model: string;
}

/** The unsaved text of a note. */
export interface DraftRow {
  caseId: CaseId;
  text: string;
}
