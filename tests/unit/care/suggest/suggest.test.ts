import { expect, test } from 'vitest';
import { defaultSuggestions } from '../../../../lib/care/suggest/built-in.ts';
import { suggestionRuleSchema } from '../../../../lib/care/suggest/rules.ts';
import { suggest } from '../../../../lib/care/suggest/suggest.ts';

const rules = [
  { tag: 'app', words: ['app', 'crashes', 'アプリ'] },
  { tag: 'order', words: ['my order', 'parcel', '注文'] },
];

test('offers a tag with the words that made it', () => {
  expect(suggest('The APP crashes!', rules)).toEqual([{ tag: 'app', because: ['app', 'crashes'] }]);
});

test('most words first, then the order of the playbook', () => {
  expect(suggest('my order in the app: where is the parcel', rules).map(({ tag }) => tag)).toEqual([
    'order',
    'app',
  ]);
  expect(suggest('my order, in your app', rules).map(({ tag }) => tag)).toEqual(['app', 'order']);
});

test('finds words where none are divided', () => {
  expect(suggest('アプリで注文したのに', rules).map(({ tag }) => tag)).toEqual(['app', 'order']);
});

test('offers nothing for nothing', () => {
  expect(suggest('', rules)).toEqual([]);
  expect(suggest('my order', [])).toEqual([]);
});

const standard = defaultSuggestions();

test.each([
  ['en', '@acme your app keeps crashing when I log in', 'app'],
  ['en', 'No internet since this morning, is there an outage?', 'outage'],
  ['en', 'I was charged twice, I want a refund', 'payment'],
  ['en', 'Still waiting for a reply, worst ever', 'hot'],
  ['en', 'is the blue coat back in stock?', 'stock'],
  ['en', 'thank you so much, great service', 'praise'],
  ['es', 'Llevo tres días sin internet, ¿qué pasa?', 'outage'],
  ['es', 'Mi pedido no llega y el paquete no se mueve', 'order'],
  ['fr', 'Votre appli plante depuis hier', 'app'],
  ['fr', 'Toujours pas de livraison, où est ma commande', 'order'],
  ['de', 'Schon wieder Störung, kein Internet in Köln', 'outage'],
  ['de', 'Meine Bestellung ist noch nicht da', 'order'],
  ['pt', 'O aplicativo fecha sozinho toda hora', 'app'],
  ['pt', 'fui cobrada duas vezes, quero reembolso', 'payment'],
  ['ja', '注文した荷物が届きません', 'order'],
  ['ja', 'ログインできない。アプリの不具合？', 'app'],
])('%s: %s', (_, text, tag) => {
  expect(suggest(text, standard)[0]?.tag).toBe(tag);
});

test.each([
  'Lovely morning by the sea',
  'Qué bonito día',
  'Quelle belle journée',
  'Schöner Tag heute',
  'Que dia bonito',
  '今日はいい天気',
])('offers nothing for "%s"', (text) => {
  expect(suggest(text, standard)).toEqual([]);
});

test('a rule without words stands for Perch’s own, beside those of the team', () => {
  const own = [{ tag: 'order' }, { tag: 'order', words: ['gizmo box'] }];
  expect(suggest('my parcel in a gizmo box', own)).toEqual([
    { tag: 'order', because: ['parcel', 'gizmo box'] },
  ]);
  expect(suggest('Meine Bestellung', [{ tag: 'order', language: 'de' }])).toHaveLength(1);
  expect(suggest('Meine Bestellung', [{ tag: 'order', language: 'fr' }])).toEqual([]);
});

test('of Perch’s own words, faint ones never tag by themselves', () => {
  const own = [{ tag: 'praise', apply: true }];
  expect(suggest('great service', own)[0]?.apply).toBe(true);
  expect(suggest('thanks', own)).toEqual([{ tag: 'praise', because: ['thanks'] }]);
});

test.each([
  [{ tag: 'order' }, true],
  [{ tag: 'order', language: 'ja' }, true],
  [{ tag: 'tickets', words: ['seat'] }, true],
  [{ tag: 'tickets' }, false],
  [{ tag: 'order', language: 'it' }, false],
  [{ tag: 'order', words: [] }, false],
])('the rule %o: %s', (rule, valid) => {
  expect(suggestionRuleSchema.safeParse(rule).success).toBe(valid);
});
