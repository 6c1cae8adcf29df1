// A playbook of any version that Perch ever wrote, brought up to date and checked.
import { defaultChart } from './chart/default-chart.ts';
import { fitChart } from './chart/fit.ts';
import type { KnownNames } from './chart/validate.ts';
import { defaultRespondRules } from './default-playbook.ts';
import type { Fault } from './faults.ts';
import { faultsOf } from './faults.ts';
import type { Playbook } from './playbook.ts';
import { playbookSchema, playbookVersion } from './playbook.ts';
import { fitRespondRules } from './respond-rules.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/** One step for each version, from that version to the next. What is broken in it is left for the schema to name. */
const steps: Readonly<Record<number, (playbook: Record<string, unknown>) => Record<string, unknown>>> = {
  // Version 2 [2026-11]: the triage chart, and who answers what. Both as far as the playbook has their names.
  1: (playbook) => {
    const names = namesIn(playbook);
    return {
      ...playbook,
      version: 2,
      chart: fitChart(defaultChart(), names),
      respondRules: fitRespondRules(defaultRespondRules(), names),
    };
  },
};

/** The playbook as of this version, not checked; a newer one, and what is no playbook at all, stay as they are. */
export const upToDate = (playbook: unknown): unknown => {
  let current = playbook;
  while (
    isRecord(current) &&
    typeof current['version'] === 'number' &&
    current['version'] < playbookVersion
  ) {
    const step = steps[current['version']];
    if (!step) return current;
    current = step(current);
  }
  return current;
};

/** Reads a playbook that was written by this or an earlier Perch. The error names every place that is wrong. */
export const migratePlaybook = (playbook: unknown): Result<Playbook, Fault[]> => {
  const read = playbookSchema.safeParse(upToDate(playbook));
  return read.success ? ok(read.data) : fail(faultsOf(read.error.issues));
};

const namesIn = (playbook: Record<string, unknown>): KnownNames => ({
  tags: idsIn(playbook['tags']),
  tiers: idsIn(playbook['tiers']),
  escalationReasons: idsIn(playbook['escalationReasons']),
  dismissReasons: idsIn(playbook['dismissReasons']),
});

const idsIn = (list: unknown): { id: string }[] =>
  Array.isArray(list)
    ? list.flatMap((item: unknown) =>
        isRecord(item) && typeof item['id'] === 'string' ? [{ id: item['id'] }] : [],
      )
    : [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
