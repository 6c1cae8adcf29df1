// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPost } from '../../../lib/x/read-post.ts';
import { aPostId, aTime, bar, cell, element, post, quote, show } from './fixture.ts';
import { at, fieldsOf, read } from './reading.ts';

describe('who it replies to', () => {
  const replyingTo =
    '<div dir="ltr">Replying to <a href="/Ann"><span>@Ann</span></a> and <a href="/acme">@acme</a> and <a href="/bob/status/1">2 others</a></div>';

  it('is what stands between header and words', () => {
    const text = '<a href="/eve">@eve</a> hello';
    expect(fieldsOf({ between: replyingTo, text })).toMatchObject({
      replyingTo: ['ann', 'acme'],
      mentions: ['eve'],
    });
  });

  it('is read without words, but never from a caption', () => {
    expect(fieldsOf({ between: replyingTo, text: undefined }).replyingTo).toEqual(['ann', 'acme']);
    const photo = `<div data-testid="tweetPhoto"></div>${replyingTo}`;
    expect(fieldsOf({ text: undefined, below: photo }).replyingTo).toEqual([]);
  });
});

describe('the author', () => {
  it.each([
    ['emoji', '<span>Bob </span><img alt="🐦">', 'Bob 🐦'],
    ['markup as text', '&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>'],
    ['direction controls', '\u202eboB\u2066 \u200fx', 'boB x'],
    ['an emoji of several parts', '👩\u200d🚀', '👩\u200d🚀'],
    ['line breaks', 'B\n o<br>b', 'B o b'],
  ])('is named with %s', (_, name, expected) => {
    expect(fieldsOf({ name }).name).toBe(expected);
  });

  it('keeps four marks a letter, and a hundred units of a name', () => {
    expect(fieldsOf({ name: `Z${'\u0301'.repeat(300)}algo` }).name).toBe(`Z${'\u0301'.repeat(4)}algo`);
    expect(fieldsOf({ name: `${'a'.repeat(99)}🎉` }).name).toBe('a'.repeat(99));
  });

  it('without a name is a problem, but a post', () => {
    const { post: nameless, problems } = read({ name: '\u200b' });
    expect(nameless?.name).toBe('');
    expect(problems).toEqual(['name: the header shows none']);
  });

  it('is not verified by a quote', () => {
    const verified = '<svg data-testid="icon-verified"></svg>';
    expect(fieldsOf({ below: quote('ann', aTime, 'x', verified) }).verified).toBe(false);
  });
});

describe('a quote', () => {
  it('is known by handle and time, and by id where a picture tells it', () => {
    const plain = { handle: 'ann', publishedAt: Date.parse(aTime), text: 'Hi' };
    expect(fieldsOf({ below: quote('Ann', aTime, 'Hi') }).quote).toEqual(plain);
    const photo = '<a href="/Ann/status/77/photo/1"></a>';
    expect(fieldsOf({ below: quote('Ann', aTime, 'Hi', photo) }).quote).toEqual({ ...plain, id: '77' });
  });

  it('is not a badge, nor "Show more", nor an unavailable post', () => {
    const badge = '<div role="link" tabindex="0"><img alt=""></div>';
    expect(fieldsOf({ name: `Bob${badge}`, below: badge }).quote).toBeUndefined();
    const gone = '<article role="article" tabindex="-1"><span>unavailable</span></article>';
    expect(read({ below: gone })).toMatchObject({ problems: [], post: { id: aPostId } });
  });

  it('is one even where broken markup has put the action bar into it', () => {
    const reading = read({ below: quote('ann', aTime, 'Hi', bar()), bar: '' });
    expect(reading).toMatchObject({
      problems: [],
      post: {
        handle: 'bob',
        text: 'Where is my parcel?',
        quote: { handle: 'ann' },
        counters: { likes: 217 },
      },
    });
  });

  it('is not the author of a post whose header is missing', () => {
    const headless = element(post({ below: quote('ann', aTime, 'Hi') }));
    headless.querySelector('[data-testid="User-Name"]')?.remove();
    expect(readPost(headless, at('/home')).fields).toMatchObject({
      text: 'Where is my parcel?',
      quote: { handle: 'ann' },
    });
  });

  it('is no link around the whole post', () => {
    const whole = element(post());
    const link = element('<div role="link" tabindex="0"></div>');
    link.append(...whole.childNodes);
    whole.append(link);
    expect(readPost(whole, at('/home'))).toMatchObject({ problems: [], post: { id: aPostId, name: 'Bob' } });
  });

  it('without an author is absent, with a problem', () => {
    const nobody = '<div role="link" tabindex="0"><div data-testid="tweetText">?</div></div>';
    const reading = read({ below: nobody });
    expect(reading.fields.quote).toBeUndefined();
    expect(reading.problems).toEqual(['quote: its author is not named']);
  });
});

