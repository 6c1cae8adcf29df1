// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { postSchema } from '../../../lib/care/post.ts';
import { readPost } from '../../../lib/x/read-post.ts';
import { aPostId, aTime, bar, element, post, quote, someTimeLater } from './fixture.ts';
import { at, fieldsOf, read } from './reading.ts';

describe('a plain post', () => {
  it('is read whole', () => {
    const { post: plain, problems } = read({ verified: true });
    expect(problems).toEqual([]);
    expect(plain).toEqual({
      id: aPostId,
      handle: 'bob',
      name: 'Bob',
      verified: true,
      publishedAt: Date.parse(aTime),
      firstSeenAt: someTimeLater,
      text: 'Where is my parcel?',
      lang: 'en',
      replyingTo: [],
      mentions: [],
      hashtags: [],
      links: [],
      pinned: false,
      promoted: false,
      focal: false,
      counters: { replies: 3, reposts: 25, likes: 217, bookmarks: 63, views: 52_901 },
      surface: 'home',
    });
    expect(postSchema.safeParse(plain).success).toBe(true);
  });

  it('lower-cases the handle', () => {
    expect(fieldsOf({ handle: 'BobTheBuilder' }).handle).toBe('bobthebuilder');
  });

  it('may be by somebody named like a page of X', () => {
    const jobs = fieldsOf(
      { handle: 'jobs', between: '<div dir="ltr">to <a href="/home">@home</a></div>' },
      '/jobs/status/1',
    );
    expect(jobs).toMatchObject({ handle: 'jobs', name: 'Bob', replyingTo: ['home'], surface: 'status' });
  });

  it('is found by absolute links and by those of an edited post', () => {
    const absolute = post().replaceAll('href="/bob', 'href="https://twitter.com/bob');
    expect(readPost(element(absolute), at('/home')).post?.id).toBe(aPostId);
    const edited = post().replace(`/status/${aPostId}" role`, `/status/${aPostId}/history" role`);
    expect(readPost(element(edited), at('/home')).post).toMatchObject({ id: aPostId, handle: 'bob' });
    const web = post().replace(`/bob/status/${aPostId}" role`, `/i/web/status/${aPostId}/history" role`);
    expect(readPost(element(web), at('/home')).post).toMatchObject({ id: aPostId, handle: 'bob' });
  });

  it('is not taken for another that its words link to', () => {
    const text = '<a href="https://x.com/eve/status/99">x.com/eve/status/99</a>';
    expect(fieldsOf({ text })).toMatchObject({ id: aPostId, handle: 'bob' });
    expect(fieldsOf({ text, time: undefined }).handle).toBe('bob');
    expect(fieldsOf({ text, time: undefined }).id).toBe(aPostId);
  });
});

describe('the words', () => {
  it('keep emoji and line breaks', () => {
    const text = '<span>One\n\ntwo </span><img alt="🎉" src="x"><br><span>three</span>';
    expect(fieldsOf({ text }).text).toBe('One\n\ntwo 🎉\nthree');
  });

  it('show links as they are shown, with their target', () => {
    const link =
      '<a href="https://t.co/abc"><span aria-hidden="true">https://</span>example.com/a/long<span aria-hidden="true">-path/to/it</span><span aria-hidden="true">…</span></a>';
    expect(fieldsOf({ text: `See ${link}` })).toMatchObject({
      text: 'See example.com/a/long…',
      links: [{ shown: 'example.com/a/long…', href: 'https://t.co/abc' }],
    });
  });

  it('tell mentions, hashtags and links apart', () => {
    const text =
      '<a href="/Acme">@Acme</a> <a href="/hashtag/late?src=h">#late</a> <a href="/search?q=%24X">$X</a> <a href="/acme">acme</a> <a href="javascript:alert(1)">@x</a>';
    expect(fieldsOf({ text })).toMatchObject({
      mentions: ['acme'],
      hashtags: ['late'],
      links: [{ shown: 'acme', href: 'https://x.com/acme' }],
      replyingTo: [],
    });
  });

  it('may be missing, and are then not those of the quote', () => {
    const reading = read({ text: undefined, below: quote('ann', aTime, 'Quoted words') });
    expect(reading.fields).toMatchObject({ text: '', quote: { text: 'Quoted words' } });
    expect(reading.problems).toEqual([]);
  });

  it('may not be missing without anything in their place', () => {
    expect(read({ text: undefined }).problems).toEqual(['text: neither words nor anything else is shown']);
    expect(read({ text: undefined, below: '<div data-testid="tweetPhoto"></div>' }).problems).toEqual([]);
  });

  it('are the title for a long-form Article, whose last action bar counts', () => {
    const article = post({
      text: undefined,
      below: `<div data-testid="twitter-article-title">On parcels</div>${bar().replaceAll('217', '999')}`,
    });
    expect(readPost(element(article), at('/home')).fields).toMatchObject({
      text: 'On parcels',
      counters: { likes: 217 },
    });
  });

  it('lose the line breaks of an editor that has laid the page out anew', () => {
    const text =
      '\n      <span>\n        One two\n        three\n      </span>\n      <br>\n      <span> four</span>';
    expect(fieldsOf({ text }).text).toBe('One two three\nfour');
    const live = element(post({ text: 'One\n   two' }).replace(/>\s+</g, '><'));
    expect(readPost(live, at('/home')).fields.text).toBe('One\n   two');
  });

  it('are cut at what a post may hold, not within a character', () => {
    const whole = read({ text: 'a'.repeat(10_000) });
    expect(whole.post?.text).toHaveLength(10_000);
    expect(whole.problems).toEqual([]);
    const cut = read({ text: `${'a'.repeat(24_999)}🎉🎉` });
    expect(cut.post?.text).toBe('a'.repeat(24_999));
    expect(cut.problems).toEqual(['text: longer than a post may be, cut']);
  });
});

