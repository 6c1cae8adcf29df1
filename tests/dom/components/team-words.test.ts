import { describe, expect, test } from 'vitest';
import { healthWords } from '../../../components/options/team/health-words.ts';
import { isLastManager, peopleOf } from '../../../components/options/team/people.ts';
import { seenWords } from '../../../components/options/team/seen-words.ts';
import type { Member } from '../../../lib/care/badge.ts';
import type { Role } from '../../../lib/care/role.ts';
import type { SyncHealth, TeamDevice } from '../../../lib/care/team.ts';
import { refusals } from '../../../lib/sync/protocol/errors.ts';
import { ann, jo } from './fixture.ts';

const now = new Date(2026, 10, 20, 15, 20).getTime();
const since = new Date(2026, 10, 20, 14, 2).getTime();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('how sync is', () => {
  test.each<[SyncHealth, string, 'calm' | 'waiting' | 'stopped']>([
    [{ waiting: 0 }, 'All sent.', 'calm'],
    [{ waiting: 0, syncedAt: now }, 'All sent.', 'calm'],
    [{ waiting: 1, since }, '1 change on the way since 14:02.', 'waiting'],
    [
      { waiting: 3, since, failure: 'unreachable' },
      '3 changes waiting since 14:02: the endpoint cannot be reached.',
      'waiting',
    ],
    [{ waiting: 0, failure: 'unreachable' }, 'All sent, but the endpoint cannot be reached.', 'waiting'],
    [
      { waiting: 2, since: since - 3 * day, failure: 'garbled' },
      '2 changes waiting since Tue 14:02: what answers at the address is no Perch endpoint.',
      'waiting',
    ],
    [
      { waiting: 2, since, failure: 'too_many' },
      '2 changes waiting since 14:02: the endpoint asks for a pause.',
      'waiting',
    ],
    [{ waiting: 0, failure: 'internal' }, 'All sent, but something went wrong in this browser.', 'waiting'],
    [{ waiting: 0, failure: 'storage' }, 'All sent, but this browser could not store what came.', 'waiting'],
    [
      { waiting: 1, since, failure: 'dev_seq_gap' },
      '1 change waiting since 14:02: the endpoint misses something of this browser, which is sent again.',
      'waiting',
    ],
    [
      { waiting: 0, failure: 'generation' },
      'All sent, but the endpoint’s history does not hold together.',
      'waiting',
    ],
    [
      { waiting: 2, since, failure: 'of_tomorrow' },
      '2 changes waiting since 14:02: the endpoint does not take them.',
      'waiting',
    ],
    [
      { waiting: 4, since, parked: 'quota' },
      '4 changes waiting since 14:02: the endpoint is full.',
      'stopped',
    ],
    [{ waiting: 0, parked: 'revoked' }, 'This browser was removed from the team.', 'stopped'],
    [
      { waiting: 1, since, parked: 'of_tomorrow', failure: 'unreachable' },
      '1 change waiting since 14:02: the endpoint does not take them.',
      'stopped',
    ],
  ])('%o', (health, text, look) => {
    expect(healthWords(health, now, 'en')).toMatchObject({ text, look });
  });

  // An invite’s are told where the code is pasted, and an old epoch is a reason that stops.
  const elsewhere = ['invite_used', 'invite_expired', 'stale_epoch'];
  test.each(Object.keys(refusals).filter((code) => !elsewhere.includes(code)))(
    'refused with %s: says why in words of its own',
    (failure) => {
      const { text } = healthWords({ waiting: 1, since, failure }, now, 'en');
      expect(text).toMatch(/^1 change waiting since 14:02: [^_]+\.$/);
      expect(text).not.toContain('does not take them');
    },
  );

  test.each(['quota', 'too_large', 'version', 'no_workspace', 'unauthorized', 'revoked', 'no_key', 'other'])(
    'stopped by %s: says what to do',
    (parked) => {
      const { todo, needsInvite } = healthWords({ waiting: 1, since, parked }, now, 'en');
      expect(todo).toMatch(/^[A-Z].*\.$/);
      expect(needsInvite).toBe(['unauthorized', 'revoked', 'no_key'].includes(parked));
    },
  );

  test.each<[SyncHealth, string | undefined]>([
    [{ waiting: 0 }, undefined],
    [{ waiting: 0, used: 0.799 }, undefined],
    [{ waiting: 0, used: 0.8 }, 'The endpoint is 80\u00a0% full: ask whoever runs it for more room.'],
    [
      { waiting: 1, since, used: 0.849 },
      'The endpoint is 84\u00a0% full: ask whoever runs it for more room.',
    ],
    [
      { waiting: 0, failure: 'unreachable', used: 0.9999 },
      'The endpoint is 99\u00a0% full: ask whoever runs it for more room.',
    ],
    [{ waiting: 0, used: 1.2 }, 'The endpoint is 100\u00a0% full: ask whoever runs it for more room.'],
    [{ waiting: 1, since, parked: 'quota', used: 1 }, 'Ask whoever runs the endpoint for more room.'],
  ])('an endpoint that fills up is said in time: %o', (health, todo) => {
    expect(healthWords(health, now, 'en').todo).toBe(todo);
  });

  test('a history that does not hold together stays so until somebody mends it: says what to do', () => {
    expect(healthWords({ waiting: 0, failure: 'generation' }, now, 'en').todo).toMatch(/restore a copy/);
  });

  test('what could not be opened is counted, however the rest goes', () => {
    const closed = (health: SyncHealth) => healthWords(health, now, 'en').closed;
    expect(closed({ waiting: 0 })).toBeUndefined();
    expect(closed({ waiting: 0, closed: 1 })).toMatch(/^One change could not be opened\. It was/);
    expect(closed({ waiting: 2, since, failure: 'unreachable', closed: 3 })).toMatch(
      /^3 changes .* They were/,
    );
    expect(healthWords({ waiting: 0, closed: 3 }, now, 'en')).toMatchObject({
      text: 'All sent.',
      look: 'calm',
    });
  });

  test('trying is offered where it may help', () => {
    const canTry = (health: SyncHealth) => healthWords(health, now, 'en').canTry;
    expect(canTry({ waiting: 0 })).toBe(false);
    expect(canTry({ waiting: 1, since })).toBe(true);
    expect(canTry({ waiting: 0, failure: 'unreachable' })).toBe(true);
    expect(canTry({ waiting: 1, since, parked: 'quota' })).toBe(true);
    expect(canTry({ waiting: 1, since, parked: 'revoked' })).toBe(false);
  });
});

