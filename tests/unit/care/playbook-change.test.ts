import { describe, expect, test } from 'vitest';
import { fitChart } from '../../../lib/care/chart/fit.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { changePlaybook, playbookChangeSchema } from '../../../lib/care/playbook-change.ts';

const shown = defaultPlaybook({ now: 0, zone: 'UTC' });
const tag = (id: string): Playbook['tags'][number] => ({ ...shown.tags[0]!, id });
const mine = { ...shown, tags: [...shown.tags, tag('mine')] };

test('where nobody else changed anything, it is what was wished', () => {
  expect(changePlaybook(shown, { from: shown, to: mine })).toEqual({ ok: true, value: mine });
});

test('what somebody else changed meanwhile stays, whatever way it is written', () => {
  const theirs = { ...shown, publicReplies: 9, brandTerms: ['Acme'] };
  const change = playbookChangeSchema.parse({ from: shown, to: mine });
  expect(changePlaybook(theirs, change)).toEqual({ ok: true, value: { ...theirs, tags: mine.tags } });
});

test('the same change made by both is made', () => {
  expect(changePlaybook(mine, { from: shown, to: mine })).toEqual({ ok: true, value: mine });
});

describe('of one part that both changed', () => {
  const theirs = { ...shown, tags: [...shown.tags, tag('theirs')], publicReplies: 9 };
  const change = { from: shown, to: { ...mine, brandTerms: ['Acme'] } };

  test('neither is dropped without a word', () => {
    expect(changePlaybook(theirs, change)).toEqual({
      ok: false,
      error: 'Somebody else changed this meanwhile, too: tags.',
    });
  });

  test.each([
    ['mine', mine.tags],
    ['theirs', theirs.tags],
  ] as const)('%s holds where the person says so, and all else of both', (prefer, tags) => {
    const value = { ...theirs, brandTerms: ['Acme'], tags };
    expect(changePlaybook(theirs, { ...change, prefer })).toEqual({ ok: true, value });
  });
});

test('changes that make no playbook together are refused, and theirs can be kept', () => {
  const [first] = shown.tags;
  const chart = fitChart(shown.chart, { ...shown, tags: [] });
  const without: Playbook = { ...shown, tags: [], respondRules: [], chart };
  const from = { ...without, tags: shown.tags };
  const to = { ...from, respondRules: [{ tags: [first!.id], tier: shown.tiers[0]!.id }] };
  for (const prefer of [undefined, 'mine'] as const)
    expect(changePlaybook(without, { from, to, prefer })).toMatchObject({
      ok: false,
      error: expect.stringContaining('does not go with your change: who answers what'),
    });
  expect(changePlaybook(without, { from, to, prefer: 'theirs' })).toEqual({ ok: true, value: without });
});
