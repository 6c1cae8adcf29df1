import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countPlaywright, countRun, countVitest, sumUp } from '../../tools/count.ts';

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, index) => ({ fullName: `test ${index}`, status: each })),
});
const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
const reportOf = (report: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), 'perch-')), 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
};

describe('the counting line', () => {
  test('counts what Vitest passed, failed and left out, and names what failed', () => {
    const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'pending', 'todo')] };
    expect(countVitest(report)).toEqual({ passed: 1, failures: ['a.test.ts › test 1'], skipped: 2 });
  });

  test('takes a test file that does not load for a failure', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({
      passed: 0,
      failures: ['a.test.ts'],
      skipped: 0,
    });
  });

  test('counts Playwright’s, however deep they stand; a flaky test and an error outside of tests are failures', () => {
    const inner = { file: 'a.spec.ts', specs: [spec('lucky', 'flaky'), spec('good', 'expected')] };
    const outer = {
      file: 'a.spec.ts',
      specs: [spec('bad', 'unexpected'), spec('left', 'skipped')],
      suites: [inner],
    };
    expect(countPlaywright({ suites: [outer], errors: [{ message: 'x' }] })).toEqual({
      passed: 1,
      failures: ['a.spec.ts › bad', 'a.spec.ts › lucky', 'outside of any test'],
      skipped: 1,
    });
  });

  test('takes a runner that died without a report for a failure', () => {
    expect(countRun('/no/such/report.json', 1, countVitest).failures).toHaveLength(1);
  });

  test('takes a bad exit for a failure though every test passed', () => {
    const path = reportOf({ testResults: [file('passed', 'passed')] });
    expect(countRun(path, 1, countVitest)).toMatchObject({ passed: 1, failures: [expect.any(String)] });
    expect(countRun(path, 0, countVitest)).toEqual({ passed: 1, failures: [], skipped: 0 });
  });

  test('adds the suites up', () => {
    const [one, other] = [
      { passed: 1, failures: ['a'], skipped: 3 },
      { passed: 1, failures: ['b'], skipped: 3 },
    ];
    expect(sumUp([one, other])).toEqual({ passed: 2, failures: ['a', 'b'], skipped: 6 });
  });
});
