// What an answer that is a refusal tells: the endpoint says it in its body, a proxy before it in a header.
import { expect, test } from 'vitest';
import { devices } from '../../../lib/sync/api.ts';

const place = { endpoint: 'https://sync.example.test', workspace: 'w', token: 't' };
const page = '<html><h1>503 Service Temporarily Unavailable</h1></html>';

const failureOf = async (body: string, headers: Record<string, string>) => {
  const answer = await devices(() => Promise.resolve(new Response(body, { status: 503, headers })), place);
  if (answer.ok) throw new Error('It went well.');
  return answer.error;
};

const said = 'Mon, 05 Jan 2026 09:00:00 GMT';
test.each([
  ['seconds', { 'retry-after': '120' }, 120],
  [
    'a date, by the clock of who says so',
    { 'retry-after': 'Mon, 05 Jan 2026 09:02:00 GMT', date: said },
    120,
  ],
  ['a date that is over', { 'retry-after': 'Mon, 05 Jan 2026 08:00:00 GMT', date: said }, 0],
  ['a date without the time that it is', { 'retry-after': 'Mon, 05 Jan 2026 09:02:00 GMT' }, undefined],
  ['no more than an hour', { 'retry-after': '31536000' }, 3600],
  ['neither', { 'retry-after': 'soon', date: said }, undefined],
  ['nothing', { date: said }, undefined],
])('how long a proxy’s page asks to wait: %s', async (_what, headers, retryAfter) => {
  const failure = await failureOf(page, headers as Record<string, string>);
  expect([failure.code, failure.retryAfter]).toEqual(['garbled', retryAfter]);
});

test('the endpoint’s own word goes before a header', async () => {
  const body = (more: object) =>
    JSON.stringify({ error: { code: 'unavailable', message: 'Busy.', ...more } });
  expect(await failureOf(body({ retryAfter: 5 }), { 'retry-after': '90' })).toMatchObject({ retryAfter: 5 });
  expect(await failureOf(body({}), { 'retry-after': '90' })).toMatchObject({
    code: 'unavailable',
    retryAfter: 90,
  });
});
