// `npm run simulate -- --runs N --seed S`: the sync simulation. A failure is shrunk and told with its seed.
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { moves, setUps } from '../property/sync/world/moves.ts';
import { play } from '../property/sync/world/simulate.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '300' }, seed: { type: 'string' } },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? Date.now() | 0 : Number(values.seed);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('--runs and --seed are whole numbers.');
  process.exit(1);
}

console.log(`${runs} runs with seed ${seed}`);
const began = performance.now();
let played = 0;
const property = fc.asyncProperty(setUps, moves, async (setUp, script) => {
  await play(setUp, script);
  if (++played % 100 === 0) console.log(`${played} played`);
});
const details = await fc.check(property, { numRuns: runs, seed });
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (details.failed) {
  console.log(details.errorInstance);
  console.log(fc.defaultReportMessage(details));
  console.log(
    `The case, to be kept in tests/property/sync/regressions.json: ${JSON.stringify(details.counterexample)}`,
  );
} else console.log(`${runs} runs, ${seconds} s: nothing lost, all agree`);
process.exit(details.failed ? 1 : 0);
