// The promises of the protocol under everything that can go wrong. What ever failed is played first.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Move, SetUp } from './world/moves.ts';
import { play } from './world/simulate.ts';

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

const tool = fileURLToPath(new URL('../../tools/simulate.ts', import.meta.url));
const runs = 300;

/** The command itself, once for each processor: on a machine that does nothing else it takes half a minute. */
test('300 teams lose nothing and come to agree', { timeout: 240_000 }, async ({ signal }) => {
  const share = Math.min(4, availableParallelism());
  const shares = Array.from({ length: share }, (_, at) => 20_261_122 + at).map(async (seed) => {
    const asked = ['--import', 'tsx', tool, '--runs', `${Math.ceil(runs / share)}`, '--seed', `${seed}`];
    return promisify(execFile)(process.execPath, asked, { signal }).then(
      ({ stdout }) => stdout,
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    );
  });
  for (const told of await Promise.all(shares)) expect(told).toMatch(/nothing lost, all agree\n$/);
});
