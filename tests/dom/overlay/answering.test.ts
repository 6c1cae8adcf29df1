// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchAnswering, type Answering } from '../../../lib/overlay/answering.ts';
import { blankPost } from '../../../lib/care/blank-post.ts';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import { instantOfPostId } from '../../../lib/care/post-facts.ts';
import type { Post } from '../../../lib/care/post.ts';
import { aPostId, cell, element, post, show } from '../x/fixture.ts';

let life: AbortController;
let repliedAt: number;
let sent: Post[];
let answering: Answering;
const id = aPostId as PostId;
const editor =
  '<div><div data-testid="UserAvatar-Container-acmecare"></div><div data-testid="tweetTextarea_0" contenteditable="true" tabindex="0" role="textbox"></div><button data-testid="tweetButtonInline" disabled></button></div>';
const toFocus = (type: 'focusin' | 'focusout'): void =>
  void document
    .querySelector('[data-testid="tweetTextarea_0"]')
    ?.dispatchEvent(new FocusEvent(type, { bubbles: true }));
const submit = (): void => {
  const button = document.querySelector<HTMLButtonElement>('[data-testid="tweetButtonInline"]');
  button?.removeAttribute('disabled');
  button?.click();
};
/** Within its time the answer to what was submitted, as X’s mark of time in its id says. */
const replyId = '2013402546614709999' as PostId;
const repliedAtOfId = instantOfPostId(replyId)!;
const toast = async (): Promise<void> => {
  document.body.append(
    element(`<div data-testid="toast"><a href="/acmecare/status/${replyId}">View</a></div>`),
  );
  await new Promise((resolve) => setTimeout(resolve));
};
const ours = (): Post =>
  blankPost({
    id: replyId,
    handle: 'acmecare' as Handle,
    publishedAt: repliedAtOfId,
    firstSeenAt: repliedAtOfId,
    replyingTo: ['bob' as Handle],
  });

beforeEach(() => {
  life = new AbortController();
  repliedAt = 5;
  sent = [];
  show(cell(post({ focal: true }) + editor));
  answering = watchAnswering(
    document,
    {
      url: () => new URL('https://x.com/home'),
      now: () => repliedAtOfId + 1_000,
      isOurs: (handle) => handle === 'acmecare',
      repliedAt: () => repliedAt,
      onChange: () => undefined,
      onSent: (it) => sent.push(it),
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
  submit();
  await toast();
  expect(answering.to(id)?.repliedAt).toBe(repliedAtOfId);
  expect(sent).toMatchObject([{ id: replyId, inReplyToId: id }]);
  expect(answering.known(ours()).inReplyToId).toBe(id);
});

test('a reply that was written and not sent is linked to no other post of ours', async () => {
  toFocus('focusin');
  toFocus('focusout');
  await toast();
  expect(sent).toEqual([]);
  expect(answering.known(ours()).inReplyToId).toBeUndefined();
});
