// The team as pages show it: the workspace, how sync is, whose browsers there are, and who is where right now.
import * as z from 'zod/mini';
import type { Member } from './badge.ts';
import type { Role } from './role.ts';

/** How sync is, in facts; components/options/team puts them into words. */
export interface SyncHealth {
  /** Changes that the endpoint has not acknowledged. */
  waiting: number;
  /** When the oldest of them was made, UTC ms. */
  since?: number;
  /** Why nothing is sent until a person does something: `quota`, `revoked`, `no_key` … */
  parked?: string;
  /** Changes that came and could not be opened; left out where there are none. */
  closed?: number;
  /** Why the last try failed: `unreachable`, or a refusal's code; left out where it went well. */
  failure?: string;
  /** Share of the endpoint's quota in use, from 0, as last heard. */
  used?: number;
  /** When the endpoint last answered well in this run of the background, UTC ms. */
  syncedAt?: number;
}

export interface Workspace {
  name: string;
  /** Origin of the endpoint, with a path where there is one. */
  endpoint: string;
  role: Role;
  health: SyncHealth;
  /** Cases with changes that were made outside the team and that only this browser has: offered for sharing. */
  unsharedCases: number;
}

/** What Settings → Team shows; without a workspace this browser works alone. */
export interface TeamView {
  workspace?: Workspace;
}

/** One browser of the workspace, as the endpoint knows it, with whom the team knows there. */
export interface TeamDevice {
  device: string;
  role: Role;
  /** UTC ms by the endpoint's clock. */
  joinedAt: number;
  seenAt: number;
  member?: Member;
  /** It is this browser. */
  isThis: boolean;
}

/** An invite that was just made; the code is shown once and kept nowhere. */
export interface Invite {
  code: string;
  id: string;
  expiresAt: number;
}

/** What somebody does with a case: has it open somewhere, looks at it, writes a reply, or went away from it. */
export const doingSchema = z.enum(['open', 'viewing', 'composing', 'idle']);
export type Doing = z.infer<typeof doingSchema>;

/** A colleague at a case. Advisory, never a lock; gone 30 s after the last word of it. */
export interface Present {
  name: string;
  initials: string;
  doing: Doing;
}
