import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createClient, onNotice } from '../../../lib/bridge/client.ts';
import { fail, ok } from '../../../lib/care/result.ts';

const closed = new Error(
  'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
);
const nobody = new Error('Could not establish connection. Receiving end does not exist.');

const setUp = (script: unknown[], alive: boolean[] = []) => {
  const sent: unknown[] = [];
  const waited: number[] = [];
  const client = createClient({
    send: (request) => {
      sent.push(request);
      const next = script.shift();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    wait: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
    isAlive: () => alive.shift() ?? true,
  });
  return { client, sent, waited };
};

test('an answer comes back as it is, a failure too', async () => {
  const failure = fail({ code: 'not-found', message: 'No such case.' });
  const { client } = setUp([ok({ badges: {} }), failure]);
  expect(await client.ask({ ask: 'observe', posts: [] })).toEqual(ok({ badges: {} }));
  expect(await client.ask({ ask: 'settings' })).toEqual(failure);
});

test('a background killed in the middle is asked again, with the very same request', async () => {
  const { client, sent, waited } = setUp([closed, nobody, undefined, ok({})]);
  const request = { ask: 'hello' } as const;
  expect(await client.ask(request)).toEqual(ok({}));
  expect(sent).toEqual([request, request, request, request]);
  expect(waited).toEqual([100, 400]);
});

test('after the last try it says so, with the reason', async () => {
  const { client, sent, waited } = setUp(Array.from({ length: 9 }, () => nobody));
  const answer = await client.ask({ ask: 'hello' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  expect(JSON.stringify(answer)).toContain('Receiving end does not exist');
  expect(sent).toHaveLength(8);
  expect(waited).toEqual([100, 400, 1_000, 1_000, 2_000, 2_000]);
});

test('a page whose extension is gone asks nothing and says that it was updated', async () => {
  const before = setUp([ok({})], [false]);
  expect(await before.client.ask({ ask: 'hello' })).toMatchObject({ error: { code: 'updated' } });
  expect(before.sent).toHaveLength(0);
  const during = setUp([new Error('Extension context invalidated.')], [true, false]);
  expect(await during.client.ask({ ask: 'hello' })).toMatchObject({ error: { code: 'updated' } });
  expect(during.sent).toHaveLength(1);
});

test('notices are heard until the signal aborts, and nothing else is', async () => {
  fakeBrowser.reset();
  const heard = vi.fn();
  const stop = new AbortController();
  onNotice(heard, stop.signal);
  const notice = { notice: 'changed', cases: ['case-1'], settings: false, team: false };
  const others = [
    null,
    'changed',
    {},
    { ...notice, cases: [1] },
    { ...notice, settings: 1 },
    { ...notice, team: undefined },
    { ask: 'hello' },
  ];
  for (const message of [...others, notice])
    await fakeBrowser.runtime.onMessage.trigger(message, {}, () => {});
  expect(heard.mock.calls).toEqual([[notice]]);
  stop.abort();
  expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(false);
});
