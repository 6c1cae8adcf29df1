import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countPlaywright, countRun, countVitest, sumUp } from '../../tools/count.ts';

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});
const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
const reportOf = (report: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), 'perch-')), 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
};

describe('the counting line', () => {
  test('counts what Vitest passed, failed and left out', () => {
    const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'pending', 'todo')] };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, skipped: 2 });
  });

  test('takes a test file that does not load for a failure', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('takes a flaky test and an error outside of tests for failures', () => {
    const report = { stats: { ...stats, expected: 3, flaky: 1, skipped: 2 }, errors: [{ message: 'x' }] };
    expect(countPlaywright(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  test('takes a runner that died without a report for a failure', () => {
    expect(countRun('/no/such/report.json', 1, countVitest).failed).toBe(1);
  });

  test('takes a bad exit for a failure though every test passed', () => {
    const path = reportOf({ testResults: [file('passed', 'passed')] });
    expect(countRun(path, 1, countVitest)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countRun(path, 0, countVitest)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  test('adds the suites up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumUp([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
