// Who a customer is: the same person under another name, another person under the same name, and what is known only later.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handleSchema, postIdSchema } from '../../../lib/care/ids.ts';
import type { Post } from '../../../lib/care/post.ts';
import { day, minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

type SetUp = Awaited<ReturnType<typeof setUp>>;

const caseIds = async ({ desk }: SetUp, ...ids: (number | string)[]): Promise<(string | undefined)[]> => {
  const postIds = ids.map((id) => postIdSchema.parse(String(id)));
  const { badges } = value(await desk.badges({ postIds }));
  return postIds.map((id) => badges[id]?.caseId);
};
const badgeOfHandle = async ({ desk }: SetUp, handle: string) =>
  value(await desk.customer({ handle: handleSchema.parse(handle) })).badge;

const ann = (id: number, fields: object = {}): Post => postOf(id, { userId: '7', ...fields });
const renamed = (id: number, fields: object = {}): Post => ann(id, { handle: 'ann_b', ...fields });

test('the same person before and after a rename is one customer, and called by the newest name', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [ann(1), renamed(2, { publishedAt: monday })] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
  const { case: care, aliases, badge } = await it.view();
  expect(care.customer.handle).toBe('ann_b');
  expect(badge.customer).toBe('ann_b');
  expect(aliases).toEqual([
    { handle: 'ann', since: monday - minute },
    { handle: 'ann_b', since: monday },
  ]);
});

test('cases under either name are each other’s other cases, can be merged, and are found by the new name', async () => {
  const it = await setUp();
  it.clock.now = monday + 20 * day;
  await it.desk.observe({ posts: [ann(1), renamed(2, { publishedAt: it.clock.now })] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-2']);
  expect((await it.view()).otherCases.map(({ badge }) => badge.caseId)).toEqual(['case-2']);
  expect((await it.view()).aliases).toHaveLength(2);
  value(await it.give('resolve', { disposition: 'answered' }, 'case-2'));
  expect((await badgeOfHandle(it, 'ann_b'))?.caseId).toBe('case-1');
  value(await it.give('merge', { other: 'case-2' }));
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
});

test('a user id that is known only later joins what was filed under the handle', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(1), renamed(2, { publishedAt: monday })] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-2']);
  await it.desk.observe({ posts: [ann(1)] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
  it.notices.length = 0;
  await it.desk.observe({ posts: [ann(1)] });
  expect(it.notices).toEqual([]);
});

test('a post without an id under a handle whose owner becomes known is that person’s', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(1), renamed(2, { publishedAt: monday })] });
  it.clock.now = monday + minute;
  await it.desk.observe({ posts: [ann(3, { publishedAt: monday + minute })] });
  expect(await caseIds(it, 1, 2, 3)).toEqual(['case-1', 'case-1', 'case-1']);
});

test('whoever takes a handle over is another customer', async () => {
  const it = await setUp();
  it.clock.now = monday + day;
  const other = postOf(2, { userId: '8', publishedAt: monday + day });
  await it.desk.observe({ posts: [ann(1), other] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-2']);
  expect((await it.view()).otherCases).toEqual([]);
  expect((await it.view()).aliases).toHaveLength(1);
  expect((await badgeOfHandle(it, 'ann'))?.caseId).toBe('case-2');
  const merge = await it.give('merge', { other: 'case-2' });
  expect(!merge.ok && merge.error.code).toBe('not-allowed');
});

test('followers and conversation that X tells later reach the case, once', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(1)] });
  const full = postOf(1, { userId: '7', followers: 120_000, conversationId: '1' });
  await it.desk.observe({ posts: [full] });
  await it.desk.observe({ posts: [{ ...full, followers: 120_001 }] });
  const { case: care, badge, history } = await it.view();
  expect(care.messages[0]?.post).toMatchObject({ userId: '7', followers: 120_000, conversationId: '1' });
  expect(badge.risk?.level).toBe('hot');
  expect(history.map(({ type }) => type)).toEqual(['message.received', 'message.learned']);
  expect(care.lastCommand).toEqual({});
});

test('a case opened from a link fills in when the post is seen, and keeps what was done', async () => {
  const it = await setUp();
  const link = postOf(1, { name: '', text: '', mentions: [], surface: 'other' });
  value(await it.give('open', { post: link }));
  value(await it.give('addTag', { tag: 'complaint' }));
  await it.desk.observe({ posts: [postOf(1, { text: '@acme call me: 4111 1111 1111 1111' })] });
  const { case: care } = await it.view();
  expect(care).toMatchObject({ customer: { name: 'Ann' }, tags: ['complaint'] });
  expect(care.messages).toMatchObject([{ kind: 'direct', arrivedVia: 'acme', post: { mentions: ['acme'] } }]);
  expect(care.messages[0]?.post.text).toMatch(/^@acme call me/);
  expect(care.messages[0]?.post.text).not.toContain('4111');
  await it.desk.observe({ posts: [postOf(1, { text: 'Something else' })] });
  expect((await it.view()).case.messages[0]?.post.text).toMatch(/^@acme call me/);
});

