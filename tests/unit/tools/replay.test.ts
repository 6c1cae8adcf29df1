import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { play } from '../../tools/replay/play.ts';
import { readPosts } from '../../tools/replay/read-posts.ts';
import { handle } from '../care/build.ts';

const start = Date.parse('2026-11-18T10:00:00Z');
const base = defaultPlaybook({ now: 0, zone: 'UTC', handles: [handle('acme')] });
const playbook: Playbook = {
  ...base,
  policies: base.policies.map((policy) => ({ ...policy, hours: 'always' })),
};

interface Written {
  id: string;
  handle: string;
  /** Minutes after ten. */
  at: number;
  text: string;
  inReplyTo?: string;
}
const linesOf = (posts: readonly Written[]): string =>
  posts
    .map(({ at, ...post }) =>
      JSON.stringify({ ...post, publishedAt: new Date(start + at * 60_000).toISOString() }),
    )
    .join('\n');
const replay = (posts: readonly Written[]) =>
  play(readPosts(linesOf(posts)).posts, playbook, start + 600 * 60_000);

describe('reading', () => {
  test('a bad line is named with its number and what was expected; the others count', () => {
    const { posts, bad, repeated } = readPosts(
      [
        '\uFEFF{"id":"1","handle":"@Ann","publishedAt":"2026-11-18T10:00:00Z","text":"hi","lang":"en"}',
        '',
        'oops',
        '[]',
        '{"id":"x","handle":"ann","text":""}',
        '{"id":"2","handle":"ann b","publishedAt":1,"text":""}',
        '{"id":"3","handle":"ann","publishedAt":"soon","text":""}',
        '{"id":"4","handle":"ann","text":"too old to tell"}',
        '{"id":"5","handle":"ann","publishedAt":1}',
        '{"id":"6","handle":"ann","publishedAt":1,"text":"","inReplyTo":"no"}',
        '{"id":"1","handle":"ann","publishedAt":1,"text":"again"}\r',
      ].join('\n'),
    );
    expect(posts).toMatchObject([{ id: '1', handle: 'ann', publishedAt: start, lang: 'en' }]);
    expect(repeated).toBe(1);
    expect(bad.map(({ line, why }) => `${line} ${why.split(':')[0]}`)).toEqual([
      '3 not JSON',
      '4 not a JSON object',
      '5 id',
      '6 handle',
      '7 publishedAt',
      '8 publishedAt',
      '9 text',
      '10 inReplyTo',
    ]);
  });

  test('a missing time is read from the id', () => {
    const { posts } = readPosts('{"id":"1245425308704149506","handle":"acme","text":"hi"}');
    expect(posts[0]?.publishedAt).toBe(Date.parse('2020-04-01T18:58:27.135Z'));
  });

  test('whom a post answers, and the conversation it belongs to', () => {
    const { posts } = readPosts(
      linesOf([
        { id: '3', handle: 'ann', at: 2, text: '@bob @acme me too, @carl', inReplyTo: '2' },
        { id: '2', handle: 'acme', at: 1, text: 'Hello', inReplyTo: '1' },
        { id: '9', handle: 'ann', at: 2, text: '@acme hm', inReplyTo: '8' },
      ]),
    );
    expect(posts).toMatchObject([
      { conversationId: '1', replyingTo: ['acme', 'bob'], mentions: ['bob', 'acme', 'carl'] },
      { conversationId: '1', replyingTo: [] },
      { conversationId: '8', replyingTo: ['acme'] },
    ]);
  });

  test('posts that answer each other in a circle do no harm', () => {
    expect(
      replay([
        { id: '1', handle: 'ann', at: 0, text: '@acme a', inReplyTo: '2' },
        { id: '2', handle: 'acme', at: 1, text: 'b', inReplyTo: '1' },
        { id: '3', handle: 'acme', at: 2, text: 'c', inReplyTo: '3' },
      ]).totals,
    ).toMatchObject({ cases: 1, answered: { count: 1 } });
  });
});

test('the totals, over one case of each sort', () => {
  const { cases, totals } = replay([
    // Answered once, in 8 minutes.
    { id: '10', handle: 'ann', at: 0, text: '@acme where is my order?' },
    { id: '11', handle: 'acme', at: 8, text: '@ann On its way! ^JK', inReplyTo: '10' },
    // Answered in 20, then goes on.
    { id: '20', handle: 'bob', at: 0, text: '@acme it is broken' },
    { id: '21', handle: 'acme', at: 20, text: '@bob Sorry!', inReplyTo: '20' },
    { id: '22', handle: 'bob', at: 30, text: 'and?', inReplyTo: '21' },
    ...[40, 41, 42].map((at) => ({ id: String(at), handle: 'acme', at, text: '@bob …', inReplyTo: '22' })),
    // Answered by a machine, and never by a person.
    { id: '50', handle: 'carl', at: 0, text: '@acme my mail is carl@example.com' },
    { id: '51', handle: 'acme', at: 1, text: '@carl This is an automated message.', inReplyTo: '50' },
    // Did not name us, and was answered in 50 all the same.
    { id: '60', handle: 'dora', at: 0, text: 'my parcel is late' },
    { id: '61', handle: 'acme', at: 50, text: 'Which one? Let us help', inReplyTo: '60' },
    // Nothing to do with us.
    { id: '70', handle: 'emil', at: 0, text: 'lunch' },
    { id: '71', handle: 'acme', at: 5, text: 'New in our shop today' },
  ]);
  expect(cases).toMatchObject([
    {
      customer: 'ann',
      arrivedVia: 'acme',
      kind: 'direct',
      replies: [{ signature: 'JK' }],
      clocks: [{ metric: 'firstResponse', state: 'met', elapsedMs: 480_000 }, {}],
    },
    { customer: 'bob', messages: ['20', '22'], clocks: [{}, {}, { metric: 'nextResponse' }] },
    { customer: 'carl', replies: [{ automatic: true }] },
    { customer: 'dora', kind: 'other' },
  ]);
  expect(totals).toMatchObject({
    posts: 14,
    cases: 4,
    answered: { count: 3, percent: 75 },
    firstResponse: { n: 3, median: 20, p90: 50, mean: 26 },
    answeredWithin: {
      10: { count: 1, percent: 25 },
      22: { count: 2 },
      30: { count: 2 },
      60: { count: 3, percent: 75 },
    },
    oneReplyResolutions: { count: 2 },
    casesWithAtMost3Replies: { count: 3 },
    postsWithPersonalData: 1,
  });
  expect(totals.topTags[0]).toEqual({ tag: expect.any(String), cases: expect.any(Number) });
});

test('a reply without its thread answers who waited, and only them', () => {
  const { cases } = replay([
    { id: '1', handle: 'ann', at: 0, text: '@acme hello' },
    { id: '2', handle: 'acme', at: 5, text: '@ann hello' },
    { id: '3', handle: 'acme', at: 6, text: '@bob hello' },
    { id: '4', handle: 'acme', at: 7, text: '@ann do you know our newsletter?' },
  ]);
  expect(cases).toMatchObject([{ customer: 'ann', replies: [{ post: '2' }] }]);
});

test('nothing to play gives nothing, and no division by zero', () => {
  expect(replay([]).totals).toMatchObject({
    cases: 0,
    answered: { count: 0, percent: 0 },
    firstResponse: { n: 0, median: null, p90: null, mean: null },
  });
});
