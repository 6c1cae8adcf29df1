// Which posts are one case. A function of the events alone, so every device comes to the same cases in any order.
import { caseIdOf } from './case-id.ts';
import type { CustomerKey } from './customer.ts';
import { customerKeys, namesOf } from './customer.ts';
import type { CareEvent, EventOf } from './event.ts';
import { byTime, effective } from './event.ts';
import { groupOf } from './handles.ts';
import type { CaseId, PostId } from './ids.ts';
import { asKnown, idsOf } from './known.ts';
import type { OwnedHandle } from './playbook.ts';
import { wasSeen } from './seen.ts';
import { changesStanding, standingAt } from './thread-standing.ts';
import { tiesOf } from './thread-ties.ts';

/** One case: its id and all its events, those that were undone too. */
export interface Thread {
  /** Named after its oldest post. */
  id: CaseId;
  customer: CustomerKey;
  /** What its posts name the customer by: each user id and handle. */
  names: CustomerKey[];
  events: CareEvent[];
}

const day = 86_400_000;
/** A customer who writes again within a week means the same thing; while a hand-off is open, within thirty days. */
const joinWithin = 7 * day;
const joinHandedOffWithin = 30 * day;
/** Whoever writes later than this after a case was resolved has a new issue. */
const resolvedFor = 3 * day;

type Received = EventOf<'message.received'>;

/** A case while it is put together, in the order of its posts. */
interface Draft {
  id: CaseId;
  customer: CustomerKey;
  group: string;
  messages: Received[];
  conversations: Set<PostId>;
  lastAt: number;
  /** Opened or split off by a person: only posts of its conversation join it. */
  byHand: boolean;
  events: CareEvent[];
}

/**
 * Divides events into cases. Each post that Perch saw is written under a case id of its own, and what is done to a
 * case names one of its posts. A post joins the customer's case of the same conversation, else the newest that came
 * through the same group of handles within a week (thirty days while a hand-off is open), unless that was resolved
 * 72 hours before, closed or dismissed. A post that a person opened or split off stands by itself, with what follows
 * in its conversation. What people merge by hand outranks all this. Events whose case has no post are left out.
 */
export const threadsOf = (events: readonly CareEvent[], owned: readonly OwnedHandle[]): Thread[] => {
  const standing = asKnown(effective(events));
  const ties = tiesOf(standing);
  const received = standing.filter((event) => event.type === 'message.received');
  const deedsByCaseId = groupBy(
    standing.filter(({ type }) => changesStanding.has(type)),
    ({ caseId }) => caseId,
  );
  const seen = new Set(received.filter(wasSeen).map(({ post }) => post.id));
  const drafts: Draft[] = [];
  const byPostId = new Map<PostId, Draft>();
  const byCaseId = new Map<CaseId, Draft>();
  const byTie = new Map<CaseId, Draft>();

  const keyOf = customerKeys(received.map(({ post }) => post));
  for (const [customer, messages] of groupBy(received, ({ post }) => keyOf(post))) {
    const own: Draft[] = [];
    for (const message of messages) {
      const { post } = message;
      if (byPostId.has(post.id)) continue;
      const home = caseIdOf(post.id);
      const tie = ties.tieOf(home);
      const alone = ties.isSplit(post.id) || (message.caseId === home && !seen.has(post.id));
      const tied = byTie.get(tie) ?? (ties.isSplit(post.id) ? undefined : byCaseId.get(message.caseId));
      const group = groupOf(message.arrivedVia, owned);
      const draft =
        tied ??
        (alone ? undefined : draftToJoin(own, message, group, deedsByCaseId)) ??
        newDraft(message, customer, group, alone, own);
      if (tied && !alone) draft.byHand = false;
      draft.messages.push(message);
      draft.lastAt = message.at;
      if (post.conversationId) draft.conversations.add(post.conversationId);
      byPostId.set(post.id, draft);
      byTie.set(tie, draft);
      byCaseId.set(home, draft);
      for (const caseId of [message.caseId, ...idsOf(post).map(caseIdOf)])
        if (!byCaseId.has(caseId)) byCaseId.set(caseId, draft);
    }
    drafts.push(...own);
  }
  for (const event of events) {
    const post = event.type === 'message.received' ? event.post.id : undefined;
    const draft = (post && byPostId.get(post)) ?? byCaseId.get(event.caseId);
    draft?.events.push(event);
  }
  return drafts.map(({ id, customer, messages, events: all }) => ({
    id,
    customer,
    names: [...new Set([customer, ...messages.flatMap(({ post }) => namesOf(post))])],
    events: all,
  }));
};

const newDraft = (
  message: Received,
  customer: CustomerKey,
  group: string,
  byHand: boolean,
  own: Draft[],
): Draft => {
  const draft: Draft = {
    id: message.caseId,
    customer,
    group,
    messages: [],
    conversations: new Set(),
    lastAt: message.at,
    byHand,
    events: [],
  };
  own.push(draft);
  return draft;
};

/** The customer's case that a post joins by itself; `own` are theirs so far. */
const draftToJoin = (
  own: readonly Draft[],
  { at, post: { conversationId } }: Received,
  group: string,
  deedsByCaseId: ReadonlyMap<CaseId, readonly CareEvent[]>,
): Draft | undefined => {
  const standing = (draft: Draft): ReturnType<typeof standingAt> =>
    standingAt(draft.messages, deedsByCaseId, at);
  const takes = (draft: Draft): boolean => {
    const { over, resolvedAt } = standing(draft);
    return !over && (resolvedAt === undefined || at - resolvedAt <= resolvedFor);
  };
  const isNear = (draft: Draft): boolean =>
    !draft.byHand &&
    draft.group === group &&
    at - draft.lastAt <= joinHandedOffWithin &&
    at - draft.lastAt <= (standing(draft).handedOff ? joinHandedOffWithin : joinWithin);

  const newestFirst = own.toSorted((a, b) => b.lastAt - a.lastAt || byTime(last(b), last(a)));
  return (
    (conversationId &&
      newestFirst.find((draft) => draft.conversations.has(conversationId) && takes(draft))) ||
    newestFirst.find((draft) => isNear(draft) && takes(draft))
  );
};

/** TODO [2026-11-22]: Map.groupBy, when Node 20 is dropped. */
const groupBy = <T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const last = ({ messages }: Draft): Received => messages.at(-1) as Received;
