import { describe, expect, test } from 'vitest';
import { handleSchema } from '../../../lib/care/ids.ts';
import { instantOfPostId } from '../../../lib/care/post-facts.ts';
import { postSchema } from '../../../lib/care/post.ts';
import { at, post } from './build.ts';

test.each([
  ['an id of 2019', '1212092628029698048', at('2019-12-31T19:26:16.771Z')],
  ['an id beyond 2^63', '18446744073709551615', 4_398_046_511_103 + 1_288_834_974_657],
  ['an id from before ids told the time', '20', undefined],
  ['no id', 'abc', undefined],
  ['too long an id', '1'.repeat(21), undefined],
])('%s', (_, id, instant) => {
  expect(instantOfPostId(id)).toBe(instant);
});

test('handles are compared without regard to case', () => {
  expect(handleSchema.parse(' AcmeHelp ')).toBe('acmehelp');
  for (const wrong of ['', '@acme', 'a b', 'ä', 'x'.repeat(51)]) {
    expect(handleSchema.safeParse(wrong).success).toBe(false);
  }
});

describe('the schema refuses', () => {
  test.each([
    ['no id', { id: undefined }],
    ['an id that is a number', { id: 1 }],
    ['no time', { publishedAt: undefined }],
    ['no number for a time', { publishedAt: NaN }],
    ['a text beyond X’s longest', { text: 'x'.repeat(25_001) }],
    ['counters below zero', { counters: { likes: -1 } }],
    ['a surface that X has not', { surface: 'moon' }],
  ])('%s', (_, change) => {
    expect(postSchema.safeParse({ ...post(), ...change }).success).toBe(false);
  });

  test('nothing that X can show', () => {
    const odd = { name: '\u202eevil\u202c <b>', text: 'x'.repeat(25_000), id: '9'.repeat(20), lang: 'und' };
    expect(postSchema.safeParse({ ...post(), ...odd }).success).toBe(true);
  });
});