test.each([
  [-5 * minute, 'now'],
  [0, 'now'],
  [2 * minute - 1, 'now'],
  [2 * minute, '2 minutes ago'],
  [hour - 1, '59 minutes ago'],
  [hour, '1 hour ago'],
  [day - 1, '23 hours ago'],
  [day, '1 day ago'],
  [40 * day, '40 days ago'],
])('seen %d ms ago: %s', (ms, words) => {
  expect(seenWords(ms)).toBe(words);
});

describe('people', () => {
  /** The endpoint's clock may be years from ours: only differences count. */
  const endpointNow = Date.UTC(2031, 0, 1);
  const browser = (device: string, ago: number, member?: Member, role: Role = 'agent'): TeamDevice => ({
    device,
    role,
    joinedAt: endpointNow - 90 * day,
    seenAt: endpointNow - ago,
    isThis: device === 'mine',
    ...(member ? { member } : {}),
  });

  test('I come first, then others by name; each with all browsers, the latest first', () => {
    const people = peopleOf([
      browser('x', 3 * day, jo),
      browser('old', 2 * hour, ann),
      browser('mine', 0, jo, 'manager'),
      browser('new', minute, ann),
      browser('nameless', 40 * day, undefined, 'viewer'),
    ]);
    expect(people.map(({ name, role, browsers }) => [name, role, browsers.map(({ seen }) => seen)])).toEqual([
      ['Jo Kern', 'manager', ['this browser', '3 days ago']],
      ['Ann Moor', 'agent', ['now', '2 hours ago']],
      ['No name yet', 'viewer', ['40 days ago']],
    ]);
  });

  test('two who have not said their names are two', () => {
    expect(peopleOf([browser('a', 0), browser('b', 0)])).toHaveLength(2);
  });

  test.each([
    [[browser('mine', 0, jo, 'manager'), browser('b', 0, ann)], true],
    [[browser('mine', 0, jo, 'manager'), browser('b', 0, ann, 'manager')], false],
    [[browser('mine', 0, jo), browser('b', 0, ann, 'manager')], false],
    [[browser('mine', 0, jo, 'manager')], false],
  ])('the last manager among several is %#: %s', (devices, isLast) => {
    expect(isLastManager(devices)).toBe(isLast);
  });
});
