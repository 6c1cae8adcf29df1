// Pieces of X's responses, written for these tests.

type Fields = Record<string, unknown>;

/** Users as X wrote them in each generation: the same person. */
export const users = {
  'to 2025-03': {
    __typename: 'User',
    rest_id: '42',
    is_blue_verified: false,
    legacy: {
      screen_name: 'Ann_B',
      name: 'Ann\u202e B',
      created_at: 'Wed Oct 10 20:19:24 +0000 2018',
      followers_count: 1200,
      description: 'hello',
      verified: false,
      verified_type: 'Business',
    },
  },
  '2025-05 to 2026-07': {
    __typename: 'User',
    rest_id: '42',
    is_blue_verified: true,
    core: { screen_name: 'Ann_B', name: 'Ann\u202e B', created_at: 'Wed Oct 10 20:19:24 +0000 2018' },
    legacy: { followers_count: 1200, description: 'hello' },
    verification: { verified: false, verified_type: 'Business' },
  },
  'from 2026-08': {
    __typename: 'User',
    rest_id: '42',
    is_blue_verified: true,
    core: { screen_name: 'Ann_B', name: 'Ann\u202e B', created_at: 'Wed Oct 10 20:19:24 +0000 2018' },
    relationship_counts: { followers: 1200, following: 3 },
    profile_bio: { description: 'hello' },
    verification: { verified: false, verified_type: 'Business' },
  },
} as const;

export const tweet = (id: string, legacy: Fields = {}, around: Fields = {}): Fields => ({
  __typename: 'Tweet',
  rest_id: id,
  core: { user_results: { result: users['from 2026-08'] } },
  views: { count: '900', state: 'EnabledWithCount' },
  legacy: {
    id_str: id,
    user_id_str: '42',
    created_at: 'Tue Mar 03 10:00:00 +0000 2026',
    full_text: 'Where is my order?',
    display_text_range: [0, 18],
    conversation_id_str: id,
    lang: 'en',
    favorite_count: 1,
    retweet_count: 2,
    reply_count: 3,
    quote_count: 4,
    bookmark_count: 5,
    entities: {},
    ...legacy,
  },
  ...around,
});

export const entry = (result: unknown, entryId = 'tweet-1', sortIndex = '1', item: Fields = {}): Fields => ({
  entryId,
  sortIndex,
  content: { itemContent: { tweet_results: { result }, ...item } },
});

export const home = (...entries: unknown[]): Fields => ({
  data: { home: { home_timeline_urt: { instructions: [{ type: 'TimelineAddEntries', entries }] } } },
});
