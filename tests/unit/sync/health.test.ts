import { expect, test } from 'vitest';
import { healthOf } from '../../../lib/sync/health.ts';

test.each([
  ['nothing waits', [], {}, { waiting: 0 }],
  ['what is acknowledged does not wait', [{ state: 'acked', at: 1 }], {}, { waiting: 0 }],
  [
    'the oldest says since when, sent or not',
    [
      { state: 'queued', at: 9 },
      { state: 'sent', at: 5 },
      { state: 'acked', at: 1 },
    ],
    {},
    { waiting: 2, since: 5 },
  ],
  ['how full the endpoint is', [], { used: 0.5 }, { waiting: 0, used: 0.5 }],
  [
    'why nothing goes',
    [{ state: 'queued', at: 3 }],
    { parked: { reason: 'quota', since: 7 } },
    { waiting: 1, since: 3, parked: 'quota' },
  ],
] as const)('%s', (_what, outbox, state, health) => {
  expect(healthOf({ era: 1, ...state }, outbox, [])).toEqual(health);
});

test('what stays closed is counted, of the newest history; what a newer Perch wrote was opened', () => {
  const rows = (['key', 'seal', 'events', 'seal'] as const).map((pending, index) => ({
    pending,
    era: index < 3 ? 2 : 1,
  }));
  expect(healthOf({ era: 2 }, [], rows)).toEqual({ waiting: 0, closed: 2 });
});
