// npm run clocks -- FILE…  A scenario file: does each scenario pass? An export: each case's clocks, span by span.
import { threadsOf } from '../../lib/care/thread.ts';
import { differencesOf } from './clocks/compare.ts';
import { explainCase } from './clocks/explain.ts';
import type { CaseFile } from './clocks/file.ts';
import { readClocksFile } from './clocks/file.ts';
import { readScenario } from './clocks/scenario.ts';
import { complain, print, readArguments, textOf } from './command-line.ts';
import { messageOf } from './message-of.ts';

const usage = `npm run clocks -- FILE…
  FILE           scenarios, an export of Perch, or the events of one case (JSON)
  --case ID      only this case of an export
  --now TIME     as 2026-11-20T16:30:00Z; unless given, an export's own time, else now
  --playbook FILE  for events without a playbook; unless given, Perch's default
  --quiet        of scenarios, only those that fail`;

const playScenarios = (file: string, scenarios: readonly unknown[], quiet: boolean): boolean => {
  let failed = 0;
  for (const [index, json] of scenarios.entries()) {
    const name = nameOf(json) ?? `scenario ${index + 1}`;
    const read = readScenario(json);
    const wrong = read.ok
      ? differencesOf(read.value.scenario, read.value.play)
      : [`not valid: ${read.error}`];
    if (wrong.length > 0) failed++;
    if (wrong.length > 0 || !quiet) print(`${wrong.length === 0 ? 'pass' : 'FAIL'}  ${name}`);
    for (const line of wrong) print(`      ${line}`);
  }
  print(`${file}: ${scenarios.length - failed} passed, ${failed} failed`);
  return failed === 0;
};

const nameOf = (json: unknown): string | undefined =>
  typeof json === 'object' && json !== null && 'name' in json && typeof json.name === 'string'
    ? json.name
    : undefined;

const explain = (file: string, { events, playbook, now }: CaseFile, wanted: string | undefined): boolean => {
  const threads = threadsOf(events, playbook.handles).filter(
    ({ id, events: own }) => !wanted || id === wanted || own.some(({ caseId }) => caseId === wanted),
  );
  if (threads.length === 0) return complain(`${file}: ${wanted ? `no case ${wanted}` : 'no case'} in it`);
  for (const { events: own } of threads) for (const line of explainCase(own, playbook, now)) print(line);
  return true;
};

const main = (): number => {
  const read = readArguments(
    {
      case: { type: 'string' },
      now: { type: 'string' },
      playbook: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    },
    usage,
  );
  if (!read) return 2;
  const { values, positionals: paths } = read;
  const now = values.now === undefined ? undefined : Date.parse(values.now);
  if (paths.length === 0 || Number.isNaN(now)) {
    complain(paths.length === 0 ? usage : `“${values.now}” is not a time.\n${usage}`);
    return 2;
  }
  let good = true;
  for (const path of paths) {
    try {
      const file = readClocksFile(textOf(path), {
        ...(now === undefined ? {} : { now }),
        ...(values.playbook === undefined ? {} : { playbook: textOf(values.playbook) }),
      });
      if (!file.ok) good = complain(`${path}: ${file.error}`);
      else if (file.value.is === 'scenarios')
        good = playScenarios(path, file.value.scenarios, values.quiet) && good;
      else good = explain(path, file.value, values.case) && good;
    } catch (error) {
      good = complain(`${path}: ${messageOf(error)}`);
    }
  }
  return good ? 0 : 1;
};

process.exitCode = main();
