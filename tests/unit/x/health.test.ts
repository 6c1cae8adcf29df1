import { describe, expect, test } from 'vitest';
import { addRows } from '../../../lib/care/health-facts.ts';
import type { Post } from '../../../lib/care/post.ts';
import { createHealth, isFullyRead } from '../../../lib/x/health.ts';
import type { Reading } from '../../../lib/x/read-post.ts';

const reading = (id: string | undefined, ...problems: string[]): Reading => ({
  fields: {},
  problems,
  ...(id && { post: { id } as Post }),
});

test.each<[string, Reading, boolean]>([
  ['a post without problems', reading('1'), true],
  ['what is no post', reading(undefined, 'id: no link names it'), false],
  ['a post whose time was made out from its id', reading('1', 'publishedAt: no time is shown'), true],
  ['a post without a name', reading('1', 'name: the header shows none'), false],
  ['a line above that nobody knows', reading('1', 'pinned: the line above is neither …'), true],
  ['a text as long as a book', reading('1', 'text: longer than a post may be, cut'), true],
])('%s', (_name, read, full) => {
  expect(isFullyRead(read)).toBe(full);
});

describe('counting', () => {
  test('a post counts as it reads in the end, once', () => {
    const health = createHealth();
    const article = {};
    health.read(article, 'home', reading(undefined, 'id: no link names it'));
    expect(health.posts()).toEqual({ seen: 1, read: 0 });
    health.read(article, 'home', reading('1'));
    health.read(article, 'home', reading('1'));
    expect(health.posts()).toEqual({ seen: 1, read: 1 });
  });

  test('an article that goes on to show another post counts again', () => {
    const health = createHealth();
    const article = {};
    health.read(article, 'home', reading('1'));
    health.read(article, 'home', reading('2', 'name: the header shows none'));
    expect(health.posts()).toEqual({ seen: 2, read: 1 });
  });

  test('a sign of a post that is not recognised counts as seen, once', () => {
    const health = createHealth();
    const trace = {};
    health.unseen('search', [trace, {}]);
    health.unseen('search', [trace]);
    expect(health.posts()).toEqual({ seen: 2, read: 0 });
  });

  test('surfaces and anchors are kept apart', () => {
    const health = createHealth();
    health.read({}, 'home', reading('1'));
    health.read({}, 'search', reading(undefined));
    health.surveyed('home', [
      { anchor: 'time', strategy: 0 },
      { anchor: 'author', strategy: 1 },
      { anchor: 'text', strategy: undefined },
    ]);
    expect(health.rows()).toEqual([
      { surface: 'home', anchor: 'posts', seen: 1, read: 1, fallback: 0 },
      { surface: 'home', anchor: 'time', seen: 1, read: 1, fallback: 0 },
      { surface: 'home', anchor: 'author', seen: 1, read: 1, fallback: 1 },
      { surface: 'home', anchor: 'text', seen: 1, read: 0, fallback: 0 },
      { surface: 'search', anchor: 'posts', seen: 1, read: 0, fallback: 0 },
    ]);
  });
});

test('pages are added up', () => {
  const row = { surface: 'home', anchor: 'posts', seen: 10, read: 4, fallback: 1 } as const;
  expect(addRows([row, { ...row, anchor: 'time' }, row])).toEqual([
    { ...row, seen: 20, read: 8, fallback: 2 },
    { ...row, anchor: 'time' },
  ]);
});