const editIds = ['1', '5'];

test.each([
  ['the first', [postOf(1), postOf(5, { text: '@acme new words', editIds })]],
  ['the newest', [postOf(5, { text: '@acme new words', editIds }), postOf(1, { editIds })]],
  [
    'both, of which nobody knew yet',
    [postOf(1), postOf(5, { text: '@acme new words' }), postOf(5, { text: '@acme new words', editIds })],
  ],
])('a case opened on %s version is one case with one message', async (_, posts) => {
  const it = await setUp();
  for (const post of posts) value(await it.desk.observe({ posts: [post] }));
  expect(await caseIds(it, 1, 5)).toEqual(['case-1', 'case-1']);
  const { case: care } = await it.view('case-5');
  expect(care.id).toBe('case-1');
  expect(care.messages.map(({ post }) => [post.id, post.text])).toEqual([['1', '@acme new words']]);
});

test('two versions opened by hand in two browsers are one case', async () => {
  const [a, b] = [await setUp(), await setUp(undefined, 'b')];
  const silent = { text: 'so slow', mentions: [] };
  value(await a.give('open', { post: postOf(1, silent) }, 'case-1', 'a'));
  value(await b.give('open', { post: postOf(5, { ...silent, editIds }) }, 'case-5', 'b'));
  value(await b.give('addTag', { tag: 'complaint' }, 'case-5', 'b2'));
  const { events } = value(await b.desk.exportEvents({ after: '' }));
  value(await a.desk.importEvents({ events, members: [] }));
  expect(await caseIds(a, 1, 5)).toEqual(['case-1', 'case-1']);
  expect((await a.view()).case).toMatchObject({ tags: ['complaint'], messages: [{ post: { id: '1' } }] });
});

test('our reply to somebody renamed is found by either handle', async () => {
  const it = await setUp();
  it.clock.now = monday + 9 * day;
  await it.desk.observe({ posts: [ann(1), renamed(2, { publishedAt: it.clock.now })] });
  value(await it.give('dismiss', { reason: 'spam' }, 'case-2'));
  it.clock.now += minute;
  await it.desk.observe({ posts: [replyOf(9, { replyingTo: ['ann_b'], publishedAt: it.clock.now })] });
  expect((await it.view('case-1')).case.replies).toHaveLength(1);
});

test('whatever order posts and what is known of them come in, in one browser or several: the same customers', async () => {
  const facts = fc.option(fc.constantFrom('7', '8'), { nil: undefined });
  const sights = fc
    .array(fc.record({ hours: fc.nat(24 * 15), handle: fc.constantFrom('ann', 'bob'), userId: facts }), {
      minLength: 2,
      maxLength: 6,
    })
    .map((list) =>
      list.flatMap(({ hours, handle, userId }, index) => {
        const bare = postOf(100 + index, { handle, publishedAt: monday - hours * 60 * minute });
        return userId ? [bare, { ...bare, userId: postIdSchema.parse(userId) }] : [bare];
      }),
    );
  const orders = sights.chain((list) =>
    fc.record({
      list: fc.constant(list),
      mixed: fc.shuffledSubarray(list, { minLength: list.length }),
      places: fc.array(fc.boolean(), { minLength: list.length, maxLength: list.length }),
    }),
  );
  const start = async (): Promise<SetUp> => {
    const it = await setUp();
    const { playbook, me } = value(await it.desk.settings());
    await it.desk.saveSettings({ change: { from: playbook, to: { ...playbook, careFrom: 0 } }, me });
    return it;
  };
  const outcome = async (it: SetUp, posts: Post[]): Promise<unknown> => {
    const ids = [...new Set(posts.map(({ id }) => id))];
    const found = await caseIds(it, ...ids);
    const views = await Promise.all(found.map((id) => it.view(id)));
    return views.map(({ case: care, aliases, otherCases }) => [
      care.id,
      care.customer,
      aliases,
      otherCases.map(({ badge }) => badge.caseId),
    ]);
  };
  await fc.assert(
    fc.asyncProperty(orders, async ({ list, mixed, places }) => {
      const calm = await start();
      for (const post of list) value(await calm.desk.observe({ posts: [post] }));
      const wanted = await outcome(calm, list);

      const rough = await start();
      for (const post of mixed) value(await rough.desk.observe({ posts: [post] }));
      expect(await outcome(rough, list)).toEqual(wanted);

      const [a, b] = [await start(), await start()];
      for (const [index, post] of mixed.entries())
        value(await (places[index] ? a : b).desk.observe({ posts: [post] }));
      const eventsOf = async ({ desk }: SetUp) => value(await desk.exportEvents({ after: '' })).events;
      const [ofA, ofB] = [await eventsOf(a), await eventsOf(b)];
      value(await a.desk.importEvents({ events: ofB.toReversed(), members: [] }));
      value(await b.desk.importEvents({ events: ofA, members: [] }));
      expect(await outcome(a, list)).toEqual(wanted);
      expect(await outcome(b, list)).toEqual(wanted);
    }),
    { numRuns: 25 },
  );
}, 60_000);
