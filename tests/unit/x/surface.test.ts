import { expect, it } from 'vitest';
import { isDialog, surfaceOf } from '../../../lib/x/surface.ts';

it.each([
  ['/home', 'home'],
  ['/notifications', 'notifications'],
  ['/notifications/mentions', 'notifications'],
  ['/search?q=acme&f=live', 'search'],
  ['/explore/tabs/for-you', 'search'],
  ['/hashtag/acme', 'search'],
  ['/i/lists/123', 'list'],
  ['/i/communities/123', 'community'],
  ['/i/bookmarks', 'bookmarks'],
  ['/i/history', 'bookmarks'],
  ['/i/chat', 'other'],
  ['/messages', 'other'],
  ['/settings/account', 'other'],
  ['/Acme', 'profile'],
  ['/acme/with_replies', 'profile'],
  ['/acme/lists', 'other'],
  ['/acme/status/123', 'status'],
  ['/acme/status/123/photo/1', 'status'],
  ['/acme/status/123/quotes', 'quotes'],
  ['/i/status/123', 'status'],
  ['/i/web/status/123', 'status'],
  ['/', 'other'],
  ['/a-b', 'other'],
  ['/%F0%9F%98%80', 'other'],
])('%s shows %s', (path, surface) => {
  expect(surfaceOf(new URL(path, 'https://x.com'))).toBe(surface);
});

it('shows columns on X Pro', () => {
  expect(surfaceOf(new URL('https://pro.x.com/i/decks/1'))).toBe('column');
});

it.each([
  ['/compose/post', true],
  ['/compose/post?in_reply_to=1', true],
  ['/i/foundmedia/search', true],
  ['/home', false],
  ['/composer', false],
  ['/acme/status/1', false],
])('%s is a dialog over the page: %s', (path, dialog) => {
  expect(isDialog(new URL(path, 'https://x.com'))).toBe(dialog);
});
