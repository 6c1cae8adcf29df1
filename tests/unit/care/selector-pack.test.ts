import { describe, expect, test } from 'vitest';
import { readPack } from '../../../lib/care/selector-pack.ts';
import { anchors, builtInPack } from '../../../lib/x/pack.ts';

const limits = { anchors, isSelector: (css: string) => !css.includes('[[') };
const strategy = { css: 'article', why: 'because', seen: '2026-11' };
const pack = {
  format: 'perch-selectors',
  version: 1,
  name: 'Fix',
  date: '2026-11-22',
  anchors: { post: [strategy] },
};
const read = (change: object): ReturnType<typeof readPack> =>
  readPack(JSON.stringify({ ...pack, ...change }), limits);

test('the built-in pack can be read as a pack', () => {
  expect(readPack(JSON.stringify(builtInPack()), limits)).toEqual({ ok: true, value: builtInPack() });
});

test('what is more than data says is left behind', () => {
  expect(read({ script: 'alert(1)' })).toEqual({ ok: true, value: pack });
});

describe('what is refused, and why', () => {
  test.each<[string, object, string]>([
    ['another format', { format: 'perch-playbook' }, '“format”'],
    ['a later version', { version: 2 }, '“version”'],
    ['no name', { name: '' }, '“name”'],
    ['a date in words', { date: 'today' }, '“date”'],
    ['an anchor that nobody knows', { anchors: { posts: [strategy] } }, '“posts”'],
    ['no anchor', { anchors: {} }, 'names no anchor'],
    ['an anchor without strategies', { anchors: { post: [] } }, '“anchors.post”'],
    [
      'a selector that is none',
      { anchors: { post: [strategy, { ...strategy, css: '[[' }] } },
      '“post”, strategy 2',
    ],
    [
      'a selector without end',
      { anchors: { post: [{ ...strategy, css: 'a'.repeat(601) }] } },
      '“anchors.post.0.css”',
    ],
    ['a strategy as text', { anchors: { post: ['article'] } }, '“anchors.post.0”'],
    [
      'too many strategies',
      { anchors: { post: Array.from({ length: 9 }, () => strategy) } },
      '“anchors.post”',
    ],
    ['a prototype', { anchors: { constructor: [strategy] } }, '“constructor”'],
  ])('%s', (_name, change, says) => {
    const answer = read(change);
    expect(answer.ok).toBe(false);
    expect(!answer.ok && answer.error).toContain(says);
  });

  test('no JSON, no object, too much', () => {
    expect(readPack('{', limits)).toEqual({ ok: false, error: 'This file is not JSON.' });
    expect(readPack('[]', limits)).toEqual({ ok: false, error: 'This is no selector pack.' });
    const large = readPack(' '.repeat(64_001), limits);
    expect(!large.ok && large.error).toContain('64 kB');
  });
});
