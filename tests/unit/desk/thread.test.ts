// Cases put together and taken apart: by the rules, by hand, and back again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postIdSchema } from '../../../lib/care/ids.ts';
import { day, minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

type SetUp = Awaited<ReturnType<typeof setUp>>;

const caseIds = async ({ desk }: SetUp, ...ids: number[]): Promise<(string | undefined)[]> => {
  const postIds = ids.map((id) => postIdSchema.parse(String(id)));
  const { badges } = value(await desk.badges({ postIds }));
  return postIds.map((id) => badges[id]?.caseId);
};

test('an older post that comes into view later gives the case its name; the old name still leads there', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(2)] });
  value(await it.give('addTag', { tag: 'complaint' }, 'case-2'));
  it.notices.length = 0;
  await it.desk.observe({ posts: [postOf(1, { publishedAt: monday - 5 * minute })] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
  expect(it.notices).toEqual([{ cases: ['case-1', 'case-2'], settings: false }]);
  expect((await it.view('case-2')).case).toMatchObject({ id: 'case-1', tags: ['complaint'] });
  value(await it.give('assignToMe', {}, 'case-2'));
  expect((await it.view('case-1')).case.assignee).toBeDefined();
});

test('a post between two cases makes them one', async () => {
  const it = await setUp();
  it.clock.now = monday + 12 * day;
  await it.desk.observe({ posts: [postOf(1), postOf(3, { publishedAt: monday + 10 * day })] });
  expect(await caseIds(it, 1, 3)).toEqual(['case-1', 'case-3']);
  await it.desk.observe({ posts: [postOf(2, { publishedAt: monday + 5 * day })] });
  expect(await caseIds(it, 1, 2, 3)).toEqual(['case-1', 'case-1', 'case-1']);
});

test('posts of one conversation are one case however long it lasts', async () => {
  const it = await setUp();
  it.clock.now = monday + 20 * day;
  const later = { publishedAt: monday + 15 * day };
  await it.desk.observe({ posts: [postOf(1, { conversationId: '1' })] });
  await it.desk.observe({ posts: [postOf(2, { conversationId: '1', ...later }), postOf(3)] });
  expect(await caseIds(it, 1, 2, 3)).toEqual(['case-1', 'case-1', 'case-1']);
});

test('while a hand-off is open the case takes posts for thirty days', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(1)] });
  value(await it.give('takePrivate'));
  it.clock.now = monday + 29 * day;
  await it.desk.observe({ posts: [postOf(2, { publishedAt: it.clock.now })] });
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
});

test('merging counts after what was done to either case, also by a clock ahead', async () => {
  const it = await setUp();
  it.clock.now = monday + 21 * day;
  await it.desk.observe({ posts: [postOf(1), postOf(2, { publishedAt: monday + 20 * day })] });
  it.clock.now += 10 * minute;
  value(await it.give('resolve', { disposition: 'answered' }, 'case-1'));
  it.clock.now -= 5 * minute;
  value(await it.give('merge', { other: 'case-1' }, 'case-2'));
  expect((await it.view('case-2')).case).toMatchObject({ id: 'case-1', status: 'open' });
});

test('two cases merged by hand are one, take further posts as one, and can be undone', async () => {
  const it = await setUp();
  it.clock.now = monday + 21 * day;
  await it.desk.observe({ posts: [postOf(1), postOf(2, { publishedAt: monday + 20 * day })] });
  value(await it.give('addNote', { noteId: 'n', text: 'Same as before' }, 'case-2'));
  value(await it.give('merge', { other: 'case-1' }, 'case-2', 'merge'));
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
  const merged = await it.view('case-2');
  expect(merged.case.notes).toHaveLength(1);
  expect(merged.otherCases).toEqual([]);
  value(await it.give('undo', { undoes: 'merge' }, 'case-1'));
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-2']);
  expect((await it.view('case-2')).case.notes).toHaveLength(1);
});

