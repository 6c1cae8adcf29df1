import { expect, test } from 'vitest';
import { createWordFinder, foldWords } from '../../../lib/care/words.ts';

const found = (text: string, ...words: string[]): string[] => createWordFinder(words).in(foldWords(text));

test.each([
  ['case', 'ACME is down', 'acme', true],
  ['an accent in the text', 'Voilà la panne', 'voila', true],
  ['an accent in the word', 'voila', 'voilà', true],
  ['composed and decomposed', 'cafe\u0301', 'café', true],
  ['full width', 'ＡＣＭＥの店', 'acme', true],
  ['a Turkish capital', 'İADE istiyorum', 'iade', true],
  ['punctuation around', '(acme)!', 'acme', true],
  ['a hashtag', '#acme fail', 'acme', true],
  ['a word in a longer one', 'acmeology', 'acme', false],
  ['a word in a hashtag', '#acmefail', 'acme', false],
  ['a word in a handle', 'see @acme_fans', 'acme', false],
  ['several words', 'it is  not\nworking', 'not working', true],
  ['several words with another between', 'not always working', 'not working', false],
  ['either apostrophe', 'it doesn’t work', "doesn't work", true],
  ['Japanese, within a sentence', '昨日からアプリが起動しないんだけど', '起動しない', true],
  ['Japanese voiced sounds are letters', 'かき', 'がき', false],
  ['half width kana', 'ｱﾌﾟﾘが落ちる', 'アプリ', true],
  ['Latin beside Japanese', 'Acmeのアプリ', 'acme', true],
  ['a mixed word', '新しいAcmeカードです', 'Acmeカード', true],
  ['a longer Latin word beside Japanese', 'Acmeologyの', 'acme', false],
  ['Korean with a particle', '아크메가 안 돼요', '아크메', true],
  ['Chinese', '我的订单还没到', '订单', true],
  ['Thai', 'แอปใช้งานไม่ได้', 'แอป', true],
  ['Hindi vowel signs are letters', 'कल', 'काल', false],
  ['Arabic', 'تطبيق أكمي لا يعمل', 'أكمي', true],
  ['an ampersand', 'at H&M today', 'H&M', true],
  ['a figure', 'error 503 again', '503', true],
])('%s', (_, text, word, is) => {
  expect(found(text, word)).toEqual(is ? [word] : []);
});

test('a word of which nothing is left is never found', () => {
  expect(found('!!! what ???', '!!!', '🙃')).toEqual([]);
});

test('nothing is found in nothing', () => {
  expect(found('', 'acme')).toEqual([]);
});
