// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Client } from '../../../lib/bridge/client.ts';
import type { OwnRequest } from '../../../lib/bridge/messages.ts';
import type { PostId } from '../../../lib/care/ids.ts';
import { createBadges } from '../../../lib/overlay/badges.ts';
import { badgeOf, postOf } from './badge-fixture.ts';

let asked: OwnRequest[];
let down: boolean;
let life: AbortController;
const onChange = vi.fn();
const onFailure = vi.fn();

/** A desk that has a case for every post with an even id. */
const client = {
  ask: async (request: OwnRequest) => {
    asked.push(request);
    if (down) return { ok: false, error: { code: 'unreachable', message: 'away' } };
    const ids =
      request.ask === 'observe'
        ? request.posts.map((post) => post.id)
        : request.ask === 'badges'
          ? request.postIds
          : [];
    const even = ids.filter((id) => Number(id) % 2 === 0);
    return { ok: true, value: { badges: Object.fromEntries(even.map((id) => [id, badgeOf(id)])) } };
  },
} as unknown as Client;
const start = () => createBadges(client, onChange, onFailure, life.signal);
const id = (n: number): PostId => String(n) as PostId;
const sizes = (): number[] =>
  asked.map((request) =>
    'posts' in request ? request.posts.length : 'postIds' in request ? request.postIds.length : 0,
  );

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  down = false;
  life = new AbortController();
  onChange.mockReset();
  onFailure.mockReset();
});
afterEach(() => vi.useRealTimers());

test('posts of one frame go in one message, at once', async () => {
  const badges = start();
  for (let n = 1; n <= 5; n++) badges.observe(postOf(String(n)));
  await vi.advanceTimersByTimeAsync(0);
  expect(sizes()).toEqual([5]);
  expect(badges.of(id(2))?.caseId).toBe(badgeOf('2').caseId);
  expect(badges.of(id(3))).toBeUndefined();
  expect(onChange).toHaveBeenCalledWith(['1', '2', '3', '4', '5']);
});

test('no message is larger than the bridge allows, and none is lost', async () => {
  const badges = start();
  for (let n = 1; n <= 120; n++) badges.observe(postOf(String(n)));
  await vi.runAllTimersAsync();
  expect(sizes()).toEqual([50, 50, 20]);
});

test('one post seen twice before the message leaves is told once', async () => {
  const badges = start();
  badges.observe(postOf('2'));
  badges.observe(postOf('2', { text: 'edited' }));
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ posts: [{ text: 'edited' }] });
});

test('what the desk could not take is kept and offered again', async () => {
  const badges = start();
  down = true;
  badges.observe(postOf('2'));
  await vi.advanceTimersByTimeAsync(100);
  expect(onFailure).toHaveBeenCalledOnce();
  down = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(badges.of(id(2))).toBeDefined();
});

test('a newer sighting of a post is not replaced by the older one that failed', async () => {
  let answer: ((value: unknown) => void) | undefined;
  const slow = {
    ask: (request: OwnRequest) => (asked.push(request), new Promise((resolve) => (answer = resolve))),
  };
  const slowly = createBadges(slow as unknown as Client, onChange, onFailure, life.signal);
  slowly.observe(postOf('2', { text: 'older' }));
  await vi.advanceTimersByTimeAsync(0);
  slowly.observe(postOf('2', { text: 'newer' }));
  answer?.({ ok: false, error: { code: 'unreachable', message: 'away' } });
  await vi.advanceTimersByTimeAsync(6_000);
  expect(asked.at(-1)).toMatchObject({ posts: [{ text: 'newer' }] });
});

test('a command’s badge reaches every post of its case, and the one that just got it', () => {
  const badges = start();
  const { caseId } = badgeOf('2');
  badges.put(caseId, badgeOf('2'), id(2));
  badges.put(caseId, badgeOf('2', { status: 'pending' }), id(9));
  expect([badges.of(id(2))?.status, badges.of(id(9))?.status]).toEqual(['pending', 'pending']);
  badges.put(caseId, undefined);
  expect(badges.of(id(2))).toBeUndefined();
  expect(onChange).toHaveBeenLastCalledWith(['2', '9']);
});

