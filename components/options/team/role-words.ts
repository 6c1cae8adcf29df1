// Roles in words, from the one that may least.
import type { Role } from '../../../lib/care/role.ts';

export const roles: readonly Role[] = ['viewer', 'agent', 'lead', 'manager'];

export const roleNames: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  agent: 'Agent',
  lead: 'Lead',
  manager: 'Manager',
};

/** What a role may do, beyond the one before it. */
export const roleDeeds: Readonly<Record<Role, string>> = {
  viewer: 'only looks',
  agent: 'works on cases',
  lead: 'also changes the playbook',
  manager: 'also invites and removes',
};

/** What I may do. */
export const myRole: Readonly<Record<Role, string>> = {
  viewer: 'You are a viewer: you see everything and change nothing.',
  agent: 'You are an agent: you work on cases.',
  lead: 'You are a lead: you work on cases and change the playbook.',
  manager: 'You are a manager: you change the playbook, invite and remove.',
};
