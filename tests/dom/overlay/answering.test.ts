// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchAnswering, type Answering } from '../../../lib/overlay/answering.ts';
import type { PostId } from '../../../lib/care/ids.ts';
import { aPostId, cell, element, post, show } from '../x/fixture.ts';

let life: AbortController;
let repliedAt: number;
let answering: Answering;
const id = aPostId as PostId;
const editor =
  '<div><div data-testid="UserAvatar-Container-acmecare"></div><div data-testid="tweetTextarea_0" contenteditable="true" tabindex="0" role="textbox"></div></div>';
const toFocus = (type: 'focusin' | 'focusout'): void =>
  void document
    .querySelector('[data-testid="tweetTextarea_0"]')
    ?.dispatchEvent(new FocusEvent(type, { bubbles: true }));

beforeEach(() => {
  life = new AbortController();
  repliedAt = 5;
  show(cell(post({ focal: true }) + editor));
  answering = watchAnswering(
    document,
    {
      url: () => new URL('https://x.com/home'),
      now: () => 1_000,
      isOurs: (handle) => handle === 'acmecare',
      repliedAt: () => repliedAt,
      onChange: () => undefined,
      onSent: () => undefined,
    },
    life.signal,
  );
});
afterEach(() => life.abort());

test('what was answered before the reply box was opened is kept while it stands open', () => {
  expect([answering.post(), answering.to(id)]).toEqual([undefined, undefined]);
  toFocus('focusin');
  repliedAt = 9;
  toFocus('focusin');
  expect([answering.post(), answering.to(id)?.repliedAt]).toEqual([id, 5]);
  toFocus('focusout');
  toFocus('focusin');
  expect(answering.to(id)?.repliedAt).toBe(9);
});

test('one’s own reply, once sent, is no answer meanwhile', async () => {
  toFocus('focusin');
  const sent = '2013402546614709999';
  document.body.append(element(`<div data-testid="toast"><a href="/acmecare/status/${sent}">View</a></div>`));
  await new Promise((resolve) => setTimeout(resolve));
  expect(answering.to(id)?.repliedAt).toBeGreaterThan(Date.UTC(2026, 0, 20));
});
