import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPayload } from '../../../../lib/x/payload/read-payload.ts';
import { postSchema } from '../../../../lib/care/post.ts';
import { respond } from '../../../x-site/api/respond.ts';
import { generateWorld } from '../../../x-site/generate.ts';
import { entry, home, tweet, users } from './response.ts';

const now = Date.UTC(2026, 10, 22);
const postsOf = (response: unknown) => readPayload(response, now).readings.map(({ post }) => post);
const postOf = (result: unknown) => postsOf(home(entry(result)))[0];
const idsOf = (response: unknown) => postsOf(response).map((post) => post?.id);

describe('a person', () => {
  it.each(Object.entries(users))('is the same in the schema %s', (_, user) => {
    expect(postOf(tweet('7', {}, { core: { user_results: { result: user } } }))).toMatchObject({
      handle: 'ann_b',
      name: 'Ann B',
      userId: '42',
      followers: 1200,
      verified: true,
      verifiedKind: 'business',
      accountCreatedAt: Date.UTC(2018, 9, 10, 20, 19, 24),
      bio: 'hello',
    });
  });

  it('without any mark is not verified', () => {
    const user = { ...users['from 2026-08'], is_blue_verified: false, verification: { verified: false } };
    const post = postOf(tweet('7', {}, { core: { user_results: { result: user } } }));
    expect(post).toMatchObject({ verified: false });
    expect(post).not.toHaveProperty('verifiedKind');
  });

  it('who is unavailable leaves a post that says so', () => {
    const [reading] = readPayload(
      home(entry(tweet('7', {}, { core: { user_results: { result: { __typename: 'UserUnavailable' } } } }))),
      now,
    ).readings;
    expect(reading?.post).toBeUndefined();
    expect(reading?.fields).toMatchObject({ id: '7', userId: '42', text: 'Where is my order?' });
    expect(reading?.problems).toEqual(['handle: the response names no author']);
  });
});

describe('a post', () => {
  it('has what X knows of it', () => {
    const post = postOf(
      tweet('9', {
        full_text: '@acme @Bob &lt;3 @carl see https://t.co/a &amp;amp; #late https://t.co/pic',
        display_text_range: [11, 57],
        in_reply_to_screen_name: 'Acme',
        in_reply_to_status_id_str: '8',
        conversation_id_str: '5',
        entities: {
          user_mentions: [
            { screen_name: 'acme', id_str: '1' },
            { screen_name: 'Bob', id_str: '2' },
            { screen_name: 'carl', id_str: '3' },
          ],
          urls: [
            { url: 'https://t.co/a', display_url: 'acme.example/…', expanded_url: 'https://acme.example/x' },
          ],
          hashtags: [{ text: 'late' }],
        },
      }),
    );
    expect(post).toMatchObject({
      id: '9',
      publishedAt: Date.UTC(2026, 2, 3, 10),
      firstSeenAt: now,
      text: '<3 @carl see acme.example/… &amp; #late',
      replyingTo: ['acme', 'bob'],
      mentions: ['carl'],
      mentionedUsers: [
        { handle: 'acme', userId: '1' },
        { handle: 'bob', userId: '2' },
        { handle: 'carl', userId: '3' },
      ],
      hashtags: ['late'],
      links: [{ shown: 'acme.example/…', href: 'https://acme.example/x' }],
      conversationId: '5',
      inReplyToId: '8',
      counters: { replies: 3, reposts: 2, likes: 1, quotes: 4, bookmarks: 5, views: 900 },
      surface: 'home',
    });
    expect(postSchema.safeParse(post).error).toBeUndefined();
  });

  it('reads the same where its own fields lie at the top', () => {
    const { legacy, ...around } = tweet('9') as { legacy: object };
    expect(postOf({ ...around, ...legacy, legacy: null })).toEqual(postOf(tweet('9')));
  });

  it('has all the words of a long one', () => {
    const note = {
      note_tweet_results: {
        result: { text: 'A & B '.repeat(80), entity_set: { hashtags: [{ text: 'far' }] } },
      },
    };
    expect(postOf(tweet('9', {}, { note_tweet: note }))).toMatchObject({
      text: 'A & B '.repeat(80).trim(),
      hashtags: ['far'],
    });
  });

  it('of a long article is its title', () => {
    const article = { article_results: { result: { title: 'On birds' } } };
    expect(postOf(tweet('9', { full_text: 'https://t.co/x' }, { article }))?.text).toBe('On birds');
  });

  it('names all its versions', () => {
    expect(postOf(tweet('9', {}, { edit_control: { edit_tweet_ids: ['9'] } }))?.editIds).toEqual(['9']);
    const edited = { initial_tweet_id: '8', edit_control_initial: { edit_tweet_ids: ['8', '9'] } };
    expect(postOf(tweet('9', {}, { edit_control: edited }))?.editIds).toEqual(['8', '9']);
  });

  it('knows whom it quotes, even inside a wrapper, and what is left of one withheld', () => {
    const wrapped = {
      __typename: 'TweetWithVisibilityResults',
      tweet: { ...tweet('3'), __typename: undefined },
    };
    expect(postOf(tweet('9', {}, { quoted_status_result: { result: wrapped } }))?.quote).toMatchObject({
      id: '3',
      handle: 'ann_b',
      text: 'Where is my order?',
    });
    const permalink = { url: 'https://t.co/q', expanded: 'https://twitter.com/Gone/status/3' };
    const withheld = { quoted_status_result: { result: { __typename: 'TweetTombstone' } } };
    expect(postOf(tweet('9', { quoted_status_permalink: permalink }, withheld))?.quote).toEqual({
      id: '3',
      handle: 'gone',
    });
  });

  it('that was reposted is the original', () => {
    const repost = tweet('9', { retweeted_status_result: { result: tweet('3', { full_text: 'first' }) } });
    expect(postOf(repost)).toMatchObject({ id: '3', repostedBy: 'ann_b' });
  });

  it('takes its time from its id where none is written', () => {
    const [reading] = readPayload(
      home(entry(tweet('2074976613713031490', { created_at: 'soon' }))),
      now,
    ).readings;
    expect(reading?.post?.publishedAt).toBe(1_783_547_950_567);
    expect(reading?.problems).toEqual(['publishedAt: no time is written']);
  });
});

