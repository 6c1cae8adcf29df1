// The carrier's page for a number in the words of a post: found on request, kept nowhere.
import { expect, test } from 'vitest';
import { setUp, value } from './set-up.ts';

test.each([
  ['where is 1Z999AA10123456784?', 'https://www.ups.com/track?tracknum=1Z999AA10123456784'],
  ['where is it after 7 days?', undefined],
])('%s', async (text, url) => {
  const { desk } = await setUp();
  expect(value(await desk.tracking({ text })).found?.url).toBe(url);
});
