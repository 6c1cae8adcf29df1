// Reads the two runners' JSON reports and counts what is in them.
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export type Count = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

/** Counts Vitest's report. A file that could not be loaded is one failure. */
export function countVitest(report: unknown): Count {
  const files = vitestReport.parse(report).testResults;
  const statuses = files.flatMap((file) => file.assertionResults.map((result) => result.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  return { passed, failed: failed + unloaded, skipped: statuses.length - passed - failed };
}

/** Counts Playwright's report. An error outside of any test is a failure, and so is a test that passed by luck. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = playwrightReport.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** Reads a report; a runner that ended badly without saying which test failed counts as one failure. */
export function countRun(file: string, exitCode: number, count: (report: unknown) => Count): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = count(JSON.parse(readFileSync(file, 'utf8')));
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** The line a run ends with. */
export function sumUp(counts: Count[]): Count {
  const sum = (part: keyof Count) => counts.reduce((total, count) => total + count[part], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