describe('a response', () => {
  it('is read in the order of the page, wherever its instructions lie', () => {
    const module = {
      entryId: 'conversationthread-1',
      sortIndex: '9007199254740993001',
      content: { items: [{ item: { itemContent: { tweet_results: { result: tweet('4') } } } }] },
    };
    const instructions = [
      { type: 'TimelineClearCache' },
      { type: 'TimelinePinEntry', entry: entry(tweet('1')) },
      {
        type: 'TimelineAddEntries',
        entries: [
          entry(tweet('3'), 'tweet-3', '9007199254740993002'),
          module,
          entry(tweet('2'), 'promoted-tweet-2', '9007199254740993003'),
        ],
      },
      {
        type: 'TimelineAddToModule',
        moduleItems: [{ item: { itemContent: { tweet_results: { result: tweet('5') } } } }],
      },
    ];
    const response = { data: { anything: [{ timeline_v9: { instructions } }] } };
    expect(idsOf(response)).toEqual(['1', '2', '3', '4', '5']);
    expect(postsOf(response).map((post) => [post?.pinned, post?.promoted])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
  });

  it.each([
    ['one post', { data: { tweetResult: { result: tweet('1') } } }],
    ['a list of posts', { data: { tweetResult: [{ result: tweet('1') }] } }],
    ['a post just sent', { data: { create_tweet: { tweet_results: { result: tweet('1') } } } }],
    ['an entry alone', entry(tweet('1'))],
    ['a post alone', tweet('1')],
    ['a list of such', [tweet('1')]],
  ])('may be %s', (_, response) => expect(idsOf(response)).toEqual(['1']));

  it('tells of posts that X withholds, and of none at all', () => {
    const response = home(
      entry({ __typename: 'TweetTombstone', tombstone: { text: { text: 'secret' } } }),
      entry({ __typename: 'TweetUnavailable', reason: 'Protected' }),
      entry(undefined),
    );
    expect(readPayload(response, now)).toMatchObject({ readings: [], isResponse: true });
    expect(readPayload(response, now).withheld).toHaveLength(3);
  });

  it('is not misled by names that every object has', () => {
    const response = { data: { constructor: { instructions: [entry(tweet('1'))] } } };
    expect(postsOf(response)).toMatchObject([{ id: '1', surface: 'other' }]);
    expect(idsOf(home(entry({ ...tweet('2'), __typename: 'toString' })))).toEqual(['2']);
  });

  it('tells of errors, and of people who are not there', () => {
    const error = { errors: [{ message: 'Too long' }], data: {} };
    expect(readPayload(error, now)).toMatchObject({ refusals: ['Too long'], isResponse: true });
    const gone = { data: { user: { result: { __typename: 'UserUnavailable', message: 'Suspended' } } } };
    expect(readPayload(gone, now)).toMatchObject({ refusals: ['Suspended'], isResponse: true });
  });

  it.each([[{}], [[]], [1], [null], ['text'], [{ posts: [] }]])('is not %j', (value) =>
    expect(readPayload(value, now)).toMatchObject({ readings: [], isResponse: false }),
  );

  it('never throws, and loses one field at most for one that is broken', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readPayload(value, now)));
    const id = '2074976613713031490';
    const whole = { ...postOf(tweet(id)) } as Record<string, unknown>;
    const legacy = tweet(id)['legacy'] as Record<string, unknown>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(legacy)), fc.anything(), (name, junk) => {
        const post = { ...postOf(tweet(id, { [name]: junk })) } as Record<string, unknown>;
        const changed = Object.keys(whole).filter(
          (key) => JSON.stringify(post[key]) !== JSON.stringify(whole[key]),
        );
        expect(post['id']).toBe(id);
        expect(changed.length).toBeLessThanOrEqual(name === 'entities' || name === 'full_text' ? 4 : 1);
      }),
    );
  });

  it('of the stand-in gives every post back as its world has it', () => {
    const world = generateWorld(now);
    const readings = postsOf(respond(world, 'HomeTimeline', { count: 2_000 }, now));
    expect(readings.length).toBeGreaterThan(1_500);
    for (const post of readings) {
      const known = world.postById.get(post?.id ?? '');
      const author = world.userByHandle.get(known?.handle.toLowerCase() ?? '');
      expect(post).toMatchObject({
        handle: known?.handle.toLowerCase(),
        publishedAt: Math.floor((known?.publishedAt ?? 0) / 1_000) * 1_000,
        userId: author?.id,
        followers: author?.followers,
        conversationId: known?.conversationId,
        promoted: known?.kind === 'promoted',
        counters: known?.counts,
        ...(known?.replyTo && { inReplyToId: known.replyTo.id }),
      });
    }
  });
});
