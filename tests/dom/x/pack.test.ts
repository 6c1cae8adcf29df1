// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { SelectorPack } from '../../../lib/care/selector-pack.ts';
import { closest, find, is, strategyFor } from '../../../lib/x/find.ts';
import { isSelector, packInForce, usePack } from '../../../lib/x/pack.ts';

const packOf = (anchors: Record<string, string[]>): SelectorPack => ({
  format: 'perch-selectors',
  version: 1,
  name: 'Fix',
  date: '2026-11-22',
  anchors: Object.fromEntries(
    Object.entries(anchors).map(([anchor, list]) => [
      anchor,
      list.map((css) => ({ css, why: '', seen: 'never' })),
    ]),
  ),
});

const page = (): { post: Element; time: Element } => {
  document.body.replaceChildren();
  const post = document.body.appendChild(document.createElement('section'));
  post.className = 'renamed';
  const time = post.appendChild(document.createElement('time'));
  time.setAttribute('datetime', '2026-09-03T10:00:00.000Z');
  return { post, time };
};

afterEach(() => usePack(undefined, document));

test('an anchor of the pack is found by its strategies alone, all others as before', () => {
  const { post, time } = page();
  expect(find(document, 'post')).toBeUndefined();
  expect(usePack(packOf({ post: ['article', 'section.renamed'] }), document)).toBe(true);
  expect(find(document, 'post')).toBe(post);
  expect(is(post, 'post')).toBe(true);
  expect(closest(time, 'post')).toBe(post);
  expect(strategyFor(document, 'post')).toBe(1);
  expect(find(document, 'time')).toBe(time);
  expect(packInForce()).toBe('Fix, 2026-11-22');
});

test('back to the built-in one; the same twice is no change', () => {
  const { post, time } = page();
  const pack = packOf({ post: ['section'] });
  expect([usePack(pack, document), usePack(pack, document), usePack(undefined, document)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(is(post, 'post')).toBe(false);
  expect(closest(time, 'post')).toBeUndefined();
});

test('a pack with one selector that this browser does not know leaves the built-in one in force', () => {
  page();
  expect(isSelector(document, 'article[')).toBe(false);
  expect(usePack(packOf({ post: ['section'], time: ['time', 'article['] }), document)).toBe(false);
  expect(find(document, 'post')).toBeUndefined();
  expect(packInForce()).toBe('built in');
});

test('an anchor of another version is passed over', () => {
  const { post } = page();
  usePack(packOf({ post: ['section'], nobodyKnows: ['b'] }), document);
  expect(find(document, 'post')).toBe(post);
});