test('a merge with an open case leaves the whole open', async () => {
  const it = await setUp();
  it.clock.now = monday + 21 * day;
  await it.desk.observe({ posts: [postOf(1), postOf(2, { publishedAt: monday + 20 * day })] });
  value(await it.give('resolve', { disposition: 'answered' }, 'case-2'));
  value(await it.give('merge', { other: 'case-2' }, 'case-1'));
  expect((await it.view('case-1')).case.status).toBe('open');
});

test('a post split off is a case of its own, with the reply that answered it', async () => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(1), postOf(2, { publishedAt: monday + minute })] });
  it.clock.now += 10 * minute;
  await it.desk.observe({ posts: [replyOf(9, { publishedAt: monday + 5 * minute, below: '2' })] });
  value(await it.give('split', { postId: '2' }, 'case-1', 'split'));
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-2']);
  expect((await it.view('case-2')).case.replies).toHaveLength(1);
  expect((await it.view('case-1')).case.replies).toHaveLength(0);
  value(await it.give('undo', { undoes: 'split' }, 'case-1'));
  expect(await caseIds(it, 1, 2)).toEqual(['case-1', 'case-1']);
});

test.each([
  ['merge', { other: 'case-3' }, 'Only cases of one customer can be merged.'],
  ['merge', { other: 'case-7' }, 'no such case'],
  ['split', { postId: '1' }, 'The first post is the case itself.'],
  ['split', { postId: '7' }, 'This post is not in the case.'],
])('%s %o is refused', async (verb, fields, message) => {
  const it = await setUp();
  await it.desk.observe({ posts: [postOf(1), postOf(3, { handle: 'bob' })] });
  const answer = await it.give(verb, fields);
  expect(answer.ok ? '' : answer.error.message.toLowerCase()).toContain(message.toLowerCase());
});

test('the order in which posts come into view changes nothing', async () => {
  const span = fc.integer({ min: -30 * 24, max: 0 });
  const posts = fc
    .array(fc.tuple(span, fc.constantFrom('ann', 'bob'), fc.option(fc.constantFrom('1', '2'))), {
      minLength: 2,
      maxLength: 7,
    })
    .map((list) =>
      list.map(([hours, handle, conversationId], index) =>
        postOf(100 + index, {
          handle,
          publishedAt: monday + hours * 60 * minute,
          ...(conversationId ? { conversationId } : {}),
        }),
      ),
    );
  const orders = posts.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  const seenOneByOne = async (list: ReturnType<typeof postOf>[]): Promise<unknown> => {
    const it = await setUp();
    const { playbook, me } = value(await it.desk.settings());
    await it.desk.saveSettings({ change: { from: playbook, to: { ...playbook, careFrom: 0 } }, me });
    for (const post of list) value(await it.desk.observe({ posts: [post] }));
    return (value(await it.desk.badges({ postIds: list.map(({ id }) => id) })) as { badges: object }).badges;
  };
  await fc.assert(
    fc.asyncProperty(orders, async ([list, mixed]) => {
      expect(await seenOneByOne(mixed)).toEqual(await seenOneByOne(list));
    }),
    { numRuns: 30 },
  );
});

test('a case opened by hand stands by itself, with what follows in its conversation', async () => {
  const it = await setUp();
  it.clock.now = monday + day;
  const opened = postOf(2, { text: 'so slow', mentions: [], conversationId: '2' });
  await it.desk.observe({ posts: [postOf(1)] });
  value(await it.give('open', { post: opened }, 'case-2'));
  await it.desk.observe({
    posts: [
      postOf(3, { publishedAt: monday + minute, conversationId: '2' }),
      postOf(4, { publishedAt: monday + minute }),
    ],
  });
  expect(await caseIds(it, 1, 2, 3, 4)).toEqual(['case-1', 'case-2', 'case-2', 'case-1']);
});
