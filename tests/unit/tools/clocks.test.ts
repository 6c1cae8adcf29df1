import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { differencesOf } from '../../tools/clocks/compare.ts';
import { explainCase, lengthWords } from '../../tools/clocks/explain.ts';
import { readClocksFile } from '../../tools/clocks/file.ts';
import { readScenario } from '../../tools/clocks/scenario.ts';
import { events, message, noon, reply } from '../care/build.ts';

const scenario = (changes: object = {}) => ({
  name: 'a scenario',
  playbook: {
    policies: [{ id: 'p', when: {}, hours: 'always', targets: { firstResponse: { normal: '1h' } } }],
  },
  events: [{ at: '2026-11-18T10:00:00Z', type: 'message.received', post: '1' }],
  now: '2026-11-18T10:30:00Z',
  expect: { clocks: [{ metric: 'firstResponse', state: 'running' }] },
  ...changes,
});
const differences = (changes: object = {}): string[] => {
  const read = readScenario(scenario(changes));
  return read.ok ? differencesOf(read.value.scenario, read.value.play) : [`not valid: ${read.error}`];
};
const expecting = (expected: object): string[] => differences({ expect: expected });

describe('a scenario', () => {
  test('that is as expected has no differences', () => {
    expect(differences()).toEqual([]);
    expect(
      expecting({
        clocks: [
          { segment: 1, metric: 'firstResponse', dueAt: '2026-11-18T12:00:00+01:00', remainingMs: 1_800_000 },
        ],
        absent: ['nextResponse', { metric: 'firstResponse', segment: 2 }],
        policy: 'p',
        warnings: [],
      }),
    ).toEqual([]);
  });

  test.each([
    [
      { clocks: [{ metric: 'firstResponse', state: 'late' }] },
      'firstResponse: state expected late, got running',
    ],
    [{ clocks: [{ metric: 'firstResponse', overMs: 1 }] }, 'firstResponse: overMs expected 1, got 0'],
    [{ clocks: [{ metric: 'firstResponse', appliedLate: true }] }, 'appliedLate expected true, got false'],
    [
      { clocks: [{ metric: 'firstResponse', segment: 2 }] },
      'firstResponse of segment 2: expected, but there',
    ],
    [{ absent: ['firstResponse'] }, 'firstResponse of segment 1: expected none'],
    [{ policy: 'q' }, 'policy: expected q, got p'],
    [{ warnings: ['hours-never-open'] }, 'warnings: expected ["hours-never-open"], got []'],
    [{ clocks: [{ metric: 'firstResponse' }, { metric: 'firstResponse' }] }, 'no such clock'],
  ])('that expects %j says what is different', (expected, line) => {
    expect(expecting(expected)).toEqual([expect.stringContaining(line)]);
  });

  test.each([
    [{ events: [{ at: 'noon', type: 'message.received' }] }, 'events, no. 1, at: write a time as'],
    [{ events: [{ at: '2026-11-18T10:00:00Z', type: 'message.lost' }] }, 'events, no. 1 (message.lost)'],
    [{ now: 'later' }, 'now: write a time as'],
    [
      {
        playbook: { policies: [{ id: 'p', hours: 'always', targets: { firstResponse: { normal: '1d' } } }] },
      },
      '90s, 15m or 4h',
    ],
    [{ playbook: { hours: [{ id: 'o', zone: 'UTC', weekly: { mon: ['9-5'] } }] } }, '09:00-17:00'],
  ])('that is broken (%j) says where', (changes, line) => {
    expect(differences(changes)).toEqual([expect.stringContaining(line)]);
  });

  test('may be about a zone that nobody knows', () => {
    const hours = [{ id: 'mars', zone: 'Mars/Olympus', weekly: {} }];
    const policies = [{ id: 'p', when: {}, hours: 'mars', targets: { firstResponse: { normal: '1h' } } }];
    const expected = { absent: ['firstResponse'], warnings: ['zone-unknown'] };
    expect(differences({ playbook: { hours, policies }, expect: expected })).toEqual([]);
  });

  test('may tell of a post that was seen only after somebody had answered it', () => {
    const published = { publishedAt: '2026-11-18T09:00:00Z', firstSeenAt: '2026-11-18T10:00:00Z' };
    expect(
      differences({
        events: [
          { at: '2026-11-18T10:00:00Z', type: 'message.received', post: 'a', ...published },
          { at: '2026-11-18T09:20:00Z', type: 'reply.sent', post: 'b' },
        ],
        expect: { clocks: [{ metric: 'firstResponse', state: 'met', elapsedMs: 1_200_000 }] },
      }),
    ).toEqual([]);
  });
});

describe('a file', () => {
  const history = events(message(noon), reply(noon + 60_000));
  const playbook = defaultPlaybook({ now: 0, zone: 'Europe/London' });
  const kindOfFile = (value: unknown): string => {
    const read = readClocksFile(JSON.stringify(value), {});
    return read.ok
      ? read.value.is === 'cases'
        ? `${read.value.events.length} events`
        : `${read.value.scenarios.length} scenarios`
      : read.error;
  };

  test.each([
    ['scenarios', [scenario(), scenario()], '2 scenarios'],
    ['one scenario', scenario(), '1 scenarios'],
    ['events', history, '2 events'],
    ['a case', { events: history, playbook }, '2 events'],
    [
      'an export',
      { format: 'perch-export', version: 1, exportedAt: noon, playbook, members: [], events: history },
      '2 events',
    ],
    ['a wrong event', [{ caseId: 'case-1', type: 'odd' }], 'event 1 is not valid'],
    ['a wrong export', { format: 'perch-export', version: 99 }, 'A newer Perch wrote this file'],
    ['nothing', [], 'nothing in it'],
  ])('of %s', (_, value, what) => {
    expect(kindOfFile(value)).toContain(what);
  });

  test.each([
    ['', 'is empty'],
    ['{"a":', 'is not JSON'],
  ])('that says %j', (text, why) => {
    expect(readClocksFile(text, {})).toMatchObject({ ok: false, error: expect.stringContaining(why) });
  });
});

test('a case is explained span by span', () => {
  const playbook = defaultPlaybook({ now: 0, zone: 'Europe/London', targetMinutes: 30 });
  const friday = Date.parse('2026-11-20T16:50:00Z');
  const lines = explainCase(events(message(friday)), playbook, friday + 3_600_000);
  expect(lines.join('\n')).toContain(
    [
      '  firstResponse, segment 1, policy to-us: paused (off-hours), 10m used, 20m left',
      '    target 30m, from 2026-11-20T16:50:00Z (Fri 16:50), due 2026-11-23T09:20:00Z (Mon 09:20)',
      '    2026-11-20T16:50:00Z (Fri 16:50) → 2026-11-20T17:00:00Z (Fri 17:00): ran 10m',
      '    2026-11-20T17:00:00Z (Fri 17:00) → 2026-11-20T17:50:00Z (Fri 17:50): rested 50m (off-hours)',
      '    2026-11-20T17:50:00Z (Fri 17:50) → 2026-11-23T09:00:00Z (Mon 09:00): will rest 63h 10m (off-hours)',
    ].join('\n'),
  );
});

test.each([
  [0, '0s'],
  [61_000, '1m 1s'],
  [90_061_005, '25h 1m 1s 5ms'],
])('%i ms are %s', (ms, words) => {
  expect(lengthWords(ms)).toBe(words);
});
