import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPayments } from '../../../lib/care/masks/payments.ts';
import { personalDataIn } from '../../../lib/care/personal-data.ts';
import type { Lesson } from '../../../lib/care/suggest/learner.ts';
import { emptyModel, learnAll, score, unlearnAll } from '../../../lib/care/suggest/learner.ts';
import { createPhraseIndex } from '../../../lib/care/suggest/phrases.ts';
import { trackerSchema } from '../../../lib/care/tracker.ts';
import { trackingIn } from '../../../lib/care/tracking.ts';
import { createWordFinder, foldWords } from '../../../lib/care/words.ts';

/** Few words, so that they meet; of scripts with and without spaces. */
const word = fc.constantFrom(
  'app',
  'my',
  'App',
  'my app',
  '503',
  'café',
  'アプリ',
  '落ち',
  'Acmeカード',
  '!!',
  '앱',
  'é',
);
const text = fc
  .array(fc.oneof(word, fc.constantFrom(' ', '-', '#', '。', 's')), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

test('the index finds what the word finder finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word), text, (words, body) => {
      const index = createPhraseIndex(words.map((each): [string, string] => [each, each]));
      expect(index.in(foldWords(body))).toEqual(createWordFinder(words).in(foldWords(body)));
    }),
    { numRuns: 2_000 },
  );
});

const lesson: fc.Arbitrary<Lesson> = fc.record({
  words: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__')),
  tag: fc.constantFrom('x', 'y', 'constructor'),
  weight: fc.constantFrom(1, -1, 2),
});
const lessons = fc.array(lesson, { maxLength: 20 });

test('the order of lessons does not matter', () => {
  fc.assert(
    fc.property(lessons, (list) => {
      const words = ['a', 'b', 'constructor'];
      const there = score(learnAll(emptyModel, list), words);
      const back = score(learnAll(emptyModel, list.toReversed()), words);
      for (const [tag, { points }] of there) expect(back.get(tag)?.points).toBeCloseTo(points, 9);
    }),
  );
});

test('what is taken back was never taught', () => {
  fc.assert(
    fc.property(lessons, lessons, (kept, undone) => {
      const model = learnAll(emptyModel, kept);
      expect(unlearnAll(learnAll(model, undone), undone)).toEqual(model);
    }),
  );
});

test('points stay between −2 and 2, and are numbers', () => {
  fc.assert(
    fc.property(lessons, fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'z')), (list, words) => {
      for (const { points } of score(learnAll(emptyModel, list), words).values())
        expect(Math.abs(points)).toBeLessThanOrEqual(2);
    }),
  );
});

test('no digit run longer than a mask’s comes out of a text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'order ',
      'my card ',
      'plz ',
      'dhl ',
      ' ',
      '-',
      'GB82 WEST 1234 5698 7654 32',
      '@mail.example',
    ),
    fc.nat({ max: 99_999_999 }).map(String),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      for (const { masked } of personalDataIn(pieces.join('')))
        expect(masked.replace(/[^0-9]/g, '').length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 1_000 },
  );
});

test('every pattern that a playbook may have is a shape that finds its own example, and ends', () => {
  const sign = fc.constantFrom('#', '@', '*', ' ', 'A', '7');
  const pattern = fc
    .array(sign, { minLength: 6, maxLength: 60 })
    .map((signs) => signs.join('').trim())
    .filter((each) => each.replaceAll(' ', '').length >= 5 && /[#*]/.test(each));
  fc.assert(
    fc.property(pattern, (each) => {
      const tracker = trackerSchema.parse({ name: 'T', pattern: each, url: 'https://t.example/{number}' });
      const example = each.replaceAll('#', '4').replaceAll('@', 'Q').replaceAll('*', '4').replace(/ +/g, ' ');
      const number = example.replaceAll(' ', '');
      const said = `is ${example} 4?`;
      // One in ninety-seven has the check digits of an IBAN, also with what follows it, and is masked as the graver thing.
      fc.pre(maskPayments(said) === said);
      expect(trackingIn(said, [tracker]).map((found) => found.number)).toEqual([number]);
      expect(trackingIn('4 4-'.repeat(5_000), [tracker])).toBeDefined();
    }),
    { numRuns: 200 },
  );
});
