// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Client } from '../../../lib/bridge/client.ts';
import type { OwnRequest } from '../../../lib/bridge/messages.ts';
import type { CaseId } from '../../../lib/care/ids.ts';
import { sayPresence, type Presence } from '../../../lib/overlay/presence.ts';

type At = { composing?: string; docked?: string; focused?: string };

let said: unknown[];
let at: At;
let inTeam: boolean;
let isHidden: boolean;
let life: AbortController;
let presence: Presence;

const client = {
  ask: (request: OwnRequest) => {
    const { ask, page, ...rest } = request as OwnRequest & { ask: 'presence' };
    expect([ask, page]).toEqual(['presence', 'p1']);
    said.push(rest);
    return Promise.resolve({ ok: true, value: null });
  },
} as unknown as Client;
const idOf = (id: string | undefined): CaseId | undefined => id as CaseId | undefined;
const go = (where: At): void => {
  at = where;
  presence.update();
};

beforeEach(() => {
  vi.useFakeTimers();
  [said, at, inTeam, isHidden, life] = [[], {}, true, false, new AbortController()];
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
  presence = sayPresence(
    document,
    {
      client,
      now: () => Date.now(),
      page: 'p1',
      inTeam: () => inTeam,
      composing: () => idOf(at.composing),
      docked: () => idOf(at.docked),
      focused: () => idOf(at.focused),
    },
    life.signal,
  );
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('what is done is said at once, again every 10 s while it lasts, and when it is over', () => {
  go({ docked: 'a' });
  presence.update();
  expect(said).toEqual([{ caseId: 'a', doing: 'viewing' }]);
  vi.advanceTimersByTime(20_000);
  expect(said).toHaveLength(3);
  go({});
  expect(said.at(-1)).toEqual({ caseId: 'a' });
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(4);
});

const press = (type: string): void => void document.dispatchEvent(new Event(type));

test('one case at a time: the reply before the panel, the panel before a strip in focus', () => {
  press('keydown');
  go({ focused: 'c' });
  go({ focused: 'c', docked: 'b' });
  go({ focused: 'c', docked: 'b', composing: 'a' });
  go({ focused: 'c' });
  expect(said).toEqual([
    { caseId: 'c', doing: 'viewing' },
    { caseId: 'b', doing: 'viewing' },
    { caseId: 'a', doing: 'composing' },
    { caseId: 'c', doing: 'viewing' },
  ]);
});

test('behind another tab a panel is open, and a strip in focus is nothing', () => {
  press('keydown');
  go({ docked: 'a' });
  isHidden = true;
  document.dispatchEvent(new Event('visibilitychange'));
  expect(said.at(-1)).toEqual({ caseId: 'a', doing: 'open' });
  go({ focused: 'a' });
  expect(said.at(-1)).toEqual({ caseId: 'a' });
});

test('a strip that has the focus from a press is not looked at', () => {
  press('keydown');
  press('pointerdown');
  go({ focused: 'c' });
  expect(said).toEqual([]);
});

test('two minutes without a touch are idle, of a reply too; the next touch wakes it', () => {
  go({ composing: 'a' });
  vi.advanceTimersByTime(110_000);
  expect(said.at(-1)).toEqual({ caseId: 'a', doing: 'composing' });
  vi.advanceTimersByTime(10_000);
  expect(said.at(-1)).toEqual({ caseId: 'a', doing: 'idle' });
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }));
  expect(said.at(-1)).toEqual({ caseId: 'a', doing: 'composing' });
  vi.advanceTimersByTime(120_000);
  presence.awake();
  expect(said.at(-1)).toEqual({ caseId: 'a', doing: 'composing' });
});

test('leaving the page ends it, coming back begins it; with the overlay it ends for good', () => {
  go({ docked: 'a' });
  window.dispatchEvent(new Event('pagehide'));
  expect(said.at(-1)).toEqual({ caseId: 'a' });
  window.dispatchEvent(new Event('pageshow'));
  expect(said.at(-1)).toEqual({ caseId: 'a', doing: 'viewing' });
  life.abort();
  expect(said.at(-1)).toEqual({ caseId: 'a' });
  vi.advanceTimersByTime(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('without a team nothing is ever said', () => {
  inTeam = false;
  go({ composing: 'a', docked: 'b' });
  go({});
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});