describe('the line above', () => {
  const context = (inner: string, path = ''): string =>
    `<div><svg><path d="${path}"></path></svg><div>${inner}</div></div>`;
  const words = '<div data-testid="socialContext">words</div>';

  it('names the reposter when it is a link', () => {
    const above = context('<a href="/Ann"><span data-testid="socialContext">Ann reposted</span></a>');
    expect(read({ above })).toMatchObject({ problems: [], post: { repostedBy: 'ann', pinned: false } });
  });

  it('says pinned by its icon alone', () => {
    expect(fieldsOf({ above: context(words, 'M7 4.5C7 3.12 8 2z') }).pinned).toBe(true);
  });

  it('with an unknown icon is a problem, not a guess', () => {
    const reading = read({ above: context(words, 'M1 1z') }, '/bob');
    expect(reading.fields.pinned).toBe(false);
    expect(reading.problems).toEqual(['pinned: the line above is neither a repost nor a known pin']);
  });

  it('without its icon is pinned only as the first post of its author’s profile', () => {
    const above = `<div>${words}</div>`;
    const timeline = show(cell(post({ above })), cell(post({ above, id: '5', time: undefined })));
    const [first, second] = timeline.querySelectorAll('article');
    expect(readPost(first!, at('/Bob')).fields.pinned).toBe(true);
    expect(readPost(first!, at('/ann')).fields.pinned).toBe(false);
    expect(readPost(second!, at('/bob')).fields.pinned).toBe(false);
  });

  it('to a community is neither', () => {
    const above = context('<a href="/i/communities/1"><span data-testid="socialContext">C</span></a>');
    const reading = read({ above });
    expect(reading).toMatchObject({ problems: [], fields: { pinned: false } });
    expect(reading.fields.repostedBy).toBeUndefined();
  });
});

describe('a promoted post', () => {
  const inside = '<div data-testid="placementTracking"><div data-testid="videoPlayer"></div></div>';

  it('is one by what it stands in, not by what stands in it', () => {
    const wrapped = element(`<div data-testid="placementTracking">${post({ time: undefined })}</div>`);
    const reading = readPost(wrapped.querySelector('article')!, at('/home'));
    expect(reading).toMatchObject({ problems: [], post: { promoted: true, id: aPostId, handle: 'bob' } });
    expect(fieldsOf({ below: inside }).promoted).toBe(false);
  });

  it('takes its time from its id', () => {
    const issued = read({ time: undefined }).post?.publishedAt ?? 0;
    expect(Math.abs(issued - Date.parse(aTime))).toBeLessThan(1_000);
  });

  it('is known without its wrapper by having neither permalink nor time', () => {
    expect(fieldsOf({ time: undefined }).promoted).toBe(true);
    expect(fieldsOf({ time: undefined, below: '<time>5h</time>' }).promoted).toBe(false);
  });
});

describe('a status page', () => {
  const path = `/bob/status/${aPostId}`;

  it('has its focal post, whose permalink stands under the words', () => {
    expect(read({ focal: true }, path)).toMatchObject({
      problems: [],
      post: { id: aPostId, focal: true, surface: 'status' },
    });
  });

  it('tells what a post stands right below of, by place and not by order of mounting', () => {
    const timeline = show(
      cell(post({ id: '2013402546614702148', focal: true }), 500),
      cell(post({ id: '2013402546614702146' }), 0),
      cell(post({ id: '2013402546614702149' }), 900),
      cell('<h2>Discover more</h2>', 1200),
      cell(post({ id: '2013402546614702150' }), 1300),
    );
    const below = [...timeline.querySelectorAll('article')].map(
      (article) => readPost(article, at(path)).fields.below,
    );
    expect(below).toEqual(['2013402546614702146', undefined, '2013402546614702148', undefined]);
    expect(readPost(timeline.querySelector('article')!, at('/home')).fields.below).toBeUndefined();
  });
});
