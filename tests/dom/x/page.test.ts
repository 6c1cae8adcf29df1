// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import { actingHandle, watchAccount } from '../../../lib/x/account.ts';
import { articleAt, focusedArticle, isAppPage, isTyping, messagesUrl, postUrl } from '../../../lib/x/page.ts';
import { placeForLayer } from '../../../lib/x/places.ts';
import { themeOf, watchTheme, type Theme } from '../../../lib/x/theme.ts';
import { cell, element, post, show } from './fixture.ts';

let controller: AbortController;
beforeEach(() => {
  controller = new AbortController();
  document.body.replaceChildren();
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
});
afterEach(() => controller.abort());

const settle = () => new Promise((resolve) => setTimeout(resolve));

const switcher = (handle: string): string =>
  `<button data-testid="SideNav_AccountSwitcher_Button"><div data-testid="UserAvatar-Container-${handle}"></div></button>`;
const tab = (handle: string): string =>
  `<nav><a data-testid="AppTabBar_Profile_Link" href="/${handle}"></a></nav>`;

describe('the acting account', () => {
  it('is that of the switcher, else that of the profile link, never that of a post', () => {
    show(cell(post()));
    expect(actingHandle(document)).toBeUndefined();
    document.body.append(element(tab('AcmeHelp')));
    expect(actingHandle(document)).toBe('acmehelp');
    document.body.append(element(switcher('Acme')));
    expect(actingHandle(document)).toBe('acme');
  });

  it('on X Pro is that of the column', () => {
    const column = (handle: string): string =>
      `<div><header><div data-testid="column-title-wrapper"></div><div data-testid="UserAvatar-Container-${handle}"></div></header><div data-testid="multi-column-layout-column-content">${cell(post())}</div></div>`;
    const untitled = `<div><div data-testid="multi-column-layout-column-content">${cell(post())}</div></div>`;
    show(column('Acme'), column('AcmeHelp'), untitled);
    document.body.append(element(switcher('page')));
    const posts = [...document.querySelectorAll('article')];
    expect(posts.map((article) => actingHandle(document, article))).toEqual(['acme', 'acmehelp', 'page']);
  });

  it('is told at once, when it comes late, and when it changes in place', async () => {
    const told: (string | undefined)[] = [];
    show(cell(post()));
    watchAccount(document, (handle) => told.push(handle), controller.signal);
    document.body.append(element(`<header>${switcher('Acme')}</header>`));
    await vi.waitFor(() => expect(told).toEqual([undefined, 'acme']));
    document.querySelector('header')!.replaceChildren();
    await settle();
    document.querySelector('header')!.append(element(switcher('Acme')));
    await settle();
    document
      .querySelector('header [data-testid^="UserAvatar"]')!
      .setAttribute('data-testid', 'UserAvatar-Container-AcmeHelp');
    await vi.waitFor(() => expect(told).toEqual([undefined, 'acme', 'acmehelp']));
    controller.abort();
    document.querySelector('header')!.replaceChildren(element(switcher('eve')));
    await settle();
    expect(told).toHaveLength(3);
  });
});

describe('the look', () => {
  it.each([
    ['rgb(255, 255, 255)', { scheme: 'light', contrast: 'normal' }],
    ['rgb(0, 0, 0)', { scheme: 'dark', contrast: 'normal' }],
    ['rgb(21, 32, 43)', { scheme: 'dark', contrast: 'normal' }],
    ['rgb(5, 5, 5)', { scheme: 'dark', contrast: 'high' }],
  ])('of a body in %s', (color, theme) => {
    document.body.style.backgroundColor = color;
    expect(themeOf(document)).toEqual(theme);
  });

  it('is X’s own mark while the body has no colour', () => {
    document.documentElement.style.colorScheme = 'dark';
    expect(themeOf(document).scheme).toBe('dark');
    document.documentElement.style.colorScheme = 'light';
    expect(themeOf(document).scheme).toBe('light');
  });

  it('is told at once and when it changes', async () => {
    const told: Theme['scheme'][] = [];
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    watchTheme(document, ({ scheme }) => told.push(scheme), controller.signal);
    document.body.style.backgroundColor = 'rgb(250, 250, 250)';
    await settle();
    document.body.style.backgroundColor = 'rgb(0, 0, 0)';
    await settle();
    expect(told).toEqual(['light', 'dark']);
    controller.abort();
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    await settle();
    expect(told).toHaveLength(2);
  });
});

