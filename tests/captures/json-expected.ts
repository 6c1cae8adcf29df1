// What the recorded responses hold: counts, and facts of some posts of each generation. No words of theirs.

export interface ExpectedResponse {
  posts: number;
  people?: number;
  refusals?: string[];
  /** Some of the posts, by id. */
  facts?: Record<string, object>;
}

const xDevelopers = { handle: 'xdevelopers', userId: '2244994945', verifiedKind: 'business' };
const opensThread = (followers: number) => ({
  '1649191520250245121': { ...xDevelopers, followers, conversationId: '1649191520250245121' },
  '1649191521323995138': { ...xDevelopers, inReplyToId: '1649191520250245121', replyingTo: ['xdevelopers'] },
});
const quotesAPost = {
  '1631001385985773570': {
    handle: 'ilyasut',
    userId: '1720046887',
    followers: 168_867,
    verified: false,
    quote: { id: '1630992406542970880' },
    counters: { replies: 9, reposts: 4, likes: 121, quotes: 0, views: 28_899 },
  },
};

export const expectedResponses: Record<string, ExpectedResponse> = {
  'fxembed/SearchTimeline_neo.json': {
    posts: 9,
    facts: {
      '2029450917993652659': {
        handle: '99tulips',
        userId: '1517794924774576128',
        followers: 3_652,
        surface: 'search',
      },
      '2032260689633407007': { handle: 'initjean', verifiedKind: 'blue', counters: { views: 130_033 } },
    },
  },
  'fxembed/SearchTimeline_query_too_long_error.json': {
    posts: 0,
    refusals: ['BadRequest: Raw query length 2268 exceeds max allowed 512'],
  },
  'fxembed/TweetDetail_1899954694652309701.json': {
    posts: 1,
    facts: { '1899954694652309701': { handle: 'vyseroy', userId: '134079656', surface: 'status' } },
  },
  // A post of a community, with pictures and no words.
  'fxembed/TweetResultByRestId_1964084223871971826.json': {
    posts: 1,
    facts: {
      '1964084223871971826': { userId: '1787311459174588417', text: '', accountCreatedAt: 1_714_963_247_000 },
    },
  },
  'fxembed/UserByScreenName_testsuspendeduser.json': { posts: 0, refusals: ['User is suspended'] },
  'fxembed/UserTweets_783214.json': { posts: 1, facts: { '2036082537949434164': { surface: 'profile' } } },
  'trevor-2023-04/TweetDetail-single-entry.json': { posts: 1, facts: quotesAPost },
  'trevor-2023-04/TweetResultByRestId.json': { posts: 1, facts: quotesAPost },
  'trevor-2023-04/UserTweetsAndReplies-single-entry.json': {
    posts: 3,
    facts: {
      '1648726807301218305': { handle: 'karpathy', quote: { id: '1647434714947395585' } },
      '1648811419998228480': {
        conversationId: '1648726807301218305',
        inReplyToId: '1648801924760711169',
        mentionedUsers: [{ handle: 'sirprisal', userId: '1351750750712557569' }],
      },
    },
  },
  'twscrape-2023/_issue_28_1.json': {
    posts: 2,
    facts: {
      '1658407192859492355': { handle: 'sisumisu3', repostedBy: 'redroja4' },
      '1677037919880507392': { quote: { handle: 'pshermanv', id: '1677035434214412289' } },
    },
  },
  'twscrape-2023/_issue_42.json': {
    posts: 1,
    facts: { '1665863576060575744': { handle: 'chinadaily', repostedBy: '_avicintl', followers: 4_161_285 } },
  },
  'twscrape-2025-03/raw_search.json': {
    posts: 10,
    facts: {
      '1897829051819016464': {
        userId: '1797787717889114113',
        followers: 33,
        accountCreatedAt: 1_717_461_002_000,
        replyingTo: ['teslaconomics'],
        inReplyToId: '1897626454109901157',
        mentions: [],
      },
    },
  },
  'twscrape-2025-03/raw_tweet_replies.json': { posts: 11, facts: opensThread(700_154) },
  'twscrape-2026-05/raw_tweet_details.json': { posts: 37, facts: opensThread(683_277) },
  'twscrape-2026-08/raw_community_tweets.json': {
    posts: 20,
    facts: {
      '2085185422573867492': { userId: '1092822165936848898', followers: 18_817, surface: 'community' },
    },
  },
  'twscrape-2026-08/raw_retweeters.json': { posts: 0, people: 19, refusals: ['User is not available'] },
  'twscrape-2026-08/raw_search.json': {
    posts: 20,
    facts: {
      '2074976613713031490': {
        handle: 'piloly',
        userId: '20472409',
        followers: 29_524,
        verifiedKind: 'blue',
      },
      '2074974895750951259': {
        mentions: ['tesla', 'teslaeurope'],
        mentionedUsers: [
          { handle: 'tesla', userId: '13298072' },
          { handle: 'teslaeurope', userId: '1620480811303866369' },
        ],
      },
    },
  },
  'twscrape-2026-08/raw_tweet_details.json': { posts: 37, facts: opensThread(695_696) },
  'twscrape-2026-08/raw_tweet_replies.json': { posts: 37, facts: opensThread(695_695) },
  'twscrape-2026-08/raw_user_by_login.json': { posts: 0, people: 1 },
  'twscrape-2026-08/raw_user_tweets.json': {
    posts: 21,
    facts: {
      '2019881223666233717': { ...xDevelopers, pinned: true },
      '2083289084567724316': { handle: 'benjitaylor', repostedBy: 'xdevelopers', pinned: false },
    },
  },
};
