// What turns the ids of a case into names, and what the panel may do to its notes.
import type { Member } from '../../lib/care/badge.ts';
import { notAcknowledged } from '../../lib/care/escalation.ts';
import type { Decider } from '../../lib/care/event.ts';
import type { CommandId, MemberId, NoteId } from '../../lib/care/ids.ts';
import type { Playbook } from '../../lib/care/playbook.ts';

export interface Names {
  playbook: Playbook;
  members: Member[];
  me: MemberId;
}

/** Why something was not saved, in words for the person; undefined if it was. */
export type Problem = string | undefined;

export interface NoteActions {
  add: (text: string) => Promise<Problem>;
  edit: (note: NoteId, text: string) => Promise<Problem>;
  remove: (note: NoteId) => Promise<Problem>;
  undo: (command: CommandId) => Promise<Problem>;
  /** Keeps the unsaved text of a new note; empty forgets it. */
  keepDraft: (text: string) => Promise<Problem>;
}

/** Names need the playbook alone; members only where people are named. */
type Known = Pick<Names, 'playbook'>;

const nameIn = (list: readonly { id: string; name: string }[], id: string): string =>
  list.find((each) => each.id === id)?.name ?? id;

export const tagName = (names: Known, id: string): string => nameIn(names.playbook.tags, id);
export const tierName = (names: Known, id: string): string => nameIn(names.playbook.tiers, id);
export const reasonName = (names: Known, id: string): string =>
  id === notAcknowledged ? 'nobody acknowledged it' : nameIn(names.playbook.escalationReasons, id);
export const dispositionName = (names: Known, id: string): string => nameIn(names.playbook.dispositions, id);
export const dismissName = (names: Known, id: string): string => nameIn(names.playbook.dismissReasons, id);

/** "T2 Lead", or a member within a sentence. */
export const deciderName = (names: Names, from: Decider): string =>
  'tier' in from ? tierName(names, from.tier) : memberWithin(names, from.member);

/** "You" at the head of a line, "you" within one. */
export const memberWithin = (names: Names, id: MemberId): string =>
  id === names.me ? 'you' : memberName(names, id);

/** "You", a member's name, or "Somebody" for one whom this browser has not met. */
export const memberName = (names: Names, id: MemberId): string => {
  if (id === names.me) return 'You';
  const member = names.members.find((each) => each.id === id);
  return member?.name || member?.initials || 'Somebody';
};

export const memberInitials = (names: Names, id: MemberId): string =>
  names.members.find((each) => each.id === id)?.initials ?? '?';
