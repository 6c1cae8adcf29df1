// `npm run bench`: the budgets, measured on this machine. Prints a table and writes .output/bench.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type * as clocks from '../bench/clocks.ts';
import { measureCost } from '../bench/cost.ts';
import { measureEndpoint } from '../bench/endpoint.ts';
import { measureFlow } from '../bench/flow.ts';
import { measureNewDevice } from '../bench/new-device.ts';
import { benchPayload } from '../bench/payload.ts';
import { measurePress } from '../bench/press.ts';
import { isKept, tableOf, type Row } from '../bench/row.ts';
import { measureSize } from '../bench/size.ts';
import type * as suggest from '../bench/suggest.ts';
import { measureTeam } from '../bench/team.ts';
import { asBuilt } from '../support/as-built.ts';
import { buildExtension, buildSite } from '../support/build.ts';
import { findBrowser } from '../support/find-browser.mjs';

const measures: Record<string, () => Row[] | Promise<Row[]>> = {
  clocks: async () => (await asBuilt<typeof clocks>('tests/bench/clocks.ts')).measureClocks(),
  cost: measureCost,
  endpoint: measureEndpoint,
  device: measureNewDevice,
  flow: measureFlow,
  payload: benchPayload,
  press: measurePress,
  size: measureSize,
  suggest: async () => (await asBuilt<typeof suggest>('tests/bench/suggest.ts')).benchSuggest(),
  team: measureTeam,
};

const named = process.argv.slice(2);
const wanted = Object.keys(measures).filter((name) => named.length === 0 || named.includes(name));
if (wanted.length < new Set(named).size) {
  console.error(`There are: ${Object.keys(measures).join(', ')}.`);
  process.exit(1);
}
buildExtension();
buildSite();

const rows: Row[] = [];
for (const name of wanted) {
  console.log(`Measuring ${name} …`);
  rows.push(...((await measures[name]?.()) ?? []));
}

const machine = {
  processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  node: process.version,
  browser: versionOf(process.env['PERCH_BROWSER'] || findBrowser()),
};
mkdirSync('.output', { recursive: true });
const report = {
  takenAt: new Date().toISOString(),
  machine,
  rows: rows.map((row) => ({ ...row, ok: isKept(row) })),
};
writeFileSync('.output/bench.json', `${JSON.stringify(report, undefined, 2)}\n`);
console.log(
  `\n${tableOf(rows).join('\n')}\n\n${machine.processors}, ${machine.browser}, Node ${machine.node}`,
);

function versionOf(browser: string | undefined): string {
  if (!browser) return 'unknown browser';
  return spawnSync(browser, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
