// Small posts in X's shape, written for these tests: only what the rules of lib/x look at.

export type Fixture = {
  id?: string | undefined;
  handle?: string;
  /** Markup of the display name. */
  name?: string;
  time?: string | undefined;
  /** Markup of the words; undefined for a post without any. */
  text?: string | undefined;
  lang?: string;
  /** Markup above the header, between header and words, and under the words. */
  above?: string;
  between?: string;
  below?: string;
  bar?: string | undefined;
  focal?: boolean;
  verified?: boolean;
};

export const aPostId = '2013402546614702147';
/** When that id was issued, to the second. */
export const aTime = '2026-01-20T00:05:48.000Z';
export const someTimeLater = Date.parse('2026-01-21T00:00:00Z');

const count = (testId: string, label: string, shown: string): string =>
  `<div><button data-testid="${testId}" aria-label="${label}"><span data-testid="app-text-transition-container">${shown}</span></button></div>`;

export const bar = (
  handle = 'bob',
  id = aPostId,
  label = '3 replies, 25 reposts, 217 likes, 63 bookmarks, 52901 views',
): string =>
  `<div><div role="group" id="id__1" aria-label="${label}">${count('reply', '3 Replies. Reply', '3')}${count('retweet', '25 reposts. Repost', '25')}${count('like', '217 Likes. Like', '217')}<div><a href="/${handle}/status/${id}/analytics" aria-label="52901 views. View post analytics"><span data-testid="app-text-transition-container">52K</span></a></div><div><button aria-label="Share post"></button></div></div></div>`;

const permalink = (handle: string, id: string | undefined, time: string | undefined): string =>
  id === undefined || time === undefined
    ? ''
    : `<a href="/${handle}/status/${id}" role="link"><time datetime="${time}">5h</time></a>`;

/** One post. Options that are given as undefined leave their part out. */
export const post = (options: Fixture = {}): string => {
  const { id, handle, name, time, text, lang, focal } = {
    id: aPostId,
    handle: 'bob',
    name: '<span>Bob</span>',
    time: aTime,
    text: '<span>Where is my parcel?</span>',
    lang: 'en',
    focal: false,
    ...options,
  };
  const actions = 'bar' in options ? (options.bar ?? '') : bar(handle, id);
  const words =
    text === undefined ? '' : `<div data-testid="tweetText" dir="auto" lang="${lang}">${text}</div>`;
  const badge = options.verified ? '<svg data-testid="icon-verified"></svg>' : '';
  const link = permalink(handle, id, time);
  return `<article data-testid="tweet" role="article" tabindex="${focal ? -1 : 0}">
    ${options.above ?? ''}
    <div data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${handle}"><a href="/${handle}" tabindex="-1"></a></div></div>
    <div data-testid="User-Name"><div><a href="/${handle}" role="link"><div dir="ltr">${name}</div><div dir="ltr">${badge}</div></a></div>
      <div><a href="/${handle}" role="link" tabindex="-1"><div dir="ltr"><span>@${handle}</span></div></a><span>·</span>${focal ? '' : link}</div></div>
    ${options.between ?? ''}${words}${options.below ?? ''}
    ${focal ? `<div>${link}</div>` : ''}${actions}</article>`;
};

/** A quoted post: its header holds no links, and so it rarely names its id. */
export const quote = (handle: string, time: string, text: string, more = ''): string =>
  `<div><div dir="ltr"><span>Quote</span></div><div role="link" tabindex="0"><div data-testid="UserAvatar-Container-${handle}"></div><div data-testid="User-Name"><div><div dir="ltr"><span>Name</span></div></div><div tabindex="-1"><div dir="ltr"><span>@${handle}</span></div></div><time datetime="${time}">2h</time></div><div data-testid="tweetText" lang="en"><span>${text}</span></div>${more}</div></div>`;

export const cell = (content: string, top?: number): string =>
  `<div data-testid="cellInnerDiv"${top === undefined ? '' : ` style="transform: translateY(${top}px); position: absolute;"`}><div><div>${content}</div></div></div>`;

/** The first element of some markup, in the test's document but not on its page. */
export const element = (markup: string): HTMLElement => {
  const parsed = new DOMParser().parseFromString(`<body>${markup}</body>`, 'text/html');
  return document.importNode(parsed.body.firstElementChild as HTMLElement, true);
};

/** Puts markup on an emptied page. */
export const show = (...markup: string[]): HTMLElement => {
  const timeline = document.createElement('div');
  timeline.append(...markup.map(element));
  document.body.replaceChildren(timeline);
  return timeline;
};
