// What a member may do. A browser without a team has no roles, and its person may do everything.
import * as z from 'zod/mini';
import type { EventId, MemberId } from './ids.ts';

export const roleSchema = z.enum(['viewer', 'agent', 'lead', 'manager']);
export type Role = z.infer<typeof roleSchema>;

const rank: Record<Role, number> = { viewer: 0, agent: 1, lead: 2, manager: 3 };

/** The least role that gives commands, and whose browser writes down what it sees. Viewers only look. */
export const mayWork = (role: Role | undefined): boolean => isAtLeast(role, 'agent');
/** The least role that changes the playbook: it decides what "late" means for all. */
export const mayChangePlaybook = (role: Role | undefined): boolean => isAtLeast(role, 'lead');
/** The least role that invites and removes members. */
export const mayManage = (role: Role | undefined): boolean => isAtLeast(role, 'manager');

/** A role as a member said it of themselves, and from when on it counts (see `asPlaced`). */
export interface SaidRole {
  id: EventId;
  role: Role;
  /** UTC ms. */
  at: number;
  ahead?: number;
}

/**
 * The role of somebody who said none. A file brings the deeds of people who are in no team, and they count; what asks
 * for more than that is for those who are known.
 */
export const unsaidRole: Role = 'agent';

/**
 * The role that counts for what its member did at `at`, UTC ms: the one they had said last by then. What is older than
 * their first word was done outside the team, and counts unless they never were more than a viewer. So a member who
 * becomes a viewer takes nothing back that they had done. By time and not by place: after a lost history, what a
 * browser wrote under an earlier identity stands behind what it wrote since.
 * @param said in the order of the fold, all that is known now.
 */
export const roleAt = (
  said: readonly SaidRole[],
  { at, ahead = at }: { at: number; ahead?: number | undefined },
): Role => {
  const last = said.findLast((word) => word.at < at || (word.at === at && (word.ahead ?? at) <= ahead));
  if (last) return last.role;
  return said.length === 0 || said.some(({ role }) => mayWork(role)) ? unsaidRole : 'viewer';
};

/** Whether a note is theirs to edit and delete: its author's alone, whatever the role. */
export const mayChangeNote = (note: { by: MemberId }, me: MemberId): boolean => note.by === me;

const isAtLeast = (role: Role | undefined, least: Role): boolean =>
  role === undefined || rank[role] >= rank[least];
