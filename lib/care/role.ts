// What a member may do. A browser without a team has no roles, and its person may do everything.
import * as z from 'zod/mini';
import type { MemberId } from './ids.ts';

export const roleSchema = z.enum(['viewer', 'agent', 'lead', 'manager']);
export type Role = z.infer<typeof roleSchema>;

const rank: Record<Role, number> = { viewer: 0, agent: 1, lead: 2, manager: 3 };

/** The least role that gives commands, and whose browser writes down what it sees. Viewers only look. */
export const mayWork = (role: Role | undefined): boolean => isAtLeast(role, 'agent');
/** The least role that changes the playbook: it decides what "late" means for all. */
export const mayChangePlaybook = (role: Role | undefined): boolean => isAtLeast(role, 'lead');
/** The least role that invites and removes members. */
export const mayManage = (role: Role | undefined): boolean => isAtLeast(role, 'manager');

/** Whether a note is theirs to edit and delete: its author's alone, whatever the role. */
export const mayChangeNote = (note: { by: MemberId }, me: MemberId): boolean => note.by === me;

const isAtLeast = (role: Role | undefined, least: Role): boolean =>
  role === undefined || rank[role] >= rank[least];
