// Reading along with X: what its own responses add to the posts on the page, and what nobody can do with it.
import { expect, test, type Page } from '@playwright/test';
import type { PostId } from '../../lib/care/ids.ts';
import type { CareEvent } from '../../lib/care/event.ts';
import type { Post } from '../../lib/care/post.ts';
import { must } from '../support/own-pages.ts';
import { sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();
const mentions = '/notifications/mentions';

/** A post as the desk has written it down. */
const stored = async (id: string): Promise<Post> => {
  const { own } = perch();
  let found: Post | undefined;
  const look = async (): Promise<boolean> => {
    const badge = (await must(own, { ask: 'badges', postIds: [id as PostId] })).badges[id as PostId];
    const view = badge && (await must(own, { ask: 'case', caseId: badge.caseId }));
    found = view?.case.messages.find(({ post }) => post.id === id)?.post;
    return found !== undefined;
  };
  await expect.poll(look, { message: `the case of ${id}` }).toBe(true);
  return found!;
};
const events = async (): Promise<CareEvent[]> =>
  (await must(perch().own, { ask: 'exportEvents', after: '' })).events;

/** Does in the page's own world what Perch's script there does. */
const forge = (page: Page, response: unknown): Promise<void> =>
  page.evaluate(
    (text) => void document.dispatchEvent(new CustomEvent('perch-page-data', { detail: text })),
    JSON.stringify(response),
  );
const forged = (id: string, handle: string, text = ''): unknown => ({
  rest_id: id,
  core: {
    user_results: {
      result: {
        rest_id: '666',
        core: { screen_name: handle },
        relationship_counts: { followers: 6_666_666 },
      },
    },
  },
  legacy: { conversation_id_str: '1', in_reply_to_status_id_str: '2' },
  note_tweet: { note_tweet_results: { result: { text } } },
});

test('User id, followers and conversation reach the case', async () => {
  const { page, strips, errors } = await perch().open(mentions);
  const { world } = perch().site!;
  for (const known of perch().inbound.slice(0, 3)) {
    await strips.of(known.id);
    const author = world.userByHandle.get(known.handle.toLowerCase())!;
    expect(await stored(known.id)).toMatchObject({
      userId: author.id,
      followers: author.followers,
      conversationId: known.conversationId,
      ...(known.replyTo && { inReplyToId: known.replyTo.id }),
    });
  }
  expect(errors).toEqual([]);
  await page.close();
});

test('X’s own requests work and look as before', async () => {
  const { page, errors } = await perch().open('/home');
  const seen = await page.evaluate(async () => {
    const response = await fetch(
      `/i/api/graphql/q/HomeTimeline?variables=${encodeURIComponent(JSON.stringify({ count: 2 }))}`,
    );
    const answer = (await response.json()) as { data: object };
    const { open, send } = XMLHttpRequest.prototype;
    return {
      data: Object.keys(answer.data),
      names: [open.name, send.name, fetch.name, XMLHttpRequest.name],
      lengths: [open.length, fetch.length],
      native: [open, fetch].map((each) => each.toString().includes('[native code]')),
      own: Object.keys(Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open')!),
      failed: await fetch('/i/api/graphql/q/HomeTimeline', { signal: AbortSignal.abort() }).catch(
        (error: Error) => error.name,
      ),
    };
  });
  expect(seen).toEqual({
    data: ['home'],
    names: ['open', 'send', 'fetch', 'XMLHttpRequest'],
    lengths: [2, 1],
    native: [true, true],
    own: ['value', 'writable', 'enumerable', 'configurable'],
    failed: 'AbortError',
  });
  expect(errors).toEqual([]);
  await page.close();
});

test('A forged response adds to a post at most, and does nothing', async () => {
  const { page, strips, errors } = await perch().open('/home');
  const known = perch().inbound[0]!;
  await strips.of(known.id);
  const before = await events();
  const post = await stored(known.id);
  await forge(page, [
    { tweet_results: { result: forged(known.id, known.handle, 'Not what was said') } },
    { tweet_results: { result: forged(known.id, 'somebody_else') } },
    { tweet_results: { result: forged('1999999999999999999', 'acmecare', '@acmecare forged') } },
    ...[known, perch().inbound.at(-1)!].map(({ id }) => ({
      entryId: `tweet-${id}`,
      content: { tweet_results: { result: { __typename: 'TweetTombstone', tombstone: {} } } },
    })),
    { user_results: { verb: 'resolve', ask: 'command', __proto__: { verb: 'resolve' } } },
  ]);
  await forge(page, { user_results: 1, constructor: { prototype: { status: 'resolved' } } });
  await page.evaluate(() => window.postMessage({ ask: 'command', verb: 'resolve' }, '*'));
  // They are read while the page is idle, in turn.
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
  );
  // A round trip of a press, after which everything sent before has been dealt with.
  await strips.click(known.id, 'notes');
  await page.keyboard.press('Escape');
  expect(await stored(known.id)).toEqual(post);
  // Other posts may have come into view meanwhile; they are all of the stand-in's own.
  const { postById } = perch().site!.world;
  for (const event of (await events()).slice(before.length)) {
    expect(event.type).toBe('message.received');
    expect(postById.has((event as CareEvent & { post: Post }).post.id)).toBe(true);
  }
  expect(errors).toEqual([]);
  await page.close();
});

test('A flood of responses is not read', async () => {
  const { page, strips, errors } = await perch().open(mentions);
  const { id } = perch().inbound[0]!;
  await strips.of(id);
  // In Perch's world a response takes 25 ms from here on, by a clock that otherwise stands still.
  await strips.inside(() => {
    const scope = globalThis as unknown as { read: number };
    const parse = JSON.parse;
    let now = performance.now();
    scope.read = 0;
    performance.now = () => now;
    JSON.parse = (text: string) => {
      now += 25;
      scope.read += 1;
      return parse(text) as unknown;
    };
  });
  const sent = await page.evaluate(async () => {
    const text = `{"tweet_results":${'[{"a":'.repeat(4_000)}1${'}]'.repeat(4_000)}}`;
    let count = 0;
    for (let frame = 0; frame < 60; frame++) {
      for (let n = 0; n < 20; n++, count++)
        document.dispatchEvent(new CustomEvent('perch-page-data', { detail: text }));
      await new Promise((resolve) => requestIdleCallback(resolve));
    }
    return count;
  });
  expect(sent).toBe(1_200);
  // What had been saved up is spent after three.
  expect(await strips.inside(() => (globalThis as unknown as { read: number }).read)).toBeLessThanOrEqual(3);
  await strips.click(id, 'status');
  await strips.menu('Status');
  expect(errors).toEqual([]);
  await page.close();
});

test('Switched off, everything works from what the page shows', async () => {
  await must(perch().own, { ask: 'saveOnPage', off: ['page-data'] });
  const { page, strips, errors } = await perch().open(mentions);
  await strips.of(perch().inbound[0]!.id);
  const known = perch().inbound.at(-1)!;
  await page.goto(`https://x.com/${known.handle}/status/${known.id}`);
  await strips.of(known.id);
  const post = await stored(known.id);
  expect(post).toMatchObject({ id: known.id, handle: known.handle.toLowerCase() });
  expect(Object.keys(post)).not.toContain('userId');
  // The script in the page's world has heard of it too: nothing is copied any more.
  const copied = await page.evaluate(async () => {
    let count = 0;
    document.addEventListener('perch-page-data', () => count++);
    await fetch('/i/api/graphql/q/HomeTimeline?variables=%7B%22count%22%3A2%7D').then((response) =>
      response.text(),
    );
    await new Promise((resolve) => setTimeout(resolve));
    return count;
  });
  expect(copied).toBe(0);
  expect(errors).toEqual([]);
  await must(perch().own, { ask: 'saveOnPage', off: [] });
  await page.close();
});

test('Perch itself asks X for nothing', () => {
  expect(perch().requests.filter(({ expected, url }) => !expected && !url.includes('favicon'))).toEqual([]);
});
