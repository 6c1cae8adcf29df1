// Edited, gone, answered by somebody else: what pages tell besides messages and replies.
import { expect, test } from 'vitest';
import { handleSchema } from '../../../lib/care/ids.ts';
import { day, minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

const started = async () => {
  const { desk, ...rest } = await setUp();
  const see = async (...posts: ReturnType<typeof postOf>[]) => value(await desk.observe({ posts })).badges;
  await see(postOf(1));
  return { desk, see, ...rest };
};

test('an edited post is read anew, and found by the id of either version', async () => {
  const { see, view } = await started();
  const text = '@acme my parcel is late, and it is the second one';
  const badges = await see(postOf(5, { text, edited: true, editIds: ['1', '5'] }));
  const { case: care } = await view();
  expect(care.messages.map(({ post }) => [post.id, post.text])).toEqual([['1', text]]);
  expect(Object.keys(badges)).toEqual(['5']);
  expect((await view()).history.filter(({ type }) => type === 'message.edited')).toHaveLength(1);
});

test('an edit in place counts once, however often it is seen, and masks personal data', async () => {
  const { see, view } = await started();
  const edited = postOf(1, { text: '@acme charge 4111 1111 1111 1111 instead', edited: true });
  await see(edited);
  await see(edited);
  const { case: care, history } = await view();
  expect(history.map(({ type }) => type)).toEqual(['message.received', 'message.edited']);
  expect(care.messages[0]?.post.text).not.toContain('4111');
});

test('the cut text of an edited post is no other text, and an earlier version changes nothing', async () => {
  const { see, view } = await started();
  const text = '@acme my parcel is late, and nobody writes back';
  await see(postOf(5, { text, edited: true, editIds: ['1', '5'] }));
  await see(postOf(5, { text: '@acme my parcel is late, and…', edited: true, editIds: ['1', '5'] }));
  await see(postOf(1, { edited: true, editIds: ['1', '5'] }));
  expect((await view()).case.messages[0]?.post.text).toBe(text);
});

test('a post that is gone is written down once; one of nobody’s case is not', async () => {
  const { desk, view } = await started();
  const said = 'This post was deleted. Ask ann@example.com.';
  value(await desk.gone({ posts: [{ id: postOf(1).id, said }, { id: postOf(99).id }] }));
  value(await desk.gone({ posts: [{ id: postOf(1).id }] }));
  const { case: care, history } = await view();
  expect(care.messages[0]?.gone).toMatchObject({
    at: monday,
    said: expect.stringMatching(/^This post was deleted\. Ask (?!.*ann@example)/) as string,
  });
  expect(history.filter(({ type }) => type === 'message.gone')).toHaveLength(1);
});

test('what is seen later holds, also where an earlier sight was written by a clock ahead', async () => {
  const { clock, desk, see, view } = await started();
  clock.now += 10 * minute;
  await see(postOf(1, { text: '@acme my parcel is lost', edited: true }));
  value(await desk.gone({ posts: [{ id: postOf(1).id }] }));
  clock.now -= 5 * minute;
  await see(postOf(1, { text: '@acme it has come', edited: true }));
  const [message] = (await view()).case.messages;
  expect(message?.post.text).toBe('@acme it has come');
  expect(message?.gone).toBeUndefined();
});

test('a gone post that is shown again is back; the later sight holds, however often it changes', async () => {
  const { clock, desk, see, view } = await started();
  const sights = [
    () => desk.gone({ posts: [{ id: postOf(1).id, said: 'Deleted.' }] }),
    () => see(postOf(1)),
    () => see(postOf(1)),
    () => desk.gone({ posts: [{ id: postOf(1).id }] }),
    () => see(postOf(1)),
    () => desk.gone({ posts: [{ id: postOf(1).id, said: 'Suspended.' }] }),
  ];
  const isGone: boolean[] = [];
  for (const [index, sight] of sights.entries()) {
    clock.now = monday + index * day;
    await sight();
    isGone.push((await view()).case.messages[0]?.gone !== undefined);
  }
  expect(isGone).toEqual([true, false, false, true, false, true]);
  const { history } = await view();
  const told = history.map(({ type }) => type).filter((type) => type !== 'message.received');
  expect(told.map((type) => type.slice('message.'.length))).toEqual([
    'gone',
    'shown',
    'gone',
    'shown',
    'gone',
  ]);
});

test('a post that one account sees and another does not is written down as gone and as shown once a day', async () => {
  const { clock, desk, see, view } = await started();
  for (const days of [0, 1]) {
    for (const visit of [0, 1, 2, 3]) {
      clock.now = monday + days * day + visit * minute;
      await desk.gone({ posts: [{ id: postOf(1).id }] });
      expect((await view()).case.messages[0]?.gone !== undefined).toBe(visit === 0);
      clock.now += minute / 2;
      await see(postOf(1));
      expect((await view()).case.messages[0]?.gone).toBeUndefined();
    }
  }
  const told = (await view()).history.filter(({ type }) => type !== 'message.received');
  expect(told.map(({ type, at }) => [type, at])).toEqual([
    ['message.gone', monday],
    ['message.shown', monday + minute / 2],
    ['message.gone', monday + day],
    ['message.shown', monday + day + minute / 2],
  ]);
});

test('what was gone twice within a day is back on the next', async () => {
  const { clock, desk, see, view } = await started();
  const gone = () => desk.gone({ posts: [{ id: postOf(1).id }] });
  await gone();
  const isGoneAfter = async (hours: number, sight: () => Promise<unknown>) => {
    clock.now = monday + hours * 60 * minute;
    await sight();
    return (await view()).case.messages[0]?.gone !== undefined;
  };
  expect(await isGoneAfter(1, () => see(postOf(1)))).toBe(false);
  expect(await isGoneAfter(24, gone)).toBe(true);
  expect(await isGoneAfter(25, () => see(postOf(1)))).toBe(false);
  expect(await isGoneAfter(26, gone)).toBe(false);
  expect(await isGoneAfter(48, gone)).toBe(true);
  expect(await isGoneAfter(72, () => see(postOf(1)))).toBe(false);
});

const byPeer = (fields: object = {}) =>
  postOf(7, {
    handle: 'kind',
    text: 'Try the other door',
    mentions: [],
    below: '1',
    publishedAt: monday - minute / 2,
    ...fields,
  });

test('somebody else’s answer is marked until the customer or we write again; it answers no clock', async () => {
  const { desk, see } = await started();
  await see(byPeer());
  const [badge] = Object.values(value(await desk.badges({ postIds: [postOf(1).id] })).badges);
  expect(badge?.answeredBy).toBe('kind');
  expect(badge?.clock?.end).toBeUndefined();
  await see(replyOf(8, { publishedAt: monday, below: '1' }));
  const [after] = Object.values(value(await desk.badges({ postIds: [postOf(1).id] })).badges);
  expect(after?.answeredBy).toBeUndefined();
});

test('neither the customer nor we are somebody else', async () => {
  const { see, view } = await started();
  await see(postOf(6, { below: '1', text: 'and another thing', mentions: [] }));
  await see(replyOf(9, { below: '1' }));
  expect((await view()).case.peer).toBeUndefined();
});

test('our post in the conversation that a customer began answers them, unless it speaks to another', async () => {
  const { see, view } = await started();
  const ours = { replyingTo: [], publishedAt: monday, conversationId: '1' };
  await see(replyOf(10, { ...ours, replyingTo: ['kind'] }));
  expect((await view()).case.replies).toEqual([]);
  await see(replyOf(11, ours));
  expect((await view()).case.replies.map(({ postId }) => postId)).toEqual(['11']);
});

test('a person’s case is found by their handle: one that is not settled before a newer one that is', async () => {
  const { desk, give } = await started();
  const of = async (handle: string) =>
    value(await desk.customer({ handle: handleSchema.parse(handle) })).badge;
  expect((await of('ann'))?.caseId).toBe('case-1');
  await give('resolve', { disposition: 'answered' });
  expect((await of('ann'))?.status).toBe('resolved');
  expect(await of('nobody')).toBeUndefined();
});

test('somebody else who names us while they answer a customer is marked, and is a case of their own', async () => {
  const { desk, see, view } = await started();
  const badges = await see(byPeer({ text: 'Mine too. @acme, what now?', mentions: ['acme'] }));
  expect(Object.values(badges)).toMatchObject([{ caseId: 'case-7', customer: 'kind' }]);
  expect((await view()).case).toMatchObject({ peer: { handle: 'kind' }, messages: [{ post: { id: '1' } }] });
  await see(byPeer({ id: '8', text: 'Try the other door', handle: 'other' }));
  expect(Object.keys(value(await desk.badges({ postIds: [postOf(8).id] })).badges)).toEqual([]);
});
