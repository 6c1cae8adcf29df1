// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from '../../../lib/overlay/ticker.ts';

let visibility: DocumentVisibilityState;
let needed: boolean;
let life: AbortController;
const onTick = vi.fn();

const start = () => {
  const ticker = createTicker(() => needed, onTick, life.signal);
  ticker.update();
  return ticker;
};
const turn = (state: DocumentVisibilityState): void => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  onTick.mockReset();
  needed = true;
  visibility = 'visible';
  life = new AbortController();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

test('ticks once a second, however often it is asked to', () => {
  const ticker = start();
  ticker.update();
  ticker.update();
  vi.advanceTimersByTime(3_000);
  expect(onTick).toHaveBeenCalledTimes(3);
});

test('has no timer while there is nothing to tick', () => {
  needed = false;
  const ticker = start();
  expect(vi.getTimerCount()).toBe(0);
  needed = true;
  ticker.update();
  expect(vi.getTimerCount()).toBe(1);
});

test('stops by itself when the last clock has gone', () => {
  start();
  needed = false;
  vi.advanceTimersByTime(1_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('rests while the page is hidden; catches up at once when it is seen again', () => {
  start();
  turn('hidden');
  vi.advanceTimersByTime(60_000);
  expect(onTick).not.toHaveBeenCalled();
  turn('visible');
  expect(onTick).toHaveBeenCalledOnce();
});

test('ends with its signal, and nothing starts it again', () => {
  const ticker = start();
  life.abort();
  ticker.update();
  turn('visible');
  expect(vi.getTimerCount()).toBe(0);
  expect(onTick).not.toHaveBeenCalled();
});