describe('time', () => {
  const apart = 'publishedAt: the time shown and the id are more than a day apart';

  it('shown wins over an id of another day', () => {
    expect(read({ id: '1000000000000000001' })).toMatchObject({
      post: { publishedAt: Date.parse(aTime) },
      problems: [apart],
    });
  });

  it('that lies in the future loses to the id', () => {
    const { post: future, problems } = read({ time: '9999-12-31T23:59:59.000Z' });
    expect(new Date(future?.publishedAt ?? 0).toISOString().slice(0, 19)).toBe(aTime.slice(0, 19));
    expect(problems).toEqual([apart]);
  });

  it.each([
    '',
    'yesterday',
    '0001-01-01T00:00:00.000Z',
    '1969-12-31T00:00:00.000Z',
    '2026-01-20',
    '2026-13-45T99:99:99Z',
  ])('shown as %j gives way to the id', (time) => {
    const { post: dated, problems } = read({ time });
    expect(new Date(dated?.publishedAt ?? 0).toISOString().slice(0, 19)).toBe(aTime.slice(0, 19));
    expect(problems).toEqual(['publishedAt: the time shown is no date']);
  });

  it('of an old id, which carries none, is the one shown', () => {
    const time = '2009-05-01T10:00:00.000Z';
    expect(read({ id: '20', time })).toMatchObject({ problems: [], post: { publishedAt: Date.parse(time) } });
  });

  it('is right on a machine whose clock is a year slow', () => {
    const slow = { url: new URL('https://x.com/home'), now: someTimeLater - 365 * 86_400_000 };
    expect(readPost(element(post()), slow)).toMatchObject({ problems: [], post: { id: aPostId } });
  });

  it('that nothing tells makes no post', () => {
    const { post: none, fields, problems } = read({ id: '20', time: 'soon' });
    expect(none).toBeUndefined();
    expect(fields).toMatchObject({ id: '20', handle: 'bob' });
    expect(problems).toContain('publishedAt: neither the time shown nor the id gives one');
  });
});

describe('bad input', () => {
  it('keeps an id over 2^63 to the digit', () => {
    const id = '18446744073709551616';
    expect(read({ id }).post).toMatchObject({ id, publishedAt: Date.parse(aTime) });
    expect(read({ id: `${id}0` }).post).toBeUndefined();
  });

  it('is no post without an id or a handle', () => {
    expect(read({ id: undefined, time: undefined, bar: undefined })).toMatchObject({
      problems: expect.arrayContaining(['id: no link names it']),
    });
    expect(read({ id: undefined, bar: undefined }).post).toBeUndefined();
    expect(read({ handle: 'not a handle' }).post).toBeUndefined();
  });

  it.each([
    '<article data-testid="tweet"></article>',
    '<article data-testid="tweet">words</article>',
    '<article data-testid="tweet"><a href="http://[broken"><time datetime=""></time></a></article>',
    '<article data-testid="tweet"><a href="/a/status/"><time></time></a><div data-testid="User-Name"></div></article>',
    '<article data-testid="tweet"><div data-testid="User-Name"><a href="http://["><div dir="ltr">x</div></a></div></article>',
    '<div></div>',
    '<svg></svg>',
  ])('never throws: %s', (markup) => {
    const reading = readPost(element(markup), at('/home'));
    expect(reading.post).toBeUndefined();
    expect(reading.problems.length).toBeGreaterThan(0);
  });

  it('says nothing of the page in its problems', () => {
    const { problems } = read({ id: 'secret', handle: 'secret', time: 'secret', name: '' });
    expect(problems.join()).not.toContain('secret');
  });

  it('leaves out counters that cannot be read', () => {
    const odd = bar('bob', aPostId, '').replace('3 Replies. Reply', '').replace('>3<', '>a few<');
    expect(fieldsOf({ bar: odd }).counters).toEqual({ reposts: 25, likes: 217, views: 52_901 });
    expect(fieldsOf({ bar: undefined, id: aPostId }).counters).toEqual({});
  });

  it('reads the new number while it rolls', () => {
    const rolling = bar('bob', aPostId, '').replace('aria-label="3 Replies. Reply">', '><span>2</span>');
    expect(fieldsOf({ bar: rolling }).counters?.replies).toBe(3);
  });
});
