import { describe, expect, test } from 'vitest';
import { kindOf, needsCare, opensCase } from '../../../lib/care/kind.ts';
import type { Kind } from '../../../lib/care/playbook.ts';
import { kindSchema } from '../../../lib/care/playbook.ts';
import { handle, noon, post } from './build.ts';

const watch = { handles: [handle('acme'), handle('acmehelp')], brandTerms: ['Acme', 'Äcme Café', 'アクメ'] };

const table: [name: string, kind: Kind, changes: Parameters<typeof post>[0]][] = [
  ['our own post', 'own', { handle: 'acme', text: 'We are open' }],
  ['our own reply', 'own', { handle: 'acmehelp', replyingTo: ['customer'] }],
  ['our own post that somebody reposted', 'own', { handle: 'acme', repostedBy: 'customer' }],
  ['a reply to us', 'direct', { replyingTo: ['acme'], text: 'Still broken' }],
  ['a reply to us and others', 'direct', { replyingTo: ['friend', 'acme'] }],
  ['begins with our handle', 'direct', { text: '@Acme my phone', mentions: ['acme'] }],
  ['begins with our handle after a space', 'direct', { text: ' @ACMEhelp: hello' }],
  ['a public shout', 'mention', { text: '.@acme my phone', mentions: ['acme'] }],
  ['names us later', 'mention', { text: 'So @acme lost my parcel', mentions: ['acme'] }],
  ['names us, read from the text alone', 'mention', { text: 'So @AcmeHelp lost it' }],
  ['names us in full width', 'mention', { text: 'ねえ＠acme 困った' }],
  ['begins with a friend', 'mention', { text: '@friend @acme is slow', mentions: ['friend', 'acme'] }],
  [
    'names us in a reply to another',
    'mention',
    { replyingTo: ['friend'], text: 'ask @acme', mentions: ['acme'] },
  ],
  ['somebody with a longer handle', 'other', { text: '@acmefans unite', mentions: ['acmefans'] }],
  ['an e-mail address is no mention', 'keyword', { text: 'wrote to help@acme.example twice' }],
  ['the brand without the handle', 'keyword', { text: 'ACME never answers' }],
  ['the brand with its accents left out', 'keyword', { text: 'the acme cafe was closed' }],
  ['the brand in Japanese', 'keyword', { text: '昨日アクメに電話した' }],
  ['the brand in a longer word', 'other', { text: 'acmeology is fun' }],
  ['a quote of our post', 'quote', { text: 'Oh well', quote: { handle: 'acme', text: 'We are open' } }],
  ['a quote of our post without words', 'repost', { text: ' ', quote: { handle: 'acme' } }],
  ['a quote of our post that names us', 'mention', { text: 'come on @acme', quote: { handle: 'acme' } }],
  ['a quote of another', 'other', { text: 'Oh well', quote: { handle: 'friend', text: 'acme' } }],
  ['a repost made by hand', 'repost', { text: 'RT @friend: @acme is slow', mentions: ['friend', 'acme'] }],
  ['a customer’s post that somebody reposted', 'mention', { text: 'hm @acme', repostedBy: 'friend' }],
  ['an advertisement', 'other', { text: '@acme is great', mentions: ['acme'], promoted: true }],
  ['anything else', 'other', { text: 'Good morning' }],
  ['nothing at all', 'other', { text: '' }],
];

describe('kind', () => {
  test.each(table)('%s: %s', (_, kind, changes) => {
    expect(kindOf(post(changes), watch)).toBe(kind);
  });

  test('of a post is the same before and after somebody reposts it', () => {
    for (const [, , changes] of table) {
      const plain = post(changes);
      expect(kindOf({ ...plain, repostedBy: handle('friend') }, watch)).toBe(kindOf(plain, watch));
    }
  });

  test('without handles and terms every post is other', () => {
    const nothing = { handles: [], brandTerms: [] };
    expect(kindOf(post({ text: '@acme acme', mentions: ['acme'], replyingTo: ['acme'] }), nothing)).toBe(
      'other',
    );
  });
});

test('those who speak to us or of us need care', () => {
  expect(Object.values(kindSchema.def.entries).filter(needsCare)).toEqual(['direct', 'mention', 'keyword']);
});

test.each([
  ['published at the moment care begins', true, { text: '@acme hi', publishedAt: noon }],
  ['published before', false, { text: '@acme hi', publishedAt: noon - 1 }],
  ['of no concern', false, { text: 'hi', publishedAt: noon }],
  ['promoted', false, { text: '@acme hi', publishedAt: noon, promoted: true }],
])('a post %s opens a case: %s', (_, opens, changes) => {
  expect(opensCase(post(changes), { ...watch, careFrom: noon })).toBe(opens);
});
