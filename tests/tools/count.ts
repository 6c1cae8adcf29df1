// Reads the two runners' JSON reports: counts what is in them, and names what failed.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as z from 'zod/mini';

/** What a run came to. Each failure has a name by which it is found: the file, then the test. */
export type Count = { passed: number; failures: string[]; skipped: number };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const playwrightSuite = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
  get suites() {
    return z.optional(z.array(playwrightSuite));
  },
});
const playwrightReport = z.object({ suites: z.array(playwrightSuite), errors: z.array(z.unknown()) });
type PlaywrightSuite = z.infer<typeof playwrightSuite>;

type Result = { name: string; status: string };

/** Counts Vitest's report. A file that could not be loaded is one failure. */
export function countVitest(report: unknown): Count {
  const files = vitestReport
    .parse(report)
    .testResults.map((file) => ({ ...file, name: relative('', file.name) }));
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((result) => result.status !== 'failed'),
  );
  const results = files.flatMap((file) =>
    file.assertionResults.map(({ fullName, status }) => ({ name: `${file.name} › ${fullName}`, status })),
  );
  const count = countResults(results, 'passed', ['failed']);
  return { ...count, failures: [...count.failures, ...unloaded.map((file) => file.name)] };
}

/** Counts Playwright's report. An error outside of any test is a failure, and so is a test that passed by luck. */
export function countPlaywright(report: unknown): Count {
  const { suites, errors } = playwrightReport.parse(report);
  const count = countResults(suites.flatMap(resultsOf), 'expected', ['unexpected', 'flaky']);
  return { ...count, failures: [...count.failures, ...errors.map(() => 'outside of any test')] };
}

function resultsOf(suite: PlaywrightSuite): Result[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ name: `${suite.file} › ${title}`, status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(resultsOf)];
}

function countResults(results: Result[], good: string, bad: string[]): Count {
  const failures = results.filter(({ status }) => bad.includes(status)).map(({ name }) => name);
  const passed = results.filter(({ status }) => status === good).length;
  return { passed, failures, skipped: results.length - passed - failures.length };
}

/** Reads a report; a runner that ended badly without saying which test failed counts as one failure. */
export function countRun(file: string, exitCode: number, count: (report: unknown) => Count): Count {
  if (!existsSync(file)) return { passed: 0, failures: [`${file} was not written`], skipped: 0 };
  const counted = count(JSON.parse(readFileSync(file, 'utf8')));
  const silent = exitCode !== 0 && counted.failures.length === 0;
  return silent ? { ...counted, failures: [`the run of ${file} ended with ${exitCode}`] } : counted;
}

/** Several runs as one. */
export function sumUp(counts: Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failures: counts.flatMap(({ failures }) => failures),
    skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
  };
}
