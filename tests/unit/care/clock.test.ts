// The rules of the clocks (docs/rules.md), as scenarios. Times are of one Wednesday, 18 November 2026, in London (UTC), unless dated.
import { describe, expect, test } from 'vitest';
import { clockAt } from '../../../lib/care/clock-at.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import { differencesOf } from '../../tools/clocks/compare.ts';
import type { ScenarioEvent } from '../../tools/clocks/scenario-events.ts';
import type { ExpectedClock, Play, Scenario } from '../../tools/clocks/scenario.ts';
import { readScenario } from '../../tools/clocks/scenario.ts';

const iso = (time: string): string => (time.includes('T') ? time : `2026-11-18T${time.padEnd(8, ':00')}Z`);
const min = (count: number): number => count * 60_000;

const said = (time: string, rest: Partial<ScenarioEvent> = {}): ScenarioEvent => ({
  at: iso(time),
  type: 'message.received',
  ...rest,
});
const replied = (time: string, rest: Partial<ScenarioEvent> = {}): ScenarioEvent => ({
  at: iso(time),
  type: 'reply.sent',
  ...rest,
});
const status = (time: string, to: string): ScenarioEvent => ({ at: iso(time), type: 'status.set', to });
const priority = (time: string, to: string): ScenarioEvent => ({ at: iso(time), type: 'priority.set', to });
const tagged = (time: string, tag: string): ScenarioEvent => ({ at: iso(time), type: 'tag.added', tag });
const untagged = (time: string, tag: string): ScenarioEvent => ({ at: iso(time), type: 'tag.removed', tag });
const resolved = (time: string): ScenarioEvent => ({
  at: iso(time),
  type: 'case.resolved',
  disposition: 'answered',
});
const dismissed = (time: string): ScenarioEvent => ({
  at: iso(time),
  type: 'case.dismissed',
  reason: 'spam',
});
const reopened = (time: string): ScenarioEvent => ({ at: iso(time), type: 'case.reopened' });

const office = {
  id: 'office',
  zone: 'Europe/London',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']])),
};
const first = (policy: object = {}): object => ({
  id: 'p',
  when: {},
  hours: 'always',
  targets: { firstResponse: { normal: '1h', urgent: '15m' } },
  ...policy,
});
const all = first({
  targets: { firstResponse: { normal: '1h' }, nextResponse: { normal: '30m' }, resolution: { normal: '4h' } },
});
const vip = (policy: object = {}): object => first({ id: 'vip', when: { tags: ['vip'] }, ...policy });

interface Case {
  policies?: readonly object[];
  hours?: readonly object[];
  events: readonly ScenarioEvent[];
  now: string;
  clocks?: readonly (ExpectedClock & { startedAt?: string; dueAt?: string })[];
  absent?: readonly string[];
  policy?: string;
  warnings?: readonly string[];
}

const check = (name: string, { policies = [all], hours = [office], events, now, ...rest }: Case): void => {
  test(name, () => {
    const { clocks = [], absent, policy, warnings } = rest;
    const { scenario, play } = read({
      name,
      playbook: { hours, policies },
      events,
      now: iso(now),
      expect: {
        clocks: clocks.map((clock) => ({
          ...clock,
          ...(clock.startedAt ? { startedAt: iso(clock.startedAt) } : {}),
          ...(clock.dueAt ? { dueAt: iso(clock.dueAt) } : {}),
        })),
        ...(absent ? { absent } : {}),
        ...(policy ? { policy: policy === 'none' ? null : policy } : {}),
        ...(warnings ? { warnings } : {}),
      },
    });
    expect(differencesOf(scenario, play)).toEqual([]);
  });
};

