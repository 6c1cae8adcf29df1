import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventSchema } from '../../../lib/care/event.ts';
import { cutText, fitEvent, fitPost, jsonBytes, maxEventBytes } from '../../../lib/care/fit.ts';
import { maxTextLength } from '../../../lib/care/post-facts.ts';
import { postSchema } from '../../../lib/care/post.ts';
import { post } from './build.ts';

const longest = (unit: string): string => unit.repeat(maxTextLength / unit.length);
const big = Number.MAX_SAFE_INTEGER;
const latest = 253_402_300_799_999;
const ids = {
  id: 'i'.repeat(96),
  caseId: `case-${'9'.repeat(20)}`,
  at: latest,
  by: 'b'.repeat(64),
  commandId: 'c'.repeat(64),
  seq: big,
  ahead: latest,
};

/** As much in every field as the schema allows, of characters that take most bytes. */
const fullest = (unit: string) => {
  const id = '9'.repeat(20);
  const handle = 'h'.repeat(50);
  const hundred = <T>(item: T): T[] => Array.from({ length: 100 }, () => item);
  const short = unit.repeat(500 / unit.length);
  const names = { id, handle, name: short, verified: false, publishedAt: latest, firstSeenAt: latest };
  const lists = {
    replyingTo: hundred(handle),
    mentions: hundred(handle),
    hashtags: hundred(short),
    links: hundred({ shown: short, href: unit.repeat(2_000 / unit.length) }),
  };
  return postSchema.parse({
    ...{ ...names, ...lists, text: longest(unit), lang: unit.repeat(16 / unit.length) },
    quote: { id, handle, publishedAt: latest, text: longest(unit) },
    ...{ repostedBy: handle, pinned: false, promoted: false, focal: false, surface: 'notifications' },
    counters: { replies: big, reposts: big, likes: big, views: big, bookmarks: big },
    ...{ below: id, userId: id, followers: big, bio: short, conversationId: id, inReplyToId: id },
    ...{ edited: false, editIds: Array.from({ length: 10 }, () => id) },
  });
};

describe('the largest event that there can be', () => {
  test.each(['a', 'я', 'क', '🙂', '"', '\\', '\u0001', '\ud800'])('of %j fits', (unit) => {
    const whole = fullest(unit);
    const { text } = whole;
    const tail = { postId: whole.id, kind: 'keyword', arrivedVia: 'h'.repeat(50) };
    const path = Array.from({ length: 100 }, () => ({
      ...{ question: 'q'.repeat(40), answer: 'a'.repeat(40) },
      ...{ asked: unit.repeat(200 / unit.length), answered: unit.repeat(80 / unit.length) },
    }));
    const outcome = { id: 'o'.repeat(40), name: `x${unit.repeat(78 / unit.length)}x`, respond: 'monitor' };
    const note = { noteId: 'n'.repeat(64), text: `x${unit.repeat(9_998 / unit.length)}x` };
    const all = [
      { ...ids, type: 'message.received', post: whole, ...tail },
      { ...ids, type: 'message.learned', known: whole, ...tail },
      { ...ids, type: 'message.edited', postId: whole.id, version: whole.id, text },
      { ...ids, type: 'triage.walked', path, outcome },
      { ...ids, type: 'note.added', ...note },
      { ...ids, type: 'note.edited', ...note },
      { ...ids, type: 'tag.removed', tag: 't', seen: Array.from({ length: 500 }, () => ids.id) },
    ].map((event) => eventSchema.parse(event));
    for (const event of all) {
      const fitted = fitEvent(event);
      expect(jsonBytes(fitted)).toBeLessThanOrEqual(maxEventBytes);
      expect(eventSchema.parse(fitted)).toEqual(fitted);
      expect(fitEvent(fitted)).toEqual(fitted);
    }
  });
});

test('what fits is left as it is', () => {
  const usual = post({
    text: longest('a'),
    quote: { handle: 'b', text: 'क'.repeat(2_000) },
    hashtags: ['x'],
  });
  expect(fitPost(usual)).toEqual(usual);
});

test('a text is cut alike whatever stands beside it; the quote has what is left', () => {
  const text = longest('क');
  const alone = fitPost(post({ text }));
  const quoting = fitPost(post({ text, quote: { handle: 'b', text } }));
  expect(quoting.text).toBe(alone.text);
  expect(quoting.quote?.text?.length).toBeGreaterThan(2_000);
});

test('of lists goes what there is no room for, and people before places', () => {
  const { mentions, replyingTo, hashtags } = fitPost(
    post({
      ...{ text: longest('a'), replyingTo: ['ann'], mentions: ['acme'] },
      hashtags: Array.from({ length: 100 }, () => 'क'.repeat(500)),
    }),
  );
  expect([replyingTo, mentions]).toEqual([['ann'], ['acme']]);
  expect(hashtags.length).toBeGreaterThan(10);
});

describe('a cut text', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcdef', 5, 'ab…'],
    ['яяяя', 7, 'яя…'],
    ['a🙂🙂', 8, 'a🙂…'],
    ['a🙂🙂', 7, 'a…'],
    ['"""""', 7, '""…'],
  ])('%s in %d bytes', (text, most, cut) => expect(cutText(text, most)).toBe(cut));

  test('is the beginning of it, fits, and is not cut again', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(any, fc.integer({ min: 3, max: 80 }), (text, most) => {
        const cut = cutText(text, most);
        expect(jsonBytes(cut) - 2).toBeLessThanOrEqual(most);
        expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
        expect(cutText(cut, most)).toBe(cut);
      }),
    );
  });
});

test('any post that the schema accepts fits', () => {
  const unit = fc.constantFrom('a', 'я', 'क', '🙂', '"', '\n', '\u0001', '\udfff');
  const words = (most: number) =>
    fc.tuple(unit, fc.nat({ max: most })).map(([one, count]) => one.repeat(count).slice(0, most));
  const handle = fc.constantFrom('a', 'acme', 'h'.repeat(50));
  const list = <T>(item: fc.Arbitrary<T>) =>
    fc.tuple(item, fc.nat({ max: 100 })).map(([one, count]) => Array.from({ length: count }, () => one));
  const fields = fc.record({
    text: words(maxTextLength),
    name: words(500),
    bio: words(500),
    mentions: list(handle),
    replyingTo: list(handle),
    hashtags: list(words(500)),
    links: list(fc.record({ shown: words(500), href: words(2_000) })),
    quote: fc.record({ handle, text: words(maxTextLength) }),
  });
  fc.assert(
    fc.property(fields, (some) => {
      const whole = post(some);
      const event = { ...ids, type: 'message.received', post: whole, kind: 'direct' };
      const fitted = fitEvent(eventSchema.parse(event));
      expect(jsonBytes(fitted)).toBeLessThanOrEqual(maxEventBytes);
      expect(eventSchema.parse(fitted)).toEqual(fitted);
      expect(fitEvent(fitted)).toEqual(fitted);
    }),
    { numRuns: 100 },
  );
});
