// What the desk tells a page beyond a badge: one whole case, the settings, and why something could not be done.
import type { KeptAdvice } from './advice.ts';
import type { Badge, Member } from './badge.ts';
import type { Case } from './case.ts';
import type { Alias } from './customer.ts';
import type { Clock } from './clock-at.ts';
import type { CareEvent } from './event.ts';
import type { CommandId, PostId } from './ids.ts';
import type { PersonalData } from './personal-data.ts';
import type { Playbook } from './playbook.ts';
import type { SelectorPack } from './selector-pack.ts';

/** Everything the panel shows of one case. */
export interface CaseView {
  case: Case;
  badge: Badge;
  clocks: Clock[];
  /** What Perch makes of it, and the personal data that its posts showed, masked. */
  advice: Partial<KeptAdvice> & { personal: PersonalData[] };
  /** Every event of the case, undone ones too, oldest first. */
  history: CareEvent[];
  /** Commands that were taken back. */
  undone: CommandId[];
  /** The handles that the customer wrote under, oldest first. */
  aliases: Alias[];
  /** Of the same customer, newest first, at most 20. */
  otherCases: { badge: Badge; openedAt: number; text: string; rootPostId: PostId }[];
  members: Member[];
  /** The unsaved text of a note. */
  draft: string;
}

/** How Perch stands on X’s pages in this browser, whoever the team is. */
export interface OnPage {
  /** Ids of the features that are switched off. */
  off: string[];
  /** Selectors brought in from a file; else the built-in ones are in force. */
  pack?: SelectorPack;
}

export interface Settings extends OnPage {
  playbook: Playbook;
  me: Member;
  members: Member[];
  ready: boolean;
  /** The handle that X last showed as signed in, to offer in the first run. */
  account?: string;
}

/** What became of the events of a file. */
export interface Imported {
  added: number;
  /** Here already. */
  known: number;
  /** Left out: who wrote them only looks on in this team. */
  ofViewers: number;
}

/** Why something could not be done; `message` is for the person, in plain words. */
export interface Failure {
  code:
    | 'refused' // this sender may not ask this, or the request does not hold up
    | 'not-found' // no such case, tag, note …
    | 'not-allowed' // the case is not in a state for it
    | 'changed' // somebody else changed the same meanwhile: mine or theirs?
    | 'disk-full'
    | 'newer-data' // the database was written by a newer Perch
    | 'storage' // it cannot be opened or read
    | 'updated' // this page's script is older than the extension: reload the tab
    | 'endpoint' // the sync endpoint refused, or cannot be reached
    | 'unreachable'; // the background did not answer after several tries
  message: string;
}

/** Something is wrong with what this browser keeps: the rescue page may help. */
export const storeFailures = [
  'disk-full',
  'newer-data',
  'storage',
] as const satisfies readonly Failure['code'][];
export type StoreFailure = (typeof storeFailures)[number];

/** The one that this names, as addresses carry it. */
export const storeFailureOf = (code: string | null): StoreFailure | undefined =>
  storeFailures.find((each) => each === code);
