// The promises of the protocol under everything that can go wrong. What ever failed is played first.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Move, SetUp } from './world/simulate.ts';
import { moves, play, setUps } from './world/simulate.ts';

const failedOnce = JSON.parse(readFileSync(new URL('regressions.json', import.meta.url), 'utf8')) as [
  SetUp,
  Move[],
][];

test.each(failedOnce.map((each, index) => [index, ...each] as const))(
  'what failed once: %i',
  async (_, setUp, script) => {
    await play(setUp, script);
  },
);

test('300 teams lose nothing and come to agree', { timeout: 180_000 }, async () => {
  const property = fc.asyncProperty(setUps, moves, (setUp, script) => play(setUp, script));
  const details = await fc.check(property, { numRuns: 300, seed: 20_261_122 });
  expect(details.failed ? fc.defaultReportMessage(details) : '').toBe('');
});
