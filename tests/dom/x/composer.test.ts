// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchComposer, type Composing, type Sent, type Submitted } from '../../../lib/x/composer.ts';
import { aPostId, cell, element, post, show } from './fixture.ts';

const editor = (as = 'acmecare', submit = 'tweetButtonInline', begun = false): string =>
  `<div><div data-testid="UserAvatar-Container-${as}"></div><div data-testid="tweetTextarea_0_label"><div data-testid="tweetTextarea_0" contenteditable="true" tabindex="0" role="textbox"></div></div><button data-testid="${submit}" ${begun ? '' : 'disabled aria-disabled="true"'}></button></div>`;
const dialog = (content: string): string => `<div role="dialog" aria-modal="true">${content}</div>`;

let life: AbortController;
let told: (Composing | undefined)[];
let sent: Sent[];
let submitted: Submitted[];
let url: URL;
beforeEach(() => {
  life = new AbortController();
  [told, sent, submitted, url] = [[], [], [], new URL('https://x.com/home')];
});
afterEach(() => life.abort());
const watch = (...markup: string[]): void => {
  show(...markup);
  watchComposer(
    document,
    {
      url: () => url,
      onComposing: (it) => told.push(it),
      onSubmitted: (it) => submitted.push(it),
      onSent: (it) => sent.push(it),
    },
    life.signal,
  );
};
const field = (): HTMLElement => document.querySelector('[data-testid="tweetTextarea_0"]') as HTMLElement;
const focus = (): void => void field().dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const toBob = { answers: aPostId, author: 'bob', as: 'acmecare' };

test('on a status page, the post in whose cell the editor stands is answered, as the account beside it', () => {
  watch(cell(post({ focal: true }) + editor()));
  focus();
  expect(told).toEqual([toBob]);
});

test('leaving an empty editor ends it; leaving what is begun does not', () => {
  watch(cell(post({ focal: true }) + editor()));
  focus();
  field().dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  expect(told).toEqual([toBob, undefined]);
  document.querySelector('button[data-testid="tweetButtonInline"]')?.removeAttribute('disabled');
  document.querySelector('button[data-testid="tweetButtonInline"]')?.removeAttribute('aria-disabled');
  focus();
  field().dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  expect(told).toEqual([toBob, undefined, toBob]);
});

test('in a dialog, the last post above the editor is answered; with the dialog it ends', async () => {
  watch(cell(post({ id: '7' })), dialog(post({ bar: undefined }) + editor('acme', 'tweetButton')));
  focus();
  expect(told).toEqual([{ ...toBob, as: 'acme' }]);
  document.querySelector('[role="dialog"]')?.remove();
  await settle();
  expect(told.at(-1)).toBeUndefined();
});

test('a dialog without a post goes by its address, else by the reply button that was pressed', () => {
  watch(cell(post()), dialog(editor()));
  focus();
  expect(told).toEqual([]);
  document.querySelector<HTMLElement>('[data-testid="reply"]')?.click();
  focus();
  expect(told).toEqual([toBob]);
  url = new URL('https://x.com/compose/post?in_reply_to=99');
  focus();
  expect(told.at(-1)).toEqual({ answers: '99', as: 'acmecare' });
});

test('the editor of a new post answers nothing', () => {
  watch(editor(), cell(post()));
  focus();
  expect(told).toEqual([]);
});

const press = (submit = 'tweetButtonInline'): void =>
  document.querySelector<HTMLElement>(`button[data-testid="${submit}"]`)?.click();
const pressKeys = (): void =>
  void field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
const toast = (id = '123'): Promise<void> => {
  document.body.append(element(`<div data-testid="toast"><a href="/acmecare/status/${id}">View</a></div>`));
  return settle();
};

test('the words are read when they are sent, and not before', async () => {
  watch(cell(post({ focal: true }) + editor('acmecare', 'tweetButtonInline', true)));
  focus();
  const [first, second] = [document.createElement('div'), document.createElement('div')];
  field().append(first, second);
  [first.textContent, second.textContent] = ['On its way', '^JK'];
  press();
  field().replaceChildren();
  await toast();
  expect(sent).toEqual([{ ...toBob, id: '123', handle: 'acmecare', text: 'On its way\n^JK' }]);
});

test('what X says was sent is told once, for what was submitted by button or keys', async () => {
  watch(cell(post({ focal: true }) + editor('acmecare', 'tweetButtonInline', true)));
  focus();
  press();
  await toast('123');
  await toast('124');
  pressKeys();
  await toast('125');
  expect(submitted).toEqual([toBob, toBob].map((each) => ({ ...each, text: '' })));
  expect(sent.map(({ id }) => id)).toEqual(['123', '125']);
});

test('a reply that was given up answers nothing, whatever is sent next', async () => {
  watch(
    editor('acmecare', 'tweetButtonInline', true),
    dialog(post({ bar: undefined }) + editor('acmecare', 'tweetButton', true)),
  );
  const own = document.querySelector('[role="dialog"] [data-testid="tweetTextarea_0"]');
  own?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  expect(told).toEqual([toBob]);
  press('tweetButtonInline');
  await toast('123');
  document.querySelector('[role="dialog"]')?.remove();
  await settle();
  focus();
  press('tweetButtonInline');
  await toast('124');
  expect([submitted, sent]).toEqual([[], []]);
});

test('an empty editor submits nothing', async () => {
  watch(cell(post({ focal: true }) + editor()));
  focus();
  pressKeys();
  await toast();
  expect([submitted, sent]).toEqual([[], []]);
});

test('where two replies are on their way at once, X’s word is taken for neither', async () => {
  watch(cell(post({ focal: true }) + editor('acmecare', 'tweetButtonInline', true)));
  focus();
  press();
  show(cell(post({ id: '99', focal: true }) + editor('acmecare', 'tweetButtonInline', true)));
  await settle();
  focus();
  press();
  await toast('123');
  await toast('124');
  expect(submitted.map(({ answers }) => answers)).toEqual([aPostId, '99']);
  expect(sent).toEqual([]);
});

test('X’s word comes soon, or is not waited for', async () => {
  vi.useFakeTimers();
  watch(cell(post({ focal: true }) + editor('acmecare', 'tweetButtonInline', true)));
  focus();
  press();
  vi.advanceTimersByTime(30_000);
  vi.useRealTimers();
  await toast();
  expect(sent).toEqual([]);
});
