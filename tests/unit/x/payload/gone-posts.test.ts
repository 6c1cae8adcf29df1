// A post of which X says that it is not to be seen, and what X says of it.
import { expect, test } from 'vitest';
import type { GonePost } from '../../../../lib/care/post.ts';
import { factsIn } from '../../../../lib/x/payload/pieces.ts';
import { entry, home, tombstone, tweet } from './response.ts';

const goneOf = (response: unknown): GonePost[] => {
  const gone: GonePost[] = [];
  const facts = factsIn(JSON.stringify(response), (post) => gone.push(post));
  while (!facts.next().done);
  return gone;
};
const alone = (result: unknown, entryId: string) => goneOf(home(entry(result, entryId)));

test.each([
  ['tweet-42', '42'],
  ['conversationthread-7-tweet-42', '42'],
  ['promoted-tweet-42-8ab', undefined],
  ['cursor-bottom-42', undefined],
  ['tweet-', undefined],
])('%s is the entry of %s', (entryId, id) => {
  expect(alone(tombstone('Deleted.'), entryId)).toEqual(id ? [{ id, said: 'Deleted.' }] : []);
});

test('X’s words are kept as they are, without the link at their end, and no longer than they may be', () => {
  const link = [{ fromIndex: 32, toIndex: 42, ref: { type: 'TimelineUrl' } }];
  const said = (text: string, entities?: unknown[]) =>
    alone(tombstone(text, entities), 'tweet-42').map((post) => post.said);
  expect(said('The account has been suspended. Learn more', link)).toEqual([
    'The account has been suspended.',
  ]);
  expect(said('este post no está disponible')).toEqual(['este post no está disponible']);
  expect(said('x'.repeat(5_000))[0]).toHaveLength(200);
  expect(said('')).toEqual([undefined]);
});

test('a tombstone without words, or with others than X’s, still tells of the post', () => {
  for (const odd of [null, {}, { text: 1 }, { text: { text: ['x'], entities: 3 } }])
    expect(alone({ __typename: 'TweetTombstone', tombstone: odd }, 'tweet-42')).toEqual([{ id: '42' }]);
});

test('posts that are there, and entries that end before, are not gone', () => {
  expect(alone(tweet('42'), 'tweet-42')).toEqual([]);
  expect(alone({ __typename: 'TweetUnavailable', reason: 'NsfwLoggedOut' }, 'tweet-42')).toEqual([]);
  // A tombstone of no entry, after one that is there.
  expect(
    goneOf([{ entryId: 'tweet-1', content: {} }, { tweet_results: { result: tombstone('No.') } }]),
  ).toEqual([]);
  // What is quoted has no entry.
  const quoting = tweet('42', {}, { quoted_status_result: { result: tombstone('No.') } });
  expect(alone(quoting, 'tweet-42')).toEqual([]);
});

test('each of several is told by its own entry', () => {
  const three = home(
    entry(tombstone('Deleted.'), 'tweet-1'),
    entry(tweet('2'), 'tweet-2'),
    entry(tombstone('Protected.'), 'tweet-3'),
  );
  expect(goneOf(three)).toEqual([
    { id: '1', said: 'Deleted.' },
    { id: '3', said: 'Protected.' },
  ]);
});
