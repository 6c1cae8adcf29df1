// `npm test`: every suite, or those named; at the end what failed, by name, and a last line that counts them all.
// Further arguments go to the runners: `npm test -- unit -t clock`, `npm test -- e2e --headed`.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { firefoxPath } from '../support/find-firefox.ts';
import { buildExtension, buildSite } from '../support/build.ts';
import { countPlaywright, countRun, countVitest, sumUp } from './count.ts';

const vitestSuites = ['unit', 'dom', 'property', 'server', 'captures'];
const suites = [...vitestSuites, 'e2e'];

const args = process.argv.slice(2);
const named = args.filter((arg) => suites.includes(arg));
const further = args.filter((arg) => !suites.includes(arg));
const wanted = (suite: string) => named.length === 0 || named.includes(suite);

const counts = [];
if (vitestSuites.some(wanted)) counts.push(runVitest(vitestSuites.filter(wanted)));
if (wanted('e2e')) counts.push(runPlaywright());

const { passed, failures, skipped } = sumUp(counts);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped`);
process.exit(failures.length > 0 || passed === 0 ? 1 : 0);

function runVitest(chosen: string[]) {
  const report = freshReport('vitest.json');
  const folders = chosen.map((suite) => `tests/${suite}/`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = run('vitest/vitest.mjs', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...reporters,
    ...folders,
    ...further,
  ]);
  return countRun(report, exitCode, countVitest);
}

function runPlaywright() {
  try {
    buildExtension();
    if (firefoxPath) buildExtension('firefox');
    buildSite();
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure);
    return { passed: 0, failures: ['the build of the extension'], skipped: 0 };
  }
  const report = freshReport('playwright.json');
  const settings = ['--config', 'tests/playwright.config.ts', '--reporter', 'list,json'];
  const exitCode = run('@playwright/test/cli.js', ['test', ...settings, ...further], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return countRun(report, exitCode, countPlaywright);
}

/** A path for a report, with no older one there to be counted by mistake. */
function freshReport(name: string): string {
  const path = `.output/tests/${name}`;
  rmSync(path, { force: true });
  return path;
}

/** Runs a packaged command, its output streamed here. Gives its exit code. */
function run(bin: string, rest: string[], env: Record<string, string> = {}): number {
  const command = [`node_modules/${bin}`, ...rest];
  const { status } = spawnSync(process.execPath, command, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}
