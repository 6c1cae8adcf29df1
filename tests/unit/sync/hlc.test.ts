import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stamp } from '../../../lib/sync/hlc.ts';
import { maxAhead } from '../../../lib/care/place.ts';
import { compareStamps, countsAs, hear, tick, zeroClock } from '../../../lib/sync/hlc.ts';

const clocks = fc.record({ ms: fc.nat(1000), counter: fc.nat(3) });
const stamps: fc.Arbitrary<Stamp> = fc.record({
  ms: fc.oneof(fc.nat(20), fc.nat(2_000_000)),
  counter: fc.nat(3),
  device: fc.constantFrom('a', 'b', 'c'),
  receivedAt: fc.nat(20),
});

describe('tick', () => {
  test.each([
    ['time has passed', { ms: 5, counter: 3 }, 9, { ms: 9, counter: 0 }],
    ['time stands', { ms: 9, counter: 3 }, 9, { ms: 9, counter: 4 }],
    ['time was set back', { ms: 9, counter: 3 }, 2, { ms: 9, counter: 4 }],
    ['the counter is full', { ms: 9, counter: 65_535 }, 9, { ms: 10, counter: 0 }],
  ])('%s', (_, last, now, next) => expect(tick(last, now)).toEqual(next));

  test('is always later than what was before', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: -10, max: 2000 }), (last, now) => {
        const next = { ...tick(last, now), device: 'a' };
        return compareStamps({ ...last, device: 'a' }, next) < 0;
      }),
    );
  });
});

test('a clock dated 2031 counts as five minutes after its receipt, and drags nobody along', () => {
  const now = Date.UTC(2026, 0, 1);
  const wild: Stamp = { ms: Date.UTC(2031, 0, 1), counter: 7, device: 'w', receivedAt: now };
  expect(countsAs(wild)).toBe(now + maxAhead);
  expect(hear(zeroClock, wild)).toEqual({ ms: now + maxAhead, counter: 0 });
  const later: Stamp = { ms: now + maxAhead + 1, counter: 0, device: 'a', receivedAt: now + maxAhead + 1 };
  expect(compareStamps(wild, later)).toBeLessThan(0);
});

test('the order is total: the same whatever was compared first', () => {
  fc.assert(
    fc.property(fc.array(stamps, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (list, luck) => {
      const names = (all: readonly Stamp[]) =>
        all
          .toSorted(compareStamps)
          .map(({ ms, counter, device, receivedAt }) =>
            [countsAs({ ms, counter, device, receivedAt: receivedAt ?? 0 }), ms, counter, device].join(),
          );
      const shuffled = list
        .map((stamp) => ({ stamp, at: luck.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ stamp }) => stamp);
      expect(names(shuffled)).toEqual(names(list));
    }),
  );
});

test('a device’s own changes keep their order, whatever its clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ now: fc.nat(2_000_000), wait: fc.nat(400_000) }), { minLength: 2, maxLength: 10 }),
      (deeds) => {
        let clock = zeroClock;
        let receivedAt = 0;
        const own = deeds.map(({ now, wait }): Stamp => {
          clock = tick(clock, now);
          return { ...clock, device: 'a', receivedAt: (receivedAt += wait) };
        });
        expect(own.toSorted(compareStamps)).toEqual(own);
      },
    ),
  );
});
