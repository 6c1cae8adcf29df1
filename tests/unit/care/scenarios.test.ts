import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scenario } from './scenario.ts';
import { runScenario } from './scenario.ts';

/** A file of further scenarios in the same format, for whoever has one. */
const file = process.env['PERCH_SCENARIOS'];
const scenarios = file ? (JSON.parse(readFileSync(file, 'utf8')) as Scenario[]) : [];

describe.skipIf(!file)('scenarios of PERCH_SCENARIOS', () => {
  test('there are some', () => {
    expect(scenarios.length).toBeGreaterThan(0);
  });
  for (const scenario of scenarios) {
    test(scenario.name, () => {
      expect(runScenario(scenario)).toEqual(scenario.expect);
    });
  }
});
