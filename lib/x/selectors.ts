// Where things stand in X's pages. The only file of the product with X's own names in it: data, so that the day X changes
// is repaired here (CONTRIBUTING.md). Never class names, nth-child paths or words: they change with every build or language.

export type Strategy = {
  css: string;
  /** Why this one may be trusted, and what it must not be taken for. */
  why: string;
  /** The month it was last seen true in a recorded page; `never` for one that is only reported or inferred. */
  seen: string;
};

/** Strategies stand in order of trust: the first that finds something wins. */
export const selectors = {
  post: [
    { css: 'article[data-testid="tweet"]', why: 'the same in every language', seen: '2026-09' },
    { css: '[data-testid="tweet"]', why: 'whatever element it becomes', seen: '2026-09' },
    {
      css: 'article:not([data-testid="notification"]):has([data-testid="User-Name"], [data-testid="reply"])',
      why: 'an article with an author or a reply button; unavailable quotes are articles without either',
      seen: 'never',
    },
    {
      css: 'article:has(a[href*="/status/"] time)',
      why: 'were all test ids to go: no other article links its time to a post',
      seen: '2026-09',
    },
  ],
  /** Outside of anything that is recognised as a post: the sign of one that is not. */
  trace: [
    {
      css: 'a[href*="/status/"]:has(time)',
      why: 'X shows such a link for each ordinary post and for nothing else',
      seen: '2026-09',
    },
    { css: '[data-testid="reply"]', why: 'a reply button; the time may have left its link', seen: '2026-09' },
  ],
  cell: [{ css: '[data-testid="cellInnerDiv"]', why: 'one row of a timeline', seen: '2026-09' }],
  permalink: [
    {
      css: 'a[href*="/status/"]:has(time)',
      why: 'the one anchor around the time; in the header on timelines, under the text on a status page',
      seen: '2026-09',
    },
    {
      css: '[data-testid="User-Name"] a[href*="/status/"]',
      why: 'were the time to leave its anchor, the header would still link to the post',
      seen: '2026-09',
    },
  ],
  decoy: [
    {
      css: 'a[href*="/status/"][href*="/analytics"]',
      why: 'all that names the id of a promoted post',
      seen: '2026-09',
    },
    {
      css: '[role="group"] a[href*="/status/"]',
      why: 'whatever else the action bar links to is about this post',
      seen: '2026-09',
    },
  ],
  time: [{ css: 'time[datetime]', why: 'UTC; its text is relative and localised', seen: '2026-09' }],
  anyTime: [{ css: 'time', why: 'ordinary posts have one, promoted ones do not', seen: '2026-09' }],
  promotedWrapper: [
    {
      css: '[data-testid="placementTracking"]',
      why: 'only as an ancestor: inside a post it stands around every video player',
      seen: '2026-09',
    },
  ],
  quoteBlock: [
    {
      css: 'div[role="link"][tabindex="0"]:has([data-testid="User-Name"], [data-testid="tweetText"], [data-testid^="UserAvatar-Container-"], time)',
      why: 'badges beside names and "Show more" are such links too, but hold no author, text or time',
      seen: '2026-09',
    },
    {
      css: '[role="link"]:has([data-testid="User-Name"])',
      why: 'the tabindex is for the keyboard and may go',
      seen: '2026-09',
    },
  ],
  innerArticle: [{ css: 'article', why: 'an unavailable quote is a plain inner article', seen: '2026-01' }],
  author: [
    { css: '[data-testid="User-Name"]', why: 'the outer one is the author', seen: '2026-09' },
    { css: '[data-testid="User-Names"]', why: 'its name until 2022, in old saved pages', seen: 'never' },
  ],
  avatar: [
    {
      css: '[data-testid^="UserAvatar-Container-"]',
      why: 'its test id ends in the handle, also where nothing is a link (quotes, account switcher)',
      seen: '2026-09',
    },
  ],
  verified: [{ css: 'svg[data-testid="icon-verified"]', why: 'any kind of verification', seen: '2026-02' }],
  text: [
    { css: '[data-testid="tweetText"]', why: 'its own or a quote’s: look outside quotes', seen: '2026-09' },
    {
      css: '[dir="auto"][lang]',
      why: 'people’s words say their language; X’s own have a fixed direction and say none',
      seen: '2026-01',
    },
  ],
  /** What a post without words shows instead. */
  media: [
    {
      css: '[data-testid="tweetPhoto"], [data-testid="videoPlayer"], [data-testid="card.wrapper"], [data-testid="article-cover-image"], [data-testid="twitterArticleReadView"], [data-testid="ScrollSnap-List"]',
      why: 'photo, video, card, Article, carousel (2026-08)',
      seen: '2026-09',
    },
  ],
  articleTitle: [
    { css: '[data-testid="twitter-article-title"]', why: 'long-form Articles have no text', seen: '2026-02' },
  ],
  articleBody: [
    {
      css: '[data-testid="twitterArticleReadView"], [data-testid="twitterArticleRichTextView"]',
      why: 'posts shown in an Article are not what it quotes',
      seen: '2026-02',
    },
  ],
  /** What the links of "Replying to" come before when a post has no text. */
  body: [
    {
      css: '[data-testid="tweetText"], [data-testid="tweetPhoto"], [data-testid="videoPlayer"], [data-testid="card.wrapper"], [data-testid="twitterArticleReadView"], [data-testid="article-cover-image"], [role="group"]',
      why: 'text, media, card, Article or action bar',
      seen: '2026-09',
    },
  ],
  /** Changes in here are not changes of the post. */
  player: [
    { css: '[data-testid="videoPlayer"], video, time', why: 'they tick by themselves', seen: '2026-01' },
  ],
  socialContext: [
    {
      css: '[data-testid="socialContext"]',
      why: 'inside a link: reposted; not a link: pinned or community',
      seen: '2026-01',
    },
  ],
  pinIcon: [
    {
      css: 'path[d^="M7 4.5C7 3.12"]',
      why: 'the only sign of pinned without reading words; X redraws its icons now and then',
      seen: '2026-01',
    },
  ],
  /** The last that matches is the post's: a long-form Article has two. */
  actionBar: [
    {
      css: '[role="group"]:has([data-testid="reply"])',
      why: 'carousels are groups too, but have no reply button',
      seen: '2026-09',
    },
    {
      css: '[role="group"]:has([data-testid="like"], [data-testid="unlike"], [data-testid="retweet"], [data-testid="unretweet"])',
      why: 'where replies are closed the button might go',
      seen: 'never',
    },
    {
      css: '[role="group"]:has(a[href*="/analytics"])',
      why: 'the link to the views, where no button can be told; not on a focal post',
      seen: '2026-09',
    },
    {
      css: 'div[id^="id__"]:has([data-testid="reply"])',
      why: 'React numbers what names a post to screen readers: name, text and bar, and only the bar has buttons',
      seen: '2026-09',
    },
  ],
  replies: [{ css: '[data-testid="reply"]', why: 'button', seen: '2026-09' }],
  reposts: [
    {
      css: '[data-testid="retweet"], [data-testid="unretweet"]',
      why: 'renamed once pressed',
      seen: '2026-09',
    },
  ],
  likes: [
    { css: '[data-testid="like"], [data-testid="unlike"]', why: 'renamed once pressed', seen: '2026-09' },
  ],
  bookmarks: [
    {
      css: '[data-testid="bookmark"], [data-testid="removeBookmark"]',
      why: 'since 2026-09 on status pages only',
      seen: '2026-09',
    },
  ],
  views: [{ css: 'a[href*="/analytics"]', why: 'a link, not in the bar of a focal post', seen: '2026-09' }],
  shownCount: [
    {
      css: '[data-testid="app-text-transition-container"]',
      why: 'while a number rolls, the old one stands before it without this id',
      seen: '2026-09',
    },
  ],
  columnBody: [{ css: '[data-testid="multi-column-layout-column-content"]', why: 'X Pro', seen: 'never' }],
  columnTitle: [{ css: '[data-testid="column-title-wrapper"]', why: 'X Pro', seen: 'never' }],
  accountSwitcher: [
    {
      css: '[data-testid="SideNav_AccountSwitcher_Button"]',
      why: 'its text is empty in narrow windows; its avatar never is',
      seen: '2026-09',
    },
    {
      css: 'header[role="banner"] :is(button, [role="button"]):has([data-testid^="UserAvatar-Container-"])',
      why: 'the only avatar on a button beside the navigation',
      seen: '2026-09',
    },
  ],
  profileTab: [
    { css: 'a[data-testid="AppTabBar_Profile_Link"]', why: 'absent on some pages', seen: '2026-09' },
  ],
  dialog: [
    { css: '[role="dialog"]', why: 'X’s own word for it, whatever stands in it', seen: '2026-09' },
    {
      css: '[aria-labelledby="modal-header"]',
      why: 'photos and conversations over a page',
      seen: '2026-08',
    },
  ],
  /** Where a post or reply is written; never the boxes around it, whose names begin alike. */
  editor: [
    {
      css: '[data-testid="tweetTextarea_0"]',
      why: 'the field itself; later ones belong to a thread',
      seen: '2026-09',
    },
    { css: '[role="textbox"][contenteditable="true"]', why: 'any editor', seen: '2026-02' },
  ],
  submit: [
    {
      css: '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]',
      why: 'only looked at: enabled means that something is written. Perch never presses it',
      seen: '2026-02',
    },
  ],
  toast: [{ css: '[data-testid="toast"]', why: 'links to a post that was just sent', seen: 'never' }],
  /** Nothing in here is read. */
  messages: [
    {
      css: '[data-testid="dm-container"], [data-testid="dm-conversation-panel"], [data-testid="dm-inbox-panel"], [data-testid="chat-drawer-root"]',
      why: 'X Chat, as a page and as a drawer',
      seen: '2026-02',
    },
    {
      css: '[data-testid="DMDrawer"], [data-testid="DmActivityContainer"], [data-testid="DmScrollerContainer"]',
      why: 'before X Chat',
      seen: '2024-12',
    },
  ],
  messageHeader: [
    { css: '[data-testid="dm-conversation-header"]', why: 'whom one writes with; reported', seen: 'never' },
  ],
  layers: [{ css: '#layers', why: 'X’s menus, dialogs and toasts; z-index 1', seen: '2026-09' }],
  /** The legacy TweetDeck that an extension puts in the place of X. */
  oldTweetDeck: [{ css: '.js-app-columns, .application.js-app', why: 'reported', seen: 'never' }],
} as const satisfies Record<string, readonly Strategy[]>;

export type Anchor = keyof typeof selectors;
