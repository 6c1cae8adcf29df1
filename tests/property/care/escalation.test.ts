import 'temporal-polyfill/global';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase } from '../../../lib/care/case.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { raiseDue } from '../../../lib/care/escalation.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { events, message, noon, reply } from '../../unit/care/build.ts';

const playbook = defaultPlaybook({ now: noon, zone: 'UTC' });
const minute = 60_000;

/** What a team does with a case around escalations, promises and decisions; minutes after its first message. */
const anyDeed = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 9 }))
  .map(([after, what]) => {
    const at = noon + after * minute;
    const deeds = [
      { type: 'case.escalated', at, tier: 't2', reason: 'angry' },
      { type: 'case.escalated', at, tier: 't3', reason: 'press' },
      { type: 'escalation.acknowledged', at },
      { type: 'promise.made', at, dueAt: at + 30 * minute },
      { type: 'decision.requested', at, from: { tier: 't3' }, dueAt: at + 10 * minute, question: 'May we?' },
      { type: 'decision.made', at, answer: 'Yes' },
      { type: 'reply.marked', at, postId: '9000', as: 'automatic' },
      { type: 'case.resolved', at, disposition: 'answered' },
      { type: 'priority.set', at, to: 'urgent' },
      reply(at, { postId: '9000' }),
    ] as const;
    return deeds[what] ?? deeds[0];
  });

const anyHistory = fc
  .array(anyDeed, { maxLength: 12 })
  .map((deeds) => events(message(noon, { id: '100' }), ...deeds));

/** Raises as a browser does, until nothing is due at `now`. */
const raised = (history: readonly CareEvent[], now: number): CareEvent[] => {
  const all = [...history];
  for (;;) {
    const care = foldCase(all);
    const event = care && raiseDue(care, clocksOf(all, playbook, now).clocks, playbook, now);
    if (!event) return all;
    all.push(event);
  }
};

test('any order of arrival gives one case and the same clocks', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(), (history, seed) => {
      const turned = history
        .map((event, at) => ({ event, key: (at * 7919 + seed) % 101 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ event }) => event);
      expect(foldCase(turned)).toEqual(foldCase(history));
      expect(clocksOf(turned, playbook, noon)).toEqual(clocksOf(history, playbook, noon));
    }),
  );
});

test('raising ends, raises no event twice, and gives the same however often a browser looks', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 600 }), (history, after) => {
      const now = noon + after * minute;
      const once = raised(history, now);
      expect(new Set(once.map(({ id }) => id)).size).toBe(once.length);
      let often = [...history];
      for (let at = noon; at <= now; at += 7 * minute) often = raised(often, at);
      often = raised(often, now);
      expect(foldCase(often)?.escalation).toEqual(foldCase(once)?.escalation);
    }),
    { numRuns: 60 },
  );
});

test('at most one clock of each of these sorts is open', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const { clocks } = clocksOf(history, playbook, noon);
      for (const metric of ['escalationAck', 'promise', 'decision'] as const)
        expect(clocks.filter((clock) => clock.metric === metric && !clock.end).length).toBeLessThanOrEqual(1);
    }),
  );
});
