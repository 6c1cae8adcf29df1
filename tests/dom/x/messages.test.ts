// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { correspondent, isMessagePage, watchCorrespondent } from '../../../lib/x/messages.ts';
import { goneAbove } from '../../../lib/x/gone.ts';
import { watchTimeline } from '../../../lib/x/timeline.ts';
import { cell, post, show, someTimeLater } from './fixture.ts';

const chat = new URL('https://x.com/i/chat/1-2');
const page = (header: string, body = ''): string =>
  `<div data-testid="dm-container"><div data-testid="dm-conversation-header">${header}</div><ul>${body}</ul></div>`;
const person = (handle: string): string =>
  `<div data-testid="UserAvatar-Container-${handle}"></div><a href="/${handle}"><b>Name</b></a>`;

let life: AbortController;
beforeEach(() => (life = new AbortController()));
afterEach(() => life.abort());

test.each([
  ['https://x.com/i/chat', true],
  ['https://x.com/i/chat/1-2', true],
  ['https://x.com/messages/1-2', true],
  ['https://x.com/home', false],
  ['https://x.com/i/history', false],
  ['https://x.com/chat', false],
])('%s is a message page: %s', (url, is) => expect(isMessagePage(new URL(url))).toBe(is));

test('one writes with whom the header shows, once; a group and an inbox are nobody', () => {
  show(page(person('Mara')));
  expect(correspondent(document, chat)).toBe('mara');
  show(page('<a href="/mara"><b>Mara</b></a>'));
  expect(correspondent(document, chat)).toBe('mara');
  show(page(person('mara') + person('ben')));
  expect(correspondent(document, chat)).toBeUndefined();
  show(page(''));
  expect(correspondent(document, chat)).toBeUndefined();
});

test('tells when a conversation opens, changes and is left', async () => {
  let url = new URL('https://x.com/home');
  const told: (string | undefined)[] = [];
  watchCorrespondent(
    document,
    { url: () => url, onPerson: (handle) => told.push(handle), onTouched: () => undefined },
    life.signal,
  );
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  url = chat;
  show(page(person('mara')));
  await settle();
  show(page(person('ben')));
  await settle();
  url = new URL('https://x.com/home');
  show(cell(post()));
  await settle();
  expect(told).toEqual(['mara', 'ben', undefined]);
});

test('a post that was sent in a message is no post of the page', () => {
  show(page(person('mara'), `<li>${post()}</li>`), cell(post({ id: '2013402546614702148' })));
  const shown: string[] = [];
  watchTimeline(
    document,
    {
      url: () => chat,
      now: () => someTimeLater,
      onShown: (each) => shown.push(each.post.id),
      onFailure: (error) => {
        throw error;
      },
    },
    life.signal,
  );
  expect(shown).toEqual(['2013402546614702148']);
});

test('a tombstone is known from a post, a folded notification and a heading', () => {
  const under = (markup: string): { said?: string } | undefined => {
    show(cell(markup, 0), cell(post({ id: '9' }), 100));
    return goneAbove([...document.querySelectorAll('article')].at(-1) as Element);
  };
  expect(under('<article role="article"><span>It was deleted.</span></article>')).toEqual({
    said: 'It was deleted.',
  });
  expect(
    under('<article role="article"><span>It was deleted. <a href="/x">Learn more</a></span></article>'),
  ).toEqual({ said: 'It was deleted.' });
  expect(under('<article role="article"></article>')).toEqual({});
  expect(under(post())).toBeUndefined();
  expect(under('<article data-testid="notification"></article>')).toBeUndefined();
  expect(under('<h2>Discover more</h2>')).toBeUndefined();
});
