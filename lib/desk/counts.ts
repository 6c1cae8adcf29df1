// Whose deeds count in a team.
import { isByItself } from '../care/by-itself.ts';
import type { CareEvent } from '../care/event.ts';
import { mayWork, roleAt } from '../care/role.ts';
import type { SettingsRow } from '../store/rows.ts';

/** What its author might do when they did it, and what their browser wrote by itself, for it was seen. */
export const counts = ({ roles = {} }: Pick<SettingsRow, 'roles'>, event: CareEvent): boolean =>
  isByItself(event) || mayWork(roleAt(roles[event.by] ?? [], event));