const read = (json: object): { scenario: Scenario; play: Play } => {
  const result = readScenario(json);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const played = (parts: { hours?: object[]; policies: object[]; events: ScenarioEvent[] }): Play =>
  read({
    name: 'played',
    playbook: { hours: parts.hours ?? [], policies: parts.policies },
    events: parts.events,
    now: iso('10:00'),
    expect: {},
  }).play;

describe('rule 1: instants and half-open spans', () => {
  const policies = [first({ hours: 'office' })];
  check('due at closing time, answered then: met', {
    policies,
    events: [said('16:00'), replied('17:00')],
    now: '18:00',
    clocks: [{ metric: 'firstResponse', dueAt: '17:00', state: 'met', elapsedMs: min(60), overMs: 0 }],
  });
  check('one millisecond later, where the hours go on: late', {
    events: [said('16:00'), replied('2026-11-18T17:00:00.001Z')],
    now: '18:00',
    clocks: [{ metric: 'firstResponse', state: 'late', overMs: 1 }],
  });
  check('at closing time it stands still, at opening time it runs', {
    policies,
    events: [said('2026-11-18T16:30:00Z')],
    now: '17:00',
    clocks: [{ metric: 'firstResponse', state: 'paused', because: 'off-hours', elapsedMs: min(30) }],
  });
  check('at opening time it runs', {
    policies,
    events: [said('2026-11-18T16:30:00Z')],
    now: '2026-11-19T09:00:00Z',
    clocks: [{ metric: 'firstResponse', state: 'running', elapsedMs: min(30) }],
  });
});

describe('rule 3: which policy', () => {
  const named = (id: string, when: object): object => first({ id, when });
  const policies = [
    named('dm', { kinds: ['dm'] }),
    named('both', { tags: ['vip', 'press'], priorities: ['high'] }),
    named('famous', { minFollowers: 10_000 }),
    named('shop', { handles: ['acmeshop'] }),
    named('rest', {}),
  ];
  check('all conditions must match', {
    policies,
    events: [said('10:00'), tagged('10:01', 'vip')],
    now: '10:05',
    policy: 'rest',
  });
  check('and one of several tags is enough', {
    policies,
    events: [said('10:00'), tagged('10:01', 'press'), priority('10:02', 'high')],
    now: '10:05',
    policy: 'both',
  });
  check('followers, as far as they were ever seen', {
    policies,
    events: [said('10:00', { followers: 10_000 }), said('10:01')],
    now: '10:05',
    policy: 'famous',
  });
  check('the handle it came to', {
    policies,
    events: [said('10:00', { mentions: ['acmeshop'] })],
    now: '10:05',
    policy: 'shop',
  });
  check('none that matches', {
    policies: policies.slice(0, 2),
    events: [said('10:00')],
    now: '10:05',
    absent: ['firstResponse'],
    warnings: ['no-policy'],
  });
  check('hours that the playbook does not have', {
    policies: [first({ hours: 'gone' })],
    events: [said('10:00')],
    now: '10:05',
    absent: ['firstResponse'],
    warnings: ['hours-missing'],
  });

  test('those skipped are named with the first condition that failed', () => {
    const { events, playbook } = played({ policies, events: [said('10:00'), tagged('10:01', 'vip')] });
    expect(clocksOf(events, playbook, 0).skipped).toEqual([
      { policy: 'dm', because: 'kinds' },
      { policy: 'both', because: 'priorities' },
      { policy: 'famous', because: 'minFollowers' },
      { policy: 'shop', because: 'handles' },
    ]);
  });

  test('a zone that nobody knows is a warning', () => {
    const hours = [{ ...office, zone: 'Mars/Olympus' }];
    const { events, playbook } = played({
      hours,
      policies: [first({ hours: 'office' })],
      events: [said('10:00')],
    });
    expect(clocksOf(events, playbook, 0)).toMatchObject({
      clocks: [],
      warnings: ['zone-unknown'],
    });
  });
});

describe('rule 4: segments', () => {
  check('a message after resolved starts anew, the earlier clocks stay', {
    events: [said('10:00'), replied('11:30'), resolved('12:00'), said('13:00')],
    now: '13:10',
    clocks: [
      { segment: 1, metric: 'firstResponse', state: 'late', overMs: min(30) },
      { segment: 1, metric: 'resolution', state: 'met', elapsedMs: min(120) },
      { segment: 2, metric: 'firstResponse', startedAt: '13:00', state: 'running', elapsedMs: min(10) },
      { segment: 2, metric: 'resolution', startedAt: '13:00', state: 'running' },
    ],
  });
  check('reopened by hand with nothing to answer: resolution alone', {
    events: [said('10:00'), replied('10:30'), resolved('11:00'), reopened('12:00')],
    now: '12:10',
    clocks: [{ segment: 2, metric: 'resolution', startedAt: '12:00', elapsedMs: min(10) }],
    absent: ['nextResponse'],
  });
  check('reopened by hand, then the customer writes: one segment', {
    events: [said('10:00'), replied('10:30'), resolved('11:00'), reopened('12:00'), said('12:05')],
    now: '12:10',
    clocks: [
      { segment: 2, metric: 'firstResponse', startedAt: '12:05', state: 'running' },
      { segment: 2, metric: 'resolution', startedAt: '12:00' },
    ],
  });
  check('dismissed by mistake: what was never answered is owed again', {
    events: [said('10:00'), dismissed('10:10'), reopened('12:00')],
    now: '12:10',
    clocks: [
      { segment: 1, metric: 'firstResponse', state: 'cancelled' },
      { segment: 2, metric: 'firstResponse', startedAt: '12:00', dueAt: '13:00', state: 'running' },
    ],
  });
  check('resolved by mistake, too', {
    events: [said('10:00'), resolved('10:10'), reopened('10:12')],
    now: '10:20',
    clocks: [
      { segment: 2, metric: 'firstResponse', startedAt: '10:12', state: 'running' },
      { segment: 2, metric: 'resolution', startedAt: '10:12', state: 'running' },
    ],
  });
  check('a dismissed case starts no clock', {
    events: [said('10:00'), dismissed('10:10'), said('10:20')],
    now: '12:10',
    clocks: [{ segment: 1, metric: 'firstResponse', state: 'cancelled', elapsedMs: min(10) }],
    absent: ['nextResponse'],
  });
});

describe('rule 5: first response', () => {
  check('a note and a tag do not answer', {
    events: [
      said('10:00'),
      tagged('10:05', 'app'),
      { at: iso('10:06'), type: 'note.added', noteId: 'n', text: 'Hm' } as ScenarioEvent,
    ],
    now: '10:10',
    clocks: [{ metric: 'firstResponse', state: 'running', elapsedMs: min(10) }],
  });
  check('what we said before the customer spoke answers nothing', {
    events: [replied('09:00'), said('10:00')],
    now: '10:10',
    clocks: [{ metric: 'firstResponse', state: 'running', elapsedMs: min(10) }],
    absent: ['nextResponse'],
  });
  check('answered before Perch saw it: met at once, where seeing counts', {
    policies: [first({ startFrom: 'firstSeen' })],
    events: [said('10:00', { firstSeenAt: iso('12:00') }), replied('10:30')],
    now: '12:10',
    clocks: [{ metric: 'firstResponse', startedAt: '12:00', state: 'met', elapsedMs: 0 }],
  });
  check('seen by a browser whose clock is behind', {
    policies: [first({ startFrom: 'firstSeen' })],
    events: [said('10:00', { firstSeenAt: iso('09:58') })],
    now: '10:10',
    clocks: [{ metric: 'firstResponse', startedAt: '10:00', elapsedMs: min(10) }],
  });
});

describe('rule 6: next response', () => {
  check('each run of messages has one clock', {
    events: [said('10:00'), replied('10:02'), said('10:10'), said('10:11'), replied('10:20'), said('11:00')],
    now: '11:40',
    clocks: [{ metric: 'nextResponse', startedAt: '10:10', state: 'met', elapsedMs: min(10) }],
  });
  check('an automatic reply does not end it', {
    events: [said('10:00'), replied('10:02'), said('10:10'), replied('10:11', { automatic: true })],
    now: '10:20',
    clocks: [{ metric: 'nextResponse', state: 'running', elapsedMs: min(10) }],
  });
  check('resolving does not talk a miss away', {
    events: [said('10:00'), replied('10:02'), said('10:10'), resolved('12:00')],
    now: '13:00',
    clocks: [{ metric: 'nextResponse', state: 'late', overMs: min(80) }],
  });
});

describe('rule 7: resolution', () => {
  const days = first({ hours: 'office', targets: { resolution: { normal: '4h' } } });
  check('stands still while the customer is asked', {
    policies: [days],
    events: [said('10:00'), status('10:30', 'pending')],
    now: '12:00',
    clocks: [{ metric: 'resolution', state: 'paused', because: 'pending', elapsedMs: min(30) }],
  });
  check('pauses and hours both count', {
    policies: [days],
    events: [said('15:00'), status('16:00', 'pending'), status('2026-11-19T10:00:00Z', 'open')],
    now: '2026-11-19T11:00:00Z',
    clocks: [{ metric: 'resolution', state: 'running', elapsedMs: min(120), dueAt: '2026-11-19T13:00:00Z' }],
  });
  check('the customer’s answer ends the pause', {
    policies: [days],
    events: [said('10:00'), status('10:30', 'pending'), said('11:30')],
    now: '12:00',
    clocks: [{ metric: 'resolution', state: 'running', elapsedMs: min(60), dueAt: '15:00' }],
  });
  check('a handed-off case waits too', {
    policies: [days],
    events: [said('10:00'), { at: iso('10:30'), type: 'handoff.requested' }],
    now: '12:00',
    clocks: [{ metric: 'resolution', state: 'paused', because: 'pending', elapsedMs: min(30) }],
  });
  check('only statuses that the policy names', {
    policies: [first({ targets: { resolution: { normal: '4h' } }, pauseIn: ['on_hold'] })],
    events: [said('10:00'), status('10:30', 'pending'), status('11:00', 'on_hold')],
    now: '12:00',
    clocks: [{ metric: 'resolution', state: 'paused', because: 'on_hold', elapsedMs: min(60) }],
  });
  check('what was paused stays paused under a later policy', {
    policies: [
      vip({ targets: { resolution: { normal: '3h' } }, pauseIn: [] }),
      first({ targets: { resolution: { normal: '4h' } } }),
    ],
    events: [said('10:00'), status('10:30', 'pending'), tagged('11:30', 'vip')],
    now: '12:00',
    clocks: [{ metric: 'resolution', state: 'running', elapsedMs: min(60), dueAt: '14:00' }],
  });
  check('a response does not wait for a status', {
    events: [said('10:00'), status('10:10', 'pending')],
    now: '10:30',
    clocks: [{ metric: 'firstResponse', state: 'running', elapsedMs: min(30) }],
  });
  check('dismissing cancels it', {
    events: [said('10:00'), dismissed('10:30')],
    now: '12:00',
    clocks: [{ metric: 'resolution', state: 'cancelled', elapsedMs: min(30) }],
  });
});

describe('rule 8: changes', () => {
  check('a clock that ended keeps the policy it ended under', {
    policies: [vip({ targets: { firstResponse: { normal: '5m' } } }), first()],
    events: [said('10:00'), replied('10:20'), tagged('10:30', 'vip')],
    now: '11:00',
    clocks: [{ metric: 'firstResponse', state: 'met', dueAt: '11:00' }],
    policy: 'vip',
  });
  check('a tag taken back brings the old policy back', {
    policies: [vip({ targets: { firstResponse: { normal: '5m' } } }), first()],
    events: [said('10:00'), tagged('10:01', 'vip'), untagged('10:02', 'vip')],
    now: '10:10',
    clocks: [{ metric: 'firstResponse', state: 'running', dueAt: '11:00' }],
  });
  check('a lower priority does not talk a miss away', {
    policies: [first({ targets: { firstResponse: { normal: '1h', low: '8h' } } })],
    events: [said('10:00'), priority('11:30', 'low')],
    now: '12:00',
    clocks: [{ metric: 'firstResponse', state: 'late', dueAt: '11:00', overMs: min(60) }],
  });
  check('a priority raised by mistake can be lowered again', {
    policies: [first()],
    events: [said('10:00'), priority('10:30', 'urgent'), priority('10:31', 'normal')],
    now: '10:40',
    clocks: [{ metric: 'firstResponse', state: 'running', dueAt: '11:00', appliedLate: undefined as never }],
  });
  check('answered after it was raised too late, it says both', {
    policies: [first()],
    events: [said('10:00'), priority('10:30', 'urgent'), replied('10:40')],
    now: '11:00',
    clocks: [{ metric: 'firstResponse', state: 'late', appliedLate: true, overMs: min(25) }],
  });
  check('raised in time, missed later: the team’s own miss', {
    policies: [first()],
    events: [said('10:00'), priority('10:05', 'urgent')],
    now: '10:40',
    clocks: [{ metric: 'firstResponse', state: 'late', appliedLate: undefined as never, overMs: min(25) }],
  });
  check('new hours count from the start', {
    policies: [
      vip({ hours: 'always', targets: { firstResponse: { normal: '1h' } } }),
      first({ hours: 'office' }),
    ],
    events: [said('08:00'), tagged('08:10', 'vip')],
    now: '08:30',
    clocks: [{ metric: 'firstResponse', state: 'running', elapsedMs: min(30), dueAt: '09:00' }],
  });
  check('a policy without a target takes the clock away, and another brings it back', {
    policies: [vip({ targets: {} }), first()],
    events: [said('10:00'), tagged('10:01', 'vip')],
    now: '10:10',
    absent: ['firstResponse'],
  });
  check('another brings it back', {
    policies: [vip({ targets: {} }), first()],
    events: [said('10:00'), tagged('10:01', 'vip'), untagged('10:05', 'vip')],
    now: '10:10',
    clocks: [{ metric: 'firstResponse', startedAt: '10:00', state: 'running', dueAt: '11:00' }],
  });
});

describe('rules 9 and 10: states and warnings', () => {
  const at = (now: string, rest: Partial<ExpectedClock>): void =>
    check(`after ${now}`, {
      events: [said('10:00')],
      policies: [first({ warnAt: [0.8, 0.5] })],
      now,
      clocks: [{ metric: 'firstResponse', ...rest }],
    });
  at('10:29:59', { state: 'running', warnings: 0 });
  at('10:30', { state: 'running', warnings: 1 });
  at('10:48', { state: 'running', warnings: 2, remainingMs: min(12) });
  at('11:00', { state: 'running', remainingMs: 0, overMs: 0 });
  at('11:10', { state: 'late', remainingMs: 0, overMs: min(10) });

  check('late is counted inside the hours', {
    policies: [first({ hours: 'office' })],
    events: [said('15:30')],
    now: '2026-11-19T09:15:00Z',
    clocks: [{ metric: 'firstResponse', dueAt: '16:30', state: 'late', overMs: min(45) }],
  });
  check('late while closed says that it stands still', {
    policies: [first({ hours: 'office' })],
    events: [said('15:30')],
    now: '20:00',
    clocks: [{ metric: 'firstResponse', state: 'late', because: 'off-hours', overMs: min(30) }],
  });

  test('warn points come in order, whatever order the policy has them in', () => {
    const { events, playbook } = played({
      policies: [first({ warnAt: [0.8, 0.5] })],
      events: [said('10:00')],
    });
    expect(clocksOf(events, playbook, 0).clocks[0]?.warnAt).toEqual([0.5, 0.8]);
  });
});

describe('bad input', () => {
  check('no events, no clocks', { events: [], now: '10:00', absent: ['firstResponse'], warnings: [] });
  check('a post from the far future has all its time', {
    policies: [first({ hours: 'office' })],
    events: [said('9998-06-01T00:00:00Z')],
    now: '10:00',
    clocks: [{ metric: 'firstResponse', state: 'running', elapsedMs: 0, remainingMs: min(60) }],
  });
  check('a post from the year 1970 is late', {
    events: [said('1970-01-01T00:00:00Z')],
    now: '10:00',
    clocks: [{ metric: 'firstResponse', state: 'late', dueAt: '1970-01-01T01:00:00Z' }],
  });

  test('a clock that was never answered for years still fits into a message, and counts right', () => {
    const { events, playbook, now } = played({
      hours: [office],
      policies: [first({ hours: 'office' })],
      events: [said('2024-11-18T00:00:00Z')],
    });
    const old = clocksOf(events, playbook, now).clocks[0];
    if (!old) throw new Error('no clock');
    expect(JSON.stringify(old).length).toBeLessThan(12_000);
    const weeks = 104;
    expect(clockAt(old, now)).toMatchObject({
      state: 'late',
      elapsedMs: (weeks * 5 + 2) * min(480) + min(60),
    });
  });

  test('nor does a target of decades make it long', () => {
    const targets = { firstResponse: { normal: '90000h' } };
    const { events, playbook, now } = played({
      hours: [office],
      policies: [first({ hours: 'office', targets })],
      events: [said('09:00')],
    });
    const long = clocksOf(events, playbook, now).clocks[0];
    if (!long) throw new Error('no clock');
    expect(JSON.stringify(long).length).toBeLessThan(12_000);
    expect(long.dueAt).toBeUndefined();
    expect(long.validUntil).toBeLessThan(now + min(70 * 24 * 60));
  });

  test('a clock survives JSON', () => {
    const { events, playbook } = played({
      hours: [office],
      policies: [all],
      events: [said('10:00'), replied('10:05')],
    });
    const { clocks } = clocksOf(events, playbook, 0);
    expect(JSON.parse(JSON.stringify(clocks))).toEqual(clocks);
  });
});
