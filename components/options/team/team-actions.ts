// What a person can do with the team. Whoever does it answers why it was not done; undefined if it was.
import type { Role } from '../../../lib/care/role.ts';
import type { Result } from '../../../lib/care/result.ts';
import type { Invite } from '../../../lib/care/team.ts';

export type Problem = string | undefined;

export interface TeamActions {
  /** Called in the click itself, before anything is waited for: the browser lets nobody else ask for an address. */
  create: (wish: { name: string; endpoint: string }) => Promise<Problem>;
  /** Called in the click itself, like `create`. */
  join: (code: string) => Promise<Problem>;
  leave: () => Promise<Problem>;
  erase: () => Promise<Problem>;
  share: () => Promise<Problem>;
  /** Called in the click itself, like `create`: the address may have been taken away in the browser's settings. */
  syncNow: () => Promise<Problem>;
  invite: (role: Role) => Promise<Result<Invite, string>>;
  revokeInvite: (id: string) => Promise<Problem>;
  removeDevice: (device: string) => Promise<Problem>;
  /** A new key for all who are there now. */
  beginKey: () => Promise<Problem>;
  /** Asks the endpoint for the members' browsers again. */
  loadDevices: () => Promise<Problem>;
  /** Puts a text on the clipboard. */
  copy: (text: string) => Promise<Problem>;
}
