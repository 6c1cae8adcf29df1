import { describe, expect, test } from 'vitest';
import { bareHandle, draftOf, initialsOf, settingsOf } from '../../../components/options/settings-draft.ts';
import type { SettingsDraft } from '../../../components/options/settings-draft.ts';
import { withPreset } from '../../../components/options/preset-draft.ts';
import { skippedSettings } from '../../../components/options/skipped-settings.ts';
import { fitChart } from '../../../lib/care/chart/fit.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { playbookSchema } from '../../../lib/care/playbook.ts';
import { playbookPresets } from '../../../lib/care/presets.ts';
import { isSame } from '../../../lib/care/same.ts';
import type { Settings } from '../../../lib/care/view.ts';
import { jo, now, playbook } from './fixture.ts';

const settings: Settings = { playbook, me: jo, members: [jo], ready: true, off: [] };
const draft = draftOf(settings, 'UTC');

const saved = (change: Partial<SettingsDraft>, from: Settings = settings) => {
  const result = settingsOf({ ...draftOf(from, 'UTC'), ...change }, from);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const problems = (change: Partial<SettingsDraft>) => {
  const result = settingsOf({ ...draft, ...change }, settings);
  return result.ok ? {} : result.error;
};

test('A form that nobody touched changes nothing', () => {
  expect(saved({})).toEqual({ playbook, me: jo });
});

test('What the form does not show survives it', () => {
  const own = playbookSchema.parse({
    ...playbook,
    hours: [
      {
        id: 'london',
        zone: 'Europe/London',
        weekly: { mon: ['09:00-12:00', '13:00-24:00'], tue: ['22:00-02:00'] },
        holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      },
      { id: 'night', zone: 'UTC', weekly: { sun: ['00:00-24:00'] } },
    ],
    policies: [
      { ...playbook.policies[0], id: 'press', hours: 'night' },
      { ...playbook.policies[0], id: 'vip', hours: 'always' },
      { ...playbook.policies[0], id: 'all', hours: 'london' },
    ],
  });
  const theirs = { ...settings, playbook: own };
  expect(draftOf(theirs, 'UTC').preset).toBeUndefined();
  expect(saved({}, theirs).playbook).toEqual(own);
});

describe('Every part of a playbook', () => {
  /** Nothing in it is as the default has it, and much of it is as no form would write it. */
  const odd = playbookSchema.parse({
    version: playbook.version,
    handles: [
      { handle: 'acme', role: 'marketing', group: 'shops' },
      { handle: 'acme_north', role: 'property', group: 'north' },
    ],
    brandTerms: ['Acme', 'Acme', 'Acme Kettles'],
    negativeTerms: ['acme of perfection'],
    misspellings: false,
    automaticReplies: ['We are away'],
    careFrom: 7,
    hours: [
      {
        id: 'desk',
        zone: 'Asia/Tokyo',
        weekly: { mon: [], tue: ['20:00-00:00'], wed: ['09:00-12:00', '13:00-17:00'] },
        holidays: [{ date: '05-03', name: 'Constitution Day', hours: ['10:00-12:00'] }],
        openings: [],
        earlier: [{ until: 5, zone: 'UTC', weekly: { mon: ['09:00-10:00'] } }],
      },
      { id: 'night', zone: 'UTC', weekly: { sun: ['00:00-24:00'] } },
    ],
    policies: [
      {
        id: 'all',
        name: 'All',
        when: {
          kinds: ['direct'],
          tags: ['kettle'],
          handles: ['acme'],
          priorities: ['high'],
          minFollowers: 5,
        },
        hours: 'night',
        targets: { firstResponse: { normal: '7m', urgent: '90s' }, resolution: { low: '3h' } },
        startFrom: 'firstSeen',
        pauseIn: ['on_hold'],
        warnAt: [0.3],
      },
      { id: 'rest', when: {}, hours: 'always', targets: {} },
    ],
    tags: [{ id: 'kettle', name: 'Kettle', group: 'product', color: 'pink', glyph: 'bolt' }],
    tiers: [{ id: 'a', name: 'A', acknowledgeWithin: '9m' }],
    escalationReasons: [{ id: 'why', name: 'Why' }],
    dispositions: [{ id: 'done', name: 'Done' }],
    dismissReasons: [{ id: 'noise', name: 'Noise' }],
    suggestions: [
      { tag: 'kettle', language: 'en', faint: true, words: ['kettle'] },
      { tag: 'gone', language: 'de', words: ['fort'] },
    ],
    risk: { ...playbook.risk, followers: { watch: 3, hot: 4 } },
    trackers: [{ name: 'Own', pattern: 'AC#####', near: ['parcel'], url: 'https://acme.test/{number}' }],
    publicReplies: 9,
    privateTags: ['kettle'],
    chart: {
      ...playbook.chart,
      outcomes: fitChart(playbook.chart, { tags: [], tiers: [], escalationReasons: [], dismissReasons: [] })
        .outcomes,
      reach: { followers: 12, hashtags: ['#fair', 'sale'] },
    },
    respondRules: [{ tags: ['kettle'], tier: 'a' }],
  });
  const theirs = { ...settings, playbook: odd };

  test('is in this one, and differs from the default', () => {
    const same = Object.entries(odd).filter(([part, value]) =>
      isSame(value, playbook[part as keyof Playbook]),
    );
    expect(same.map(([part]) => part)).toEqual(['version']);
    expect(Object.keys(playbook).filter((part) => !(part in odd))).toEqual([]);
  });

  test.each<[string, Playbook]>([
    ['this one', odd],
    ['without hours', { ...odd, hours: [], policies: [{ ...odd.policies[0]!, hours: 'always' }] }],
    ...playbookPresets().map(({ id, playbook: make }) => [id, make()] satisfies [string, Playbook]),
  ])('survives a form that nobody touched: %s', (_, whole) => {
    expect(saved({}, { ...settings, playbook: whole }).playbook).toEqual(whole);
  });

  test.each<[keyof Playbook, (typed: SettingsDraft) => Partial<SettingsDraft>, object]>([
    [
      'handles',
      ({ handles }) => ({
        handles: [{ ...handles[0]!, handle: 'https://x.com/Acme_Care' }, ...handles.slice(1)],
      }),
      [{ ...odd.handles[0], handle: 'acme_care' }, odd.handles[1]],
    ],
    ['brandTerms', () => ({ brandTerms: 'Acme\nACME' }), ['Acme', 'ACME']],
    [
      'hours',
      ({ hours }) => ({ hours: { ...hours, zone: 'UTC' } }),
      [
        {
          ...odd.hours[0],
          zone: 'UTC',
          weekly: { tue: ['20:00-24:00'], wed: ['09:00-12:00', '13:00-17:00'] },
          openings: undefined,
        },
        odd.hours[1],
      ],
    ],
    ['chart', () => ({ hashtags: '#fair' }), { ...odd.chart, reach: { followers: 12, hashtags: ['fair'] } }],
  ])('is left alone by a change of another: %s', (part, change, wanted) => {
    const { playbook: after } = saved(change(draftOf(theirs, 'UTC')), theirs);
    expect(after).toEqual({ ...odd, [part]: wanted });
  });
});

test('A preset brings its policies on the calendar of the form, in front of the others', () => {
  const own = playbookSchema.parse({
    ...playbook,
    hours: [{ id: 'london', zone: 'Europe/London', weekly: { mon: ['09:00-17:00'] } }],
    policies: [
      { ...playbook.policies[0], id: 'vip', hours: 'always' },
      { ...playbook.policies[0], id: 'to-us', hours: 'london', targets: {} },
    ],
  });
  const { policies } = saved({ preset: 'ten' }, { ...settings, playbook: own }).playbook;
  expect(policies.map(({ id, hours }) => `${id} ${hours}`)).toEqual([
    'to-us london',
    'by-hand london',
    'about-us london',
    'vip always',
  ]);
  expect(policies[0]?.targets.firstResponse?.normal).toBe('10m');
});

test('Each preset is found again', () => {
  for (const preset of ['ten', 'new-look', 'pledge', 'hour']) {
    const after = { ...settings, playbook: saved({ preset }).playbook };
    expect(draftOf(after, 'UTC').preset).toBe(preset);
  }
});

test('Always open and back', () => {
  const open = saved({ hours: { ...draft.hours, always: true } }).playbook;
  expect(open.policies.every(({ hours }) => hours === 'always')).toBe(true);
  const theirs = { ...settings, playbook: open };
  const back = saved({ hours: { ...draftOf(theirs, 'UTC').hours, always: false } }, theirs).playbook;
  expect(back).toEqual(playbook);
});

test.each([
  ['@Acme', 'acme'],
  [' acme ', 'acme'],
  ['https://x.com/Acme_Care', 'acme_care'],
  ['twitter.com/acme/with_replies', 'acme'],
  ['https://mobile.x.com/acme?lang=en', 'acme'],
])('The account in %j is %s', (typed, handle) => {
  expect(bareHandle(typed)).toBe(handle);
});

test('One account typed twice is one', () => {
  const handles = [
    { handle: '@Acme', role: 'service' as const },
    { handle: 'acme', role: 'marketing' as const },
    { handle: ' ', role: 'service' as const },
  ];
  expect(saved({ handles }).playbook.handles).toEqual([{ handle: 'acme', role: 'marketing' }]);
});

test.each([
  ['Jo Kern', 'JK'],
  ['Anne-Marie van der Berg', 'AMVD'],
  ['李 小龙', '李小'],
  ['', ''],
])('%s signs as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

describe('Problems stand where they were made', () => {
  const hours = draft.hours;
  test.each<[string, Partial<SettingsDraft>, object]>([
    [
      'a handle with a blank',
      { handles: [{ handle: 'a b', role: 'service' }] },
      { handles: expect.stringContaining('underscores') },
    ],
    ['initials of five', { initials: 'ABCDE' }, { initials: expect.stringContaining('four letters') }],
    ['a name too long', { name: 'x'.repeat(61) }, { name: expect.stringContaining('60') }],
    [
      'no day',
      { hours: { ...hours, days: { ...hours.days, mon: [], tue: [], wed: [], thu: [], fri: [] } } },
      { hours: expect.stringContaining('one day') },
    ],
    [
      'half a time',
      { hours: { ...hours, same: { from: '09:00', to: '' } } },
      { hours: expect.stringContaining('ends') },
    ],
    [
      'an empty day',
      { hours: { ...hours, same: { from: '09:00', to: '09:00' } } },
      { hours: expect.stringContaining('another time') },
    ],
    ['a letter as a brand', { brandTerms: 'Acme\nX' }, { brandTerms: expect.stringContaining('2 to 60') }],
    [
      'a tag without a name',
      { tags: [{ id: 'a', name: ' ', group: 'intent', color: 'red', glyph: 'star' }] },
      { tags: expect.stringContaining('name') },
    ],
  ])('%s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});

test('Skipping takes the account that X shows, and nothing else', () => {
  const bare = defaultPlaybook({ now, zone: 'UTC' });
  const first: Settings = { playbook: bare, me: jo, members: [jo], ready: false, off: [] };
  expect(skippedSettings(first)).toEqual({ playbook: bare, me: jo });
  const { playbook: offered } = skippedSettings({ ...first, account: 'acme' });
  expect(offered).toEqual({ ...bare, handles: [{ handle: 'acme', role: 'service' }] });
  expect(skippedSettings({ ...first, account: 'no handle!' }).playbook).toEqual(bare);
});

test('Exceptions, automatic replies, popular hashtags and misspellings are the playbook’s', () => {
  const { playbook: changed } = saved({
    negativeTerms: 'apple pie\n',
    automaticReplies: 'we are away',
    hashtags: '#BlackFriday\nfair26',
    misspellings: false,
  });
  expect(changed).toMatchObject({
    negativeTerms: ['apple pie'],
    automaticReplies: ['we are away'],
    misspellings: false,
    chart: { reach: { hashtags: ['BlackFriday', 'fair26'] } },
  });
  expect(problems({ automaticReplies: 'no' })).toHaveProperty('automaticReplies');
});

test('An extra opening needs a day and times', () => {
  const openings = [{ date: '2026-12-24', name: '', hours: ['18:00-22:00'] }];
  expect(saved({ hours: { ...draft.hours, openings } }).playbook.hours[0]?.openings).toEqual(openings);
  const half = [{ date: '', name: '', hours: ['18:00-22:00'] }];
  expect(problems({ hours: { ...draft.hours, openings: half } })).toHaveProperty('hours');
  expect(
    problems({ hours: { ...draft.hours, openings: [{ ...openings[0]!, hours: ['18:00-'] }] } }),
  ).toHaveProperty('hours');
});

describe('A ready-made playbook in the first run', () => {
  const fresh: Settings = {
    ...settings,
    ready: false,
    playbook: { ...defaultPlaybook({ now, zone: 'UTC' }), careFrom: 5 },
  };
  const typed = { ...draftOf(fresh, 'UTC'), handles: [{ handle: '@club', role: 'service' as const }] };
  const chosen = { ...typed, ...withPreset(typed, 'campus', fresh, 'UTC') };

  test('brings its hours and tags, and leaves ours what is ours', () => {
    const result = settingsOf(chosen, fresh);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { playbook: adopted } = result.value;
    expect(adopted.handles).toEqual([{ handle: 'club', role: 'service' }]);
    expect(adopted.careFrom).toBe(5);
    expect(adopted.tags.map(({ id }) => id)).toContain('tickets');
    expect(adopted.hours[0]?.weekly.sat).toEqual(['10:00-22:00']);
    expect(adopted.tiers.map(({ name }) => name)).toEqual(['Desk', 'Director', 'Press office']);
  });

  test('can be left for a response time again', () => {
    const back = { ...chosen, ...withPreset(chosen, 'ten', fresh, 'UTC') };
    expect(back).toEqual({ ...typed, preset: 'ten', base: undefined });
    const result = settingsOf(back, fresh);
    expect(result.ok && result.value.playbook.tags).toEqual(fresh.playbook.tags);
  });
});
