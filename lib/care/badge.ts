// A badge: all that a strip shows of one case, and nothing more. What the desk sends to the page.
import * as z from 'zod/mini';
import type { KeptAdvice } from './advice.ts';
import type { Case } from './case.ts';
import { clockAt, type Clock } from './clock-at.ts';
import type { CaseId, CommandId, Handle, MemberId } from './ids.ts';
import { caseNumber } from './case-id.ts';
import { memberIdSchema } from './ids.ts';
import { isSettled } from './status.ts';
import type { Suggestion } from './suggest/suggest.ts';
import { roleSchema } from './role.ts';
import type { Present } from './team.ts';
import type { Choice, OwnedHandle, Priority, Status, Tag, Tier } from './playbook.ts';

export const memberSchema = z.object({
  id: memberIdSchema,
  name: z.string().check(z.trim(), z.maxLength(60)),
  /** As in "^JK". */
  initials: z.string().check(z.trim(), z.regex(/^[\p{L}\p{N}]{1,4}$/u, 'initials are one to four letters')),
  /** In a team; given by the invite that the member came by. */
  role: z.optional(roleSchema),
  /** The id of that invite: whoever made it learns that it is used. The founder came by none. */
  invite: z.optional(z.string().check(z.maxLength(64))),
});
export type Member = z.infer<typeof memberSchema>;

export interface Badge {
  caseId: CaseId;
  number: string;
  customer: Handle;
  status: Status;
  priority: Priority;
  tags: string[];
  suggestion?: Suggestion;
  /** Left out where it is calm, or the case is settled. */
  risk?: { level: 'watch' | 'hot'; reasons: string[] };
  /** Why it should be taken private, in words. */
  hint?: string;
  /** Public replies, as in "2 of 3"; left out before the first. */
  budget?: string;
  /** The clock to show: the one that is due first, else the last that ended. */
  clock?: Clock;
  assignee?: { initials: string; name: string; me: boolean };
  /** I took the case or escalated it, and somebody had been faster: who. */
  overtakenBy?: string;
  /** Colleagues who are at this case right now. */
  present?: Present[];
  /** When we last answered in public, UTC ms. */
  repliedAt?: number;
  escalation?: { tier: string; reason: string; acknowledged: boolean };
  handedOff: boolean;
  /** Somebody who is not one of us answered last, and the customer has not written since. */
  answeredBy?: Handle;
  disposition?: string;
  dismissReason?: string;
  notes: number;
  /** My newest command on this case that undo takes back. */
  undo?: CommandId;
}

/** What the page must know to draw strips and menus, and to tell at once which posts need care. */
export interface PageSettings {
  handles: Handle[];
  /** What each of our accounts is for. */
  roles: Record<string, OwnedHandle['role']>;
  brandTerms: string[];
  negativeTerms: string[];
  misspellings: boolean;
  careFrom: number;
  tags: Tag[];
  tiers: Tier[];
  escalationReasons: Choice[];
  dispositions: Choice[];
  dismissReasons: Choice[];
  me: Member;
  /** A viewer's strips say and do nothing but show. */
  readOnly: boolean;
  /** False until the first run was finished or skipped. */
  ready: boolean;
}

/** The badge of a case, as one member sees it. `clocks` are the case's own, `advice` is what was made of it last. */
export const badgeOf = (
  care: Case,
  clocks: readonly Clock[],
  advice: Partial<KeptAdvice>,
  me: MemberId,
  members: readonly Member[],
): Badge => {
  const suggestion = advice.suggestions?.find(
    ({ tag }) => !care.tags.includes(tag) && !care.refusedTags.includes(tag),
  );
  const clock = clockToShow(clocks);
  const undo = care.lastCommand[me];
  return {
    caseId: care.id,
    number: caseNumber(care.id),
    customer: care.customer.handle,
    status: care.status,
    priority: care.priority,
    tags: care.tags,
    handedOff: care.handoff !== undefined,
    notes: care.notes.length,
    ...(isSettled(care.status) ? {} : { ...(suggestion ? { suggestion } : {}), ...inShort(advice) }),
    ...(clock ? { clock } : {}),
    ...(care.assignee ? { assignee: personOf(care.assignee, me, members) } : {}),
    ...overtakenBy(care.overtaken?.[me], me, members),
    ...(care.replies.length > 0
      ? { repliedAt: Math.max(...care.replies.map(({ publishedAt }) => publishedAt)) }
      : {}),
    ...(care.escalation
      ? {
          escalation: {
            tier: care.escalation.tier,
            reason: care.escalation.reason,
            acknowledged: care.escalation.acknowledged !== undefined,
          },
        }
      : {}),
    ...answeredBy(care),
    ...(care.disposition ? { disposition: care.disposition } : {}),
    ...(care.dismissReason ? { dismissReason: care.dismissReason } : {}),
    ...(undo ? { undo } : {}),
  };
};

const inShort = ({ risk, hint, budget }: Partial<KeptAdvice>): Pick<Badge, 'risk' | 'hint' | 'budget'> => ({
  ...(risk && risk.level !== 'calm'
    ? { risk: { level: risk.level, reasons: risk.reasons.map(({ words }) => words) } }
    : {}),
  ...(hint ? { hint: hint.reasons.map(({ words }) => words).join('; ') } : {}),
  ...(budget ? { budget: `${budget.used} of ${budget.of}` } : {}),
});

const answeredBy = ({ peer, messages, replies }: Case): Pick<Badge, 'answeredBy'> => {
  const said = [
    ...messages.map(({ post }) => post.publishedAt),
    ...replies.map((reply) => reply.publishedAt),
  ];
  return peer && peer.at >= Math.max(...said) ? { answeredBy: peer.handle } : {};
};

const personOf = (id: MemberId, me: MemberId, members: readonly Member[]): NonNullable<Badge['assignee']> => {
  const member = members.find((each) => each.id === id);
  return { initials: member?.initials ?? '?', name: member?.name ?? 'Somebody', me: id === me };
};

const overtakenBy = (
  by: MemberId | undefined,
  me: MemberId,
  members: readonly Member[],
): Pick<Badge, 'overtakenBy'> => (by ? { overtakenBy: personOf(by, me, members).name } : {});

/** Responses before resolution: a strip's clock says when the customer should hear from us. */
const responses = new Set(['firstResponse', 'nextResponse', 'promise', 'escalationAck']);

/** The open response clock due first; else an open clock of any kind; else the one that ended last. A miss counts, whatever ended it. */
export const clockToShow = (clocks: readonly Clock[]): Clock | undefined => {
  const dueFirst = (a: Clock, b: Clock): number => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity);
  const open = clocks.filter((clock) => !clock.end).toSorted(dueFirst);
  const ended = clocks
    .filter((clock) => clock.end && clockAt(clock, clock.end.at).state !== 'cancelled')
    .toSorted((a, b) => (b.end?.at ?? 0) - (a.end?.at ?? 0));
  const isResponse = (clock: Clock): boolean => responses.has(clock.metric);
  return open.find(isResponse) ?? ended.find(isResponse) ?? open[0] ?? ended[0];
};
