import { expect, test, vi } from 'vitest';
import type { Client } from '../../../lib/bridge/client.ts';
import { createTracked } from '../../../lib/overlay/tracked.ts';

const found = { name: 'UPS', number: '1Z1', url: 'https://track.example/1Z1' };

const setUp = (answer: object) => {
  const ask = vi.fn(() => Promise.resolve(answer));
  const onFound = vi.fn();
  return { ask, onFound, tracked: createTracked({ ask } as unknown as Pick<Client, 'ask'>, onFound) };
};

test('the desk is asked once for a text, and what it finds is told', async () => {
  const { ask, onFound, tracked } = setUp({ ok: true, value: { found } });
  expect([tracked.of('where is 1Z1?'), tracked.of('where is 1Z1?')]).toEqual([undefined, undefined]);
  await vi.waitFor(() => expect(onFound).toHaveBeenCalledOnce());
  expect(tracked.of('where is 1Z1?')).toBe(found);
  expect(ask.mock.calls).toEqual([[{ ask: 'tracking', text: 'where is 1Z1?' }]]);
  tracked.forget();
  expect(tracked.of('where is 1Z1?')).toBeUndefined();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a text without a digit is not asked for', () => {
  const { ask, tracked } = setUp({ ok: true, value: {} });
  expect(tracked.of('where is my parcel?')).toBeUndefined();
  expect(ask).not.toHaveBeenCalled();
});

test.each([
  ['found nothing', { ok: true, value: {} }],
  ['could not answer', { ok: false, error: { code: 'unreachable', message: '' } }],
])('a desk that %s is not asked again', async (_, answer) => {
  const { ask, onFound, tracked } = setUp(answer);
  tracked.of('room 7');
  await Promise.all(ask.mock.results.map(({ value }) => value as Promise<unknown>));
  expect(tracked.of('room 7')).toBeUndefined();
  expect(ask).toHaveBeenCalledOnce();
  expect(onFound).not.toHaveBeenCalled();
});
