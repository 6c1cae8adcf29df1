// A case with a bit of everything, made of its events.
import type { CareActions } from '../../../components/panel/care-actions.ts';
import type { Names } from '../../../components/panel/names.ts';
import type { CaseView } from '../../../lib/care/view.ts';
import { badgeOf } from '../../../lib/care/badge.ts';
import type { Member } from '../../../lib/care/badge.ts';
import { foldCase } from '../../../lib/care/case.ts';
import type { Clock } from '../../../lib/care/clock-at.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import type { CaseId, CommandId, Handle, MemberId, PostId } from '../../../lib/care/ids.ts';
import type { Post } from '../../../lib/care/post.ts';

export const now = Date.UTC(2026, 10, 20, 11, 0);
const minute = 60_000;

export const jo: Member = { id: 'jo' as MemberId, name: 'Jo Kern', initials: 'JK' };
export const ann: Member = { id: 'ann' as MemberId, name: 'Ann Moor', initials: 'AM' };
export const caseId = 'case-2990000000000000001' as CaseId;

export const post = (id: string, text: string, publishedAt: number): Post => ({
  id: id as PostId,
  handle: 'adafern' as Handle,
  name: 'Ada Fern',
  verified: false,
  publishedAt,
  firstSeenAt: publishedAt,
  text,
  replyingTo: [],
  mentions: ['acme' as Handle],
  hashtags: [],
  links: [],
  pinned: false,
  promoted: false,
  focal: false,
  counters: {},
  surface: 'notifications',
});

/** Events out of what happened, each a command of its own: `c0`, `c1` … */
export const eventsOf = (happenings: readonly Record<string, unknown>[]): CareEvent[] =>
  happenings.map((each, i) =>
    eventSchema.parse({ id: `e${i}`, caseId, commandId: `c${i}`, by: jo.id, ...each }),
  );

export const history = eventsOf([
  {
    type: 'message.received',
    at: now - 55 * minute,
    kind: 'direct',
    post: post(
      '2990000000000000001',
      '@acme charged me twice for one order and nobody answers the phone.\nThird time I write.',
      now - 55 * minute,
    ),
  },
  { type: 'tag.added', at: now - 50 * minute, tag: 'payment', suggested: true },
  { type: 'tag.added', at: now - 49 * minute, tag: 'spam' },
  { type: 'undone', at: now - 48 * minute, undoes: 'c2' },
  { type: 'case.assigned', at: now - 47 * minute, to: jo.id },
  {
    type: 'note.added',
    at: now - 40 * minute,
    by: ann.id,
    noteId: 'n1',
    text: 'Bank shows two holds, one will fall off by itself on Monday.',
  },
  { type: 'note.added', at: now - 38 * minute, noteId: 'n2', text: 'A note that is gone' },
  { type: 'note.removed', at: now - 36 * minute, noteId: 'n2' },
  { type: 'case.escalated', at: now - 35 * minute, tier: 't2', reason: 'repeat-contact' },
  {
    type: 'note.added',
    at: now - 20 * minute,
    noteId: 'n3',
    text: 'Asked the shop for the receipt.\nThey call back before noon.',
  },
  {
    type: 'note.edited',
    at: now - 18 * minute,
    noteId: 'n3',
    text: 'Asked the shop for the receipt.\nThey call back before 12:30.',
  },
  {
    type: 'message.received',
    at: now - 12 * minute,
    kind: 'direct',
    post: post('2990000000000000002', 'Hello? Anybody there?', now - 12 * minute),
  },
  { type: 'handoff.requested', at: now - 5 * minute },
]);

const clock: Clock = {
  segment: 1,
  metric: 'firstResponse',
  policy: 'to-us',
  startedAt: now - 55 * minute,
  targetMs: 60 * minute,
  dueAt: now + 23 * minute,
  warnAt: [0.5, 0.8],
  spans: [
    { from: now - 55 * minute, to: now - 37 * minute, running: false, because: 'off-hours' },
    { from: now - 37 * minute, running: true },
  ],
  validUntil: now + 100 * minute,
};

export const playbook = defaultPlaybook({ now, zone: 'Europe/London', handles: ['acme' as Handle] });
export const names: Names = { playbook, members: [jo, ann], me: jo.id };

/** What the desk would answer for these events. */
export const caseData = (events: readonly CareEvent[] = history, draft = ''): CaseView => {
  const care = foldCase(events);
  if (!care) throw new Error('no message opened the case');
  return {
    case: care,
    badge: badgeOf(care, [clock], {}, jo.id, [jo, ann]),
    clocks: [clock, { ...clock, metric: 'resolution', targetMs: 480 * minute, dueAt: now + 443 * minute }],
    advice: { personal: [] },
    history: [...events],
    undone: events.flatMap((event): CommandId[] => (event.type === 'undone' ? [event.undoes] : [])),
    aliases: [],
    otherCases: [],
    members: [jo, ann],
    draft,
  };
};

/** Verbs for tests that give none of them. */
export const idleCare: CareActions = {
  triage: () => Promise.resolve({ problem: 'not here' }),
  merge: () => Promise.resolve({ problem: 'not here' }),
  split: () => Promise.resolve({ problem: 'not here' }),
  markReply: () => Promise.resolve(undefined),
  requestDecision: () => Promise.resolve(undefined),
  makeDecision: () => Promise.resolve(undefined),
  undo: () => Promise.resolve(undefined),
};