test('a change elsewhere is asked for only where it is shown; the rest is forgotten', async () => {
  const badges = start();
  for (const n of [2, 4, 6]) badges.observe(postOf(String(n)));
  await vi.runAllTimersAsync();
  asked = [];
  badges.refresh([badgeOf('2').caseId, badgeOf('4').caseId], [id(2), id(6)]);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([{ ask: 'badges', postIds: ['2'] }]);
  expect(badges.of(id(4))).toBeUndefined();
  expect(badges.of(id(6))).toBeDefined();
});

test('a quiet page asks nothing', async () => {
  const badges = start();
  badges.observe(postOf('2'));
  await vi.runAllTimersAsync();
  expect(vi.getTimerCount()).toBe(0);
  expect(asked).toHaveLength(1);
});

test('one post that the desk refuses costs the others of its message nothing, and is not offered again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const strict = {
    ask: (request: OwnRequest & { ask: 'observe' }) =>
      request.posts.some((post) => post.id === '3')
        ? (asked.push(request), Promise.resolve({ ok: false, error: { code: 'refused', message: 'odd' } }))
        : client.ask(request),
  };
  const badges = createBadges(strict as unknown as Client, onChange, onFailure, life.signal);
  for (let n = 1; n <= 4; n++) badges.observe(postOf(String(n)));
  await vi.runAllTimersAsync();
  expect([badges.of(id(2)), badges.of(id(4))].every(Boolean)).toBe(true);
  expect(sizes()).toEqual([4, 1, 1, 1, 1]);
  expect(onFailure).not.toHaveBeenCalled();
});

test('who presses before the desk was told of a post tells it at once, and once', async () => {
  const badges = start();
  badges.observe(postOf('2'));
  await badges.know(postOf('2'));
  expect(badges.of(id(2))?.caseId).toBe(badgeOf('2').caseId);
  await badges.know(postOf('2'));
  await vi.runAllTimersAsync();
  expect(sizes()).toEqual([1]);
});

test('what changed elsewhere waits for no burst of posts', async () => {
  const badges = start();
  badges.observe(postOf('2'));
  await vi.advanceTimersByTimeAsync(0);
  badges.observe(postOf('4'));
  asked = [];
  badges.refresh([badgeOf('2').caseId], [id(2)]);
  badges.refresh([badgeOf('6').caseId], [id(6)]);
  await vi.advanceTimersByTimeAsync(20);
  expect(asked).toEqual([{ ask: 'badges', postIds: ['2', '6'] }]);
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toHaveLength(2);
});

test('more changes than a message holds go in several; what fails is asked for again', async () => {
  const badges = start();
  const ids = Array.from({ length: 60 }, (_, n) => id(n + 1));
  down = true;
  badges.refresh(
    ids.map((each) => badgeOf(each).caseId),
    ids,
  );
  await vi.advanceTimersByTimeAsync(30);
  expect(sizes()).toEqual([50, 10]);
  down = false;
  await vi.runAllTimersAsync();
  expect(sizes()).toEqual([50, 10, 50, 10]);
  expect(badges.of(id(60))).toBeDefined();
});

test.each(['observe', 'look', 'refresh'] as const)(
  'when its life is over, what waits for the desk waits no more: %s',
  async (how) => {
    const badges = start();
    down = true;
    if (how === 'observe') badges.observe(postOf('2'));
    if (how === 'look') badges.look(id(2));
    if (how === 'refresh') badges.refresh([badgeOf('2').caseId], [id(2)]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toHaveLength(1);
    life.abort();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test('what fails after its life is over is not offered again', async () => {
  onFailure.mockImplementation(() => life.abort());
  const badges = start();
  down = true;
  badges.observe(postOf('2'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
