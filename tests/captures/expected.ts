// What stands in recorded pages of X, checked by eye in their markup: facts only, no words of anybody.

export type Expected = {
  id: string;
  handle: string;
  /** When it was published, UTC. */
  at: string;
  /** Length of its text in UTF-16 units, and the first twelve digits of its SHA-256. */
  text: string;
  /** replies/reposts/likes/bookmarks/views; a dash where the page does not say. */
  counts: string;
  promoted?: true;
  pinned?: true;
  focal?: true;
  repostedBy?: string;
  /** Handle, time, length and digest of what it quotes. */
  quote?: string;
};

/** By file, under the folder of recorded pages; every post of each, in the order of the document. */
export const expectedByFile: Readonly<Record<string, readonly Expected[]>> = {
  'defuddle-2026-02/x-article-2026-02-13.html': [
    {
      id: '2013045749580259680',
      handle: 'arscontexta',
      at: '2026-01-19T00:28:01.000Z',
      text: '26 20feaba9aeaa',
      counts: '76/234/2378/8190/1122900',
      focal: true,
    },
  ],
  'mnemosyne-2024-10/invalid_time.decoded.html': [
    {
      id: '1819261599334474117',
      handle: 'premium',
      at: '2024-08-02T06:39:00.184Z',
      text: '35 056b4ba6e03d',
      counts: '4/948/7658/1397/84619011',
      promoted: true,
    },
  ],
  'mnemosyne-2024-10/tweet.html': [
    {
      id: '1841842569182929401',
      handle: 'jarvis_best',
      at: '2024-10-03T14:07:42.000Z',
      text: '36 cf56a86e965f',
      counts: '20/1/56/-/1732',
    },
  ],
  'mnemosyne-2024-10/tweet_with_qt.html': [
    {
      id: '1841911481241370703',
      handle: 'tenobrus',
      at: '2024-10-03T18:41:32.000Z',
      text: '163 346501a74306',
      counts: '7/0/32/3/1432',
      quote: 'cedar_xr 2024-10-03T18:38:33.000Z 165 39f673703535',
    },
  ],
  'x-folders-2026-09/x-home.first-3-cells.html': [
    {
      id: '1000000000000000001',
      handle: 'bob',
      at: '2026-01-15T09:30:00.000Z',
      text: '0 e3b0c44298fc',
      counts: '13/46/204/351/48417',
    },
    {
      id: '1000000000000000008',
      handle: 'carol',
      at: '2018-05-25T13:05:53.758Z',
      text: '74 43d62c260835',
      counts: '0/0/61/9/2597794',
      promoted: true,
    },
    {
      id: '1000000000000000009',
      handle: 'erin',
      at: '2026-01-15T09:30:00.000Z',
      text: '52 83c40ed2d519',
      counts: '14/3/36/8/13451',
    },
  ],
  'x-folders-2026-09/x-status.html': [
    {
      id: '1000000000000000001',
      handle: 'bob',
      at: '2026-01-15T09:30:00.000Z',
      text: '74 43d62c260835',
      counts: '56/75/401/486/41755',
      focal: true,
      quote: 'bob 2026-01-15T09:30:00.000Z 52 83c40ed2d519',
    },
  ],
  'xingest-2026-01/jason.html': [
    {
      id: '2013402546614702147',
      handle: 'jason',
      at: '2026-01-20T00:05:48.000Z',
      text: '275 ccb3092e440d',
      counts: '3/25/217/63/52901',
      pinned: true,
    },
    {
      id: '1629742501291778048',
      handle: 'jason',
      at: '2023-02-26T07:17:46.000Z',
      text: '9 9b2e9a99c74e',
      counts: '1768/10664/57130/1818/9968202',
    },
    {
      id: '1304081099153313793',
      handle: 'jason',
      at: '2020-09-10T15:35:37.000Z',
      text: '84 0ac440f4131b',
      counts: '706/15430/52915/-/-',
    },
    {
      id: '1594832094416470021',
      handle: 'jason',
      at: '2022-11-21T23:16:16.000Z',
      text: '249 a67faac3f82e',
      counts: '1851/3764/46682/-/-',
    },
    {
      id: '1877924213186576475',
      handle: 'jason',
      at: '2025-01-11T03:43:17.000Z',
      text: '2 bf7777c7b7c5',
      counts: '1483/3079/48655/2721/3770052',
    },
    {
      id: '1614836142242955264',
      handle: 'jason',
      at: '2023-01-16T04:05:13.000Z',
      text: '54 f9e7c852fb11',
      counts: '882/6157/41256/911/6829729',
    },
    {
      id: '1814134821603754307',
      handle: 'jason',
      at: '2024-07-19T03:07:01.000Z',
      text: '279 0164b66a2667',
      counts: '3197/6205/41547/1344/40810822',
      quote: 'jason 2024-07-19T02:45:22.000Z 30 c3366c912fce',
    },
    {
      id: '1813315242656694709',
      handle: 'jason',
      at: '2024-07-16T20:50:18.000Z',
      text: '0 e3b0c44298fc',
      counts: '442/2523/35639/774/1329850',
    },
  ],
  'xingest-2026-01/nikitabier.html': [
    {
      id: '1948200627647164885',
      handle: 'nikitabier',
      at: '2025-07-24T01:56:40.000Z',
      text: '279 3820642896b2',
      counts: '2215/6876/97659/5554/8372024',
    },
    {
      id: '1856523236655161373',
      handle: 'nikitabier',
      at: '2024-11-13T02:23:26.000Z',
      text: '56 20388f063ca5',
      counts: '875/8047/69265/5606/5512627',
    },
    {
      id: '1774443199412556072',
      handle: 'nikitabier',
      at: '2024-03-31T14:26:40.000Z',
      text: '12 9341b1e7d8ef',
      counts: '172/1540/61179/1250/3515252',
    },
    {
      id: '1896930506362470564',
      handle: 'nikitabier',
      at: '2025-03-04T14:27:30.000Z',
      text: '280 439cd1957d09',
      counts: '701/2858/50695/2867/3589662',
    },
    {
      id: '1895677779469037970',
      handle: 'nikitabier',
      at: '2025-03-01T03:29:37.000Z',
      text: '95 37df957f18d0',
      counts: '46/3229/50171/1256/1765263',
    },
    {
      id: '1840979403909533862',
      handle: 'nikitabier',
      at: '2024-10-01T04:57:48.000Z',
      text: '39 f311c4cc2705',
      counts: '147/2821/47284/709/1301193',
    },
    {
      id: '1880297548398883113',
      handle: 'nikitabier',
      at: '2025-01-17T16:54:04.000Z',
      text: '112 2d8bf6be0dc0',
      counts: '1818/3334/45839/2590/4107291',
    },
    {
      id: '1977446408136650785',
      handle: 'nikitabier',
      at: '2025-10-12T18:48:57.000Z',
      text: '156 5cc5de86bf40',
      counts: '5137/3465/41312/1001/5007433',
    },
    {
      id: '1939723101723574703',
      handle: 'nikitabier',
      at: '2025-06-30T16:30:00.000Z',
      text: '274 5bdee97ea859',
      counts: '5017/2837/38150/2443/28508759',
    },
  ],
  'xingest-2026-01/okx.html': [
    {
      id: '2012952460877607151',
      handle: 'okx',
      at: '2026-01-18T18:17:20.000Z',
      text: '99 8ae336d14ca6',
      counts: '104/82/718/77/1499144',
      pinned: true,
    },
    {
      id: '2013469559152431502',
      handle: 'okx',
      at: '2026-01-20T04:32:06.000Z',
      text: '38 26d7015dd9af',
      counts: '57/9/70/3/8796',
    },
    {
      id: '2013422753613762627',
      handle: 'okx',
      at: '2026-01-20T01:26:06.000Z',
      text: '228 62e6ccf8fc64',
      counts: '69/29/141/8/14262',
    },
    {
      id: '2013378711286858222',
      handle: 'okx',
      at: '2026-01-19T22:31:06.000Z',
      text: '25 0491f0256962',
      counts: '125/25/188/10/19347',
    },
    {
      id: '2013333412644294788',
      handle: 'okx',
      at: '2026-01-19T19:31:06.000Z',
      text: '14 7dd99bfcd42d',
      counts: '123/33/242/8/25351',
    },
    {
      id: '2013298867521917306',
      handle: 'okx',
      at: '2026-01-19T17:13:49.000Z',
      text: '205 1f3b126e4eb1',
      counts: '103/49/256/10/48884',
    },
  ],
};
