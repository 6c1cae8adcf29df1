import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adoptPlaybook } from '../../../lib/care/adopt-playbook.ts';
import { validateChart } from '../../../lib/care/chart/validate.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { playbookSchema } from '../../../lib/care/playbook.ts';
import { durationMs } from '../../../lib/care/policy.ts';
import { playbookPresets } from '../../../lib/care/presets.ts';
import { readExport } from '../../../lib/care/transfer.ts';
import { fileOf } from '../../support/playbook-file.ts';
import { handle, minutes, noon } from './build.ts';

const folder = fileURLToPath(new URL('../../../public/playbooks', import.meta.url));
const presets = playbookPresets();
const preset = (id: string) => presets.find((each) => each.id === id)!.playbook();

test('the folder holds these playbooks and no others', () => {
  expect(readdirSync(folder).toSorted()).toEqual(presets.map(({ file }) => file).toSorted());
});

describe.each(presets)('$name', (each) => {
  test('is small enough to be read, and to be sealed in one envelope', () => {
    expect(JSON.stringify(each.playbook()).length).toBeLessThanOrEqual(18_000);
  });
  test('stands in its file as the code makes it (else run: npx tsx tests/tools/write-playbooks.ts)', () => {
    expect(readFileSync(`${folder}/${each.file}`, 'utf8')).toBe(fileOf(each));
  });

  test('is a playbook that Options imports, and changes by no reading', () => {
    const playbook = each.playbook();
    const read = readExport(fileOf(each));
    expect(read.ok && read.value.playbook).toEqual(playbook);
    expect(playbookSchema.parse(playbook)).toEqual(playbook);
    expect(validateChart(playbook.chart, playbook)).toEqual([]);
  });

  test('leaves nothing out of its chart that the default chart does', () => {
    const standard = defaultPlaybook({ now: 0, zone: 'UTC' }).chart.outcomes;
    for (const [at, outcome] of each.playbook().chart.outcomes.entries())
      expect(Object.keys(outcome).toSorted()).toEqual(Object.keys(standard[at] ?? {}).toSorted());
  });
});

test.each([
  ['ten', 10, [0.5, 0.8], 'office'],
  ['new-look', 22, [0.5, 0.8], 'office'],
  ['pledge', 30, [0.5, 0.8], 'always'],
  ['hour', 60, [0.75], 'office'],
  ['campus', 60, [0.75], 'office'],
])('%s answers within %s minutes', (id, count, warnAt, hours) => {
  const policy = preset(id).policies.find((each) => each.id === 'to-us')!;
  expect(durationMs(policy.targets.firstResponse!.normal!)).toBe(minutes(count));
  expect(policy).toMatchObject({ warnAt, hours });
});

test('the pledge is to everybody', () => {
  const targets = preset('pledge').policies.map(({ targets: each }) => each.firstResponse?.normal);
  expect(new Set(targets)).toEqual(new Set(['30m']));
});

describe('adopting', () => {
  const ours = {
    ...defaultPlaybook({ now: noon, zone: 'Asia/Tokyo', handles: [handle('acme')] }),
    brandTerms: ['Acme'],
  };

  test('a ready-made playbook keeps who we are and since when', () => {
    const adopted = adoptPlaybook(preset('campus'), ours);
    const { handles, brandTerms, careFrom } = ours;
    expect(adopted).toMatchObject({ handles, brandTerms, careFrom, hours: [{ zone: 'Asia/Tokyo' }] });
    expect(adopted.tags).toEqual(preset('campus').tags);
    expect(playbookSchema.parse(adopted)).toEqual(adopted);
  });

  test('somebody’s own playbook comes whole', () => {
    const theirs = { ...preset('ten'), handles: ours.handles };
    expect(adoptPlaybook(theirs, ours)).toBe(theirs);
  });
});
