import { describe, expect, test } from 'vitest';
import { defaultPlaybook, responsePresets } from '../../../lib/care/default-playbook.ts';
import { playbookSchema } from '../../../lib/care/playbook.ts';
import { durationMs, targetOf } from '../../../lib/care/policy.ts';
import { handle, hours, minutes, noon } from './build.ts';

const standard = defaultPlaybook({ now: noon, zone: 'Europe/London', handles: [handle('acme')] });

describe('the playbook to begin with', () => {
  test.each([undefined, 1, 10, 22, 30, 60, 1440])('is valid with a target of %s minutes', (targetMinutes) => {
    const playbook = defaultPlaybook({
      now: noon,
      zone: 'Asia/Tokyo',
      ...(targetMinutes === undefined ? {} : { targetMinutes }),
    });
    expect(playbookSchema.parse(playbook)).toEqual(playbook);
  });

  test('is valid without handles, and with hours that never open', () => {
    const playbook = defaultPlaybook({ now: 0, zone: 'UTC', weekly: {} });
    expect(playbookSchema.parse(playbook)).toEqual(playbook);
  });

  test('begins a day ago', () => {
    expect(standard.careFrom).toBe(noon - hours(24));
  });

  test('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(standard))).toEqual(standard);
  });

  test('names only tags that it has', () => {
    const tags = new Set(standard.tags.map(({ id }) => id));
    for (const { tag } of standard.suggestions) expect(tags).toContain(tag);
  });

  test('tells no two tags of a group by nothing', () => {
    for (const { id, name } of standard.tags) {
      expect(standard.tags.filter((tag) => tag.id === id || tag.name === name)).toHaveLength(1);
    }
  });

  test.each(responsePresets)('keeps the preset $name', ({ minutes: count, aboutUsMinutes }) => {
    const { policies } = defaultPlaybook({ now: noon, zone: 'UTC', targetMinutes: count });
    const [toUs, , aboutUs] = policies;
    if (!toUs || !aboutUs) throw new Error('three policies are due');
    for (const metric of ['firstResponse', 'nextResponse'] as const) {
      expect(targetOf(toUs, metric, 'normal')).toBe(minutes(count));
      expect(targetOf(aboutUs, metric, 'low')).toBe(minutes(aboutUsMinutes));
      expect(targetOf(toUs, metric, 'urgent')).toBe(minutes(count) / 2);
    }
  });
});

test.each([
  ['90s', 90_000],
  ['15m', minutes(15)],
  ['4h', hours(4)],
])('%s is %d ms', (duration, ms) => {
  expect(durationMs(duration)).toBe(ms);
});

describe('a wrong playbook names the place and says what is expected', () => {
  const [policy] = standard.policies;
  const [office] = standard.hours;
  const withTarget = (normal: string): object => ({
    policies: [{ ...policy, targets: { firstResponse: { normal } } }],
  });
  const withHours = (change: object): object => ({ hours: [{ ...office, ...change }] });

  test.each([
    ['days as a target', withTarget('1d'), 'policies.0.targets.firstResponse.normal', /90s, 15m or 4h/],
    ['no time at all', withTarget('0m'), 'policies.0.targets.firstResponse.normal', /90s, 15m or 4h/],
    ['hours in words', withHours({ weekly: { mon: ['9-17'] } }), 'hours.0.weekly.mon.0', /09:00-17:00/],
    [
      'an hour that is none',
      withHours({ weekly: { mon: ['09:00-25:00'] } }),
      'hours.0.weekly.mon.0',
      /09:00-17:00/,
    ],
    [
      '24:00 as a start',
      withHours({ weekly: { mon: ['24:00-02:00'] } }),
      'hours.0.weekly.mon.0',
      /09:00-17:00/,
    ],
    ['a zone that is none', withHours({ zone: 'Mars/Olympus' }), 'hours.0.zone', /time zone/],
    ['a fixed offset', withHours({ zone: '+01:00' }), 'hours.0.zone', /time zone/],
    ['a weekday that is none', withHours({ weekly: { holiday: [] } }), 'hours.0.weekly', /./],
    [
      'a date that is none',
      withHours({ holidays: [{ date: '2026-02-30' }] }),
      'hours.0.holidays.0.date',
      /2026-12-25/,
    ],
    [
      'hours that are not there',
      { policies: [{ ...policy, hours: 'gone' }] },
      '',
      /hours that the playbook does not have/,
    ],
    ['two tags of one id', { tags: [standard.tags[0], standard.tags[0]] }, 'tags', /two tags/],
    ['two policies of one id', { policies: [policy, policy] }, 'policies', /two policies/],
    ['two calendars of one id', { hours: [office, office] }, 'hours', /two calendars/],
    ['a handle with its @', { handles: [{ handle: '@acme' }] }, 'handles.0.handle', /handle/],
    [
      'a warning after the end',
      { policies: [{ ...policy, warnAt: [1.5] }] },
      'policies.0.warnAt.0',
      /between 0 and 1/,
    ],
    ['an id with spaces', { tiers: [{ id: 'T 1', name: 'T1' }] }, 'tiers.0.id', /small letters/],
    ['a name of nothing', { tiers: [{ id: 't1', name: '  ' }] }, 'tiers.0.name', /1 to 60/],
    ['no tiers', { tiers: [] }, 'tiers', /at least one/],
  ])('%s', (_, change, path, message) => {
    const read = playbookSchema.safeParse({ ...standard, ...change });
    if (read.success) throw new Error('this playbook should be refused');
    expect(read.error.issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([
      path,
      expect.stringMatching(message),
    ]);
  });
});

test('a post opened by hand waits from when it was seen', () => {
  const { policies } = defaultPlaybook({ now: noon, zone: 'UTC' });
  expect(policies.find(({ when }) => when.kinds?.includes('other'))?.startFrom).toBe('firstSeen');
});
