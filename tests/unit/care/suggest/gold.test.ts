import { expect, test } from 'vitest';
import { defaultSuggestions } from '../../../../lib/care/suggest/built-in.ts';
import { suggest } from '../../../../lib/care/suggest/suggest.ts';
import { gold } from './gold.ts';

const rules = defaultSuggestions();

/** The share of gold posts whose first suggestion is the tag that a person gave. */
const topOne = (posts: typeof gold, useLanguage: boolean): number => {
  const right = posts.filter(
    ([language, text, tag]) => suggest(text, rules, useLanguage ? { language } : {})[0]?.tag === tag,
  );
  return right.length / posts.length;
};

test('the gold set has sixty posts and more', () => {
  expect(gold.length).toBeGreaterThanOrEqual(60);
});

test.each(['en', 'es', 'fr', 'de', 'pt', 'ja'])('at least four of five are right in "%s"', (language) => {
  const posts = gold.filter((each) => each[0] === language);
  expect(posts.length).toBeGreaterThanOrEqual(8);
  expect(topOne(posts, true)).toBeGreaterThanOrEqual(0.8);
});

test('at least four of five are right where X names no language', () => {
  expect(topOne(gold, false)).toBeGreaterThanOrEqual(0.8);
});

test('every post of the gold set says why', () => {
  for (const [language, text] of gold)
    for (const { because } of suggest(text, rules, { language })) expect(because.length).toBeGreaterThan(0);
});
