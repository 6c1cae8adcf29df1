import { describe, expect, test } from 'vitest';
import { validateChart } from '../../../lib/care/chart/validate.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { migratePlaybook } from '../../../lib/care/migrate-playbook.ts';
import { readExport } from '../../../lib/care/transfer.ts';
import { noon } from './build.ts';

const standard = defaultPlaybook({ now: noon, zone: 'Europe/London' });

/** As Perch 0.1 wrote it: no chart, no rules of who answers. */
const first = (change: object = {}): Record<string, unknown> => {
  const { chart: _, respondRules: __, ...rest } = standard;
  return { ...rest, version: 1, ...change };
};

const faults = (playbook: unknown): string[] => {
  const read = migratePlaybook(playbook);
  return read.ok ? [] : read.error.map(({ where, what }) => `${where}: ${what}`);
};

test('the newest version stays as it is', () => {
  expect(migratePlaybook(standard)).toEqual({ ok: true, value: standard });
});

test('version 1 is given the chart and who answers what', () => {
  expect(migratePlaybook(first())).toEqual({ ok: true, value: standard });
});

test('version 1 with names of its own is given as much of the chart as it has names for', () => {
  const tags = standard.tags.filter(({ id }) => id !== 'troll' && id !== 'safety' && id !== 'press');
  const tiers = [{ id: 'front', name: 'Front' }];
  const read = migratePlaybook(first({ tags, tiers }));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(validateChart(read.value.chart, read.value)).toEqual([]);
  expect(read.value.chart.outcomes.some(({ escalate }) => escalate)).toBe(false);
  expect(read.value.respondRules).toEqual([]);
});

describe('what is broken is named, with what was expected', () => {
  const { chart } = standard;
  const outcome = chart.outcomes[0]!;
  const withOutcome = (change: object): object => ({
    ...standard,
    chart: { ...chart, outcomes: [{ ...outcome, ...change }, ...chart.outcomes.slice(1)] },
  });
  test.each([
    ['nothing', undefined, ': expected an object'],
    ['a list', [], ': expected an object'],
    ['no version', { ...standard, version: undefined }, 'version: expected 2'],
    ['a version to come', { ...standard, version: 3 }, 'version: expected 2'],
    ['no tags', { ...standard, tags: undefined }, 'tags: expected a list'],
    ['version 1 without tags', first({ tags: undefined }), 'tags: expected a list'],
    [
      'a role that is none',
      { ...standard, handles: [{ handle: 'acme', role: 'boss' }] },
      'handles, no. 1, role: expected “service” or “marketing” or “executive” or “property”',
    ],
    [
      'a respond that is none',
      withOutcome({ respond: 'maybe' }),
      'chart, outcomes, no. 1, respond: expected “yes” or “no” or “monitor”',
    ],
    [
      'no protocol',
      withOutcome({ protocol: ' ' }),
      'chart, outcomes, no. 1, protocol: text of 1 to 1000 characters',
    ],
    [
      'a tag that is gone',
      withOutcome({ tag: 'gone' }),
      'chart, outcomes, no. 1, tag: “spam” names the tag “gone”, which the playbook does not have',
    ],
    [
      'a start that is none',
      { ...standard, chart: { ...chart, start: 'z' } },
      'chart, start: the chart starts at “z”, which is no question of it',
    ],
    [
      'days to acknowledge',
      { ...standard, tiers: [...standard.tiers, { id: 't5', name: 'T5', acknowledgeWithin: '1d' }] },
      'tiers, no. 5, acknowledgeWithin: write a length of time as 90s, 15m or 4h',
    ],
    [
      'a tier that nobody has',
      { ...standard, respondRules: [{ tags: ['press'], tier: 't9' }] },
      'respondRules, no. 1, tier: the playbook has no tier “t9”',
    ],
    ['a word for a time', { ...standard, careFrom: 'now' }, 'careFrom: expected a number'],
  ])('%s', (_, playbook, fault) => {
    expect(faults(playbook)).toContain(fault);
  });
});

test('a file says where it is broken and what was expected', () => {
  const broken = { ...standard, chart: { ...standard.chart, start: 'z' } };
  const file = JSON.stringify({ format: 'perch-playbook', version: 1, playbook: broken });
  expect(readExport(file)).toEqual({
    ok: false,
    error: {
      message:
        'Something in this file is not valid. playbook, chart, start: the chart starts at “z”, which is no question of it.',
    },
  });
});

test('a file of version 1 is read', () => {
  const read = readExport(JSON.stringify({ format: 'perch-playbook', version: 1, playbook: first() }));
  expect(read.ok && read.value.playbook.chart).toEqual(standard.chart);
});