describe('a page of X', () => {
  it.each([
    ['/home', true],
    ['/toshiba', true],
    ['/privacy_first', true],
    ['/acme/status/1', true],
    ['/tos', false],
    ['/en/tos', false],
    ['/privacy', false],
    ['/oauth/authorize', false],
    ['/i/oauth2/authorize', false],
    ['/i/tweetdeck', false],
    ['/i/flow/login', false],
  ])('%s is of the app: %s', (path, app) => {
    expect(isAppPage(new URL(path, 'https://x.com'))).toBe(app);
  });

  it('is none where the old TweetDeck stands in its place', () => {
    show('<div class="js-app-columns"></div>');
    expect(isAppPage(new URL('https://x.com/home'), document)).toBe(false);
  });

  it('has a place for a layer below X’s own, once they are drawn', () => {
    show('<div></div>');
    expect(placeForLayer(document)).toEqual({ parent: document.body, before: null });
    const root = show('<div id="layers"></div>', '<main></main>');
    expect(placeForLayer(document)).toEqual({ parent: root, before: root.firstChild });
  });

  it('leads to posts and to private messages', () => {
    const acme = { handle: 'acme' as Handle, id: '5' as PostId };
    expect(postUrl(acme)).toBe('https://x.com/acme/status/5');
    expect(messagesUrl(acme)).toBe('https://x.com/acme');
    expect(messagesUrl({ ...acme, userId: '7' as PostId })).toBe(
      'https://x.com/messages/compose?recipient_id=7',
    );
  });
});

describe('what the person means', () => {
  it('is the post in focus, or the one that something happened on', () => {
    show(cell(post()), cell(post({ id: '5', time: undefined })));
    const [first, second] = document.querySelectorAll('article');
    expect(focusedArticle(document)).toBeUndefined();
    first!.focus();
    expect(focusedArticle(document)).toBe(first);
    const host = document.createElement('perch-strip');
    second!.append(host);
    const inside = document.createElement('b');
    host.attachShadow({ mode: 'open' }).append(inside);
    expect(articleAt(inside)).toBe(second);
    expect(articleAt(inside.appendChild(document.createTextNode('x')))).toBe(second);
    expect(articleAt(document.body)).toBeUndefined();
    expect(articleAt(document)).toBeUndefined();
    expect(articleAt(window)).toBeUndefined();
    expect(articleAt(null)).toBeUndefined();
  });

  it.each([
    ['<input>', true],
    ['<input type="search">', true],
    ['<textarea></textarea>', true],
    ['<div contenteditable="true"><p><b></b></p></div>', true],
    ['<div role="textbox" contenteditable=""><b></b></div>', true],
    ['<div contenteditable="false"><b></b></div>', false],
    ['<input type="checkbox">', false],
    ['<button><b></b></button>', false],
    ['<article tabindex="0"><b></b></article>', false],
  ])('is text when a key goes into %s: %s', (markup, typing) => {
    document.body.append(element(markup));
    const target = document.querySelector('b') ?? document.body.firstElementChild!;
    let seen: boolean | undefined;
    document.addEventListener('keydown', (event) => (seen = isTyping(event)), { once: true });
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'N', bubbles: true, composed: true }));
    expect(seen).toBe(typing);
  });

  it('is text in a field of an open shadow root', () => {
    const host = document.createElement('div');
    const field = document.createElement('input');
    host.attachShadow({ mode: 'open' }).append(field);
    document.body.append(host);
    let seen: boolean | undefined;
    document.addEventListener('keydown', (event) => (seen = isTyping(event)), { once: true });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'N', bubbles: true, composed: true }));
    expect(seen).toBe(true);
  });
});
