import { expect, test } from 'vitest';
import { postLinks, postOfLink } from '../../../lib/x/post-link.ts';

const now = Date.UTC(2026, 10, 22);

test('a link to a post tells its id, its author and, by the id, its time', () => {
  const post = postOfLink('https://x.com/MaraLind/status/2013402546614702147/photo/1?s=20', now);
  expect(post).toMatchObject({ id: '2013402546614702147', handle: 'maralind', text: '', firstSeenAt: now });
  expect(new Date(post?.publishedAt ?? 0).getUTCFullYear()).toBe(2026);
});

test('an id from the future does not make a post of tomorrow', () => {
  expect(postOfLink('https://x.com/a/status/9013402546614702147', now)?.publishedAt).toBe(now);
});

test.each([
  undefined,
  '',
  'nonsense',
  'https://x.com/maralind',
  'https://x.com/i/status/2013402546614702147',
  'https://x.com/i/web/status/2013402546614702147',
  'https://x.com.evil.example/maralind/status/2013402546614702147',
  'https://example.com/maralind/status/2013402546614702147',
  'https://x.com/maralind/status/one',
])('%s is no post', (href) => {
  expect(postOfLink(href, now)).toBeUndefined();
});

test('the menu stands on links to posts alone', () => {
  expect(postLinks(['https://x.com/*'])).toEqual(['https://x.com/*/status/*']);
});
