// All that members send each other: the events of cases, and what the team shares beside them.
import type { CareEvent } from '../care/event.ts';
import { eventSchema } from '../care/event.ts';
import { unplaced } from '../care/place.ts';
import type { WorkspaceEvent } from '../care/workspace-event.ts';
import { readWorkspaceEvent } from '../care/workspace-event.ts';

export type SharedEvent = CareEvent | WorkspaceEvent;

/** What a member sent, checked; undefined where this version does not know its type or form. */
export const readSharedEvent = (value: unknown): SharedEvent | undefined => {
  const care = eventSchema.safeParse(value);
  return care.success ? unplaced(care.data) : readWorkspaceEvent(value);
};

export const isWorkspaceEvent = (event: SharedEvent): event is WorkspaceEvent =>
  event.type === 'playbook.saved' || event.type === 'member.introduced';
