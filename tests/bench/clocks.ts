// All clocks of many cases, in one thread: the rules alone, without database and browser.
import 'temporal-polyfill/global';
import { badgeOf } from '../../lib/care/badge.ts';
import { blankPost } from '../../lib/care/blank-post.ts';
import { foldCase } from '../../lib/care/case.ts';
import { clocksOf } from '../../lib/care/clock.ts';
import { defaultPlaybook } from '../../lib/care/default-playbook.ts';
import type { CareEvent } from '../../lib/care/event.ts';
import { eventSchema } from '../../lib/care/event.ts';
import type { Handle, MemberId, PostId } from '../../lib/care/ids.ts';
import type { Row } from './row.ts';

const cases = 100_000;
/** Different cases that are made; the clocks of each are worked out anew every time it comes round. */
const different = 2_000;
const now = Date.parse('2026-11-20T15:00:00Z');
const minute = 60_000;
const me = 'member-1' as MemberId;

export const measureClocks = (): Row[] => {
  const playbook = defaultPlaybook({ now, zone: 'Europe/London' });
  const histories = Array.from({ length: different }, (_, index) => historyOf(index));
  // Warm: the calendar's days are worked out once for all cases, and so they are here.
  for (const events of histories) clocksOf(events, playbook, now);

  const clocksMs = cpuOf(() => {
    for (let i = 0; i < cases; i++) clocksOf(histories[i % different] ?? [], playbook, now);
  });
  const told = histories.map((events) => ({ care: foldCase(events), ...clocksOf(events, playbook, now) }));
  const badgesMs = cpuOf(() => {
    for (let i = 0; i < cases; i++) {
      const { care, clocks = [] } = told[i % different] ?? {};
      if (care) badgeOf(care, clocks, {}, me, []);
    }
  });
  return [
    {
      what: '100,000 cases of 8 events: all clocks, CPU',
      figure: clocksMs / 1_000,
      unit: 's',
      budget: 1.5,
      detail: `${((clocksMs / cases) * 1_000).toFixed(1)} µs a case`,
    },
    {
      what: 'a badge out of its case and clocks, CPU',
      figure: (badgesMs / cases) * 1_000,
      unit: 'µs',
      budget: 50,
    },
  ];
};

/** The best of three: what else the machine does is not ours. */
const cpuOf = (work: () => void): number => {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
};

/** Eight events over the three weeks before `now`; a fifth of the cases are not settled. */
const historyOf = (index: number): CareEvent[] => {
  const start = now - (1 + ((index * 7_919) % (21 * 24 * 60))) * minute;
  const list: Record<string, unknown>[] = [
    message(index, 0, start),
    { type: 'tag.added', tag: 'complaint', at: start + 3 * minute },
    reply(index, 1, start + (5 + (index % 90)) * minute),
    message(index, 2, start + 120 * minute),
    { type: 'priority.set', to: index % 3 === 0 ? 'urgent' : 'normal', at: start + 125 * minute },
    { type: 'status.set', to: 'pending', at: start + 130 * minute },
    reply(index, 3, start + (140 + (index % 40)) * minute),
    index % 5 === 0
      ? message(index, 4, start + 300 * minute)
      : { type: 'case.resolved', disposition: 'answered', at: start + 400 * minute },
  ];
  return list.map((event, at) =>
    eventSchema.parse({
      id: `e-${index}-${at}`,
      caseId: `case-${index}`,
      by: me,
      commandId: `c-${index}-${at}`,
      ...event,
    }),
  );
};

const message = (index: number, nth: number, at: number): Record<string, unknown> => ({
  type: 'message.received',
  at,
  kind: 'direct',
  post: blankPost({
    id: String(1_000_000 + index * 10 + nth) as PostId,
    handle: 'customer' as Handle,
    publishedAt: at,
    firstSeenAt: at,
    name: 'A customer',
    text: '@acme my parcel is late',
    mentions: ['acme' as Handle],
    surface: 'home',
  }),
});

const reply = (index: number, nth: number, at: number): Record<string, unknown> => ({
  type: 'reply.sent',
  at,
  postId: String(9_000_000 + index * 10 + nth),
  handle: 'acme',
  publishedAt: at,
});
