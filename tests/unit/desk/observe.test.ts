import { expect, test } from 'vitest';
import { signatureOf } from '../../../lib/care/signature.ts';
import { day, minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

test('a post that needs care gets a case and a badge with a clock; others get nothing', async () => {
  const { desk, notices } = await setUp();
  const posts = [postOf(1), postOf(2, { text: 'lunch', mentions: [], handle: 'bob' })];
  const { badges } = value(await desk.observe({ posts }));
  expect(Object.keys(badges)).toEqual(['1']);
  expect(badges[postOf(1).id]).toMatchObject({
    caseId: 'case-1',
    customer: 'ann',
    status: 'new',
    clock: { metric: 'firstResponse' },
    notes: 0,
  });
  expect(notices).toEqual([{ cases: ['case-1'], settings: false }]);
});

test('seeing it again, in two tabs at once or twice in one message, writes nothing more', async () => {
  const { desk, notices, view } = await setUp();
  const posts = [postOf(1), postOf(1)];
  await Promise.all([desk.observe({ posts }), desk.observe({ posts }), desk.observe({ posts })]);
  notices.length = 0;
  value(await desk.observe({ posts }));
  expect(notices).toEqual([]);
  expect((await view()).history.map(({ id }) => id)).toEqual(['seen.1']);
});

test('personal data is masked before it is stored', async () => {
  const { desk, view } = await setUp();
  await desk.observe({ posts: [postOf(1, { text: '@acme my card 4111 1111 1111 1111 was charged' })] });
  expect(JSON.stringify(await view())).not.toContain('4111 1111 1111');
});

test('the same customer within seven days joins the case, later or after a dismissal opens a new one', async () => {
  const { desk, give, clock, view } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  clock.now += 6 * day;
  const soon = value(await desk.observe({ posts: [postOf(2, { publishedAt: clock.now })] }));
  expect(Object.values(soon.badges)).toMatchObject([{ caseId: 'case-1' }]);
  clock.now += 8 * day;
  const late = value(await desk.observe({ posts: [postOf(3, { publishedAt: clock.now })] }));
  expect(Object.values(late.badges)).toMatchObject([{ caseId: 'case-3' }]);
  value(await give('dismiss', { reason: 'spam' }, 'case-3'));
  clock.now += minute;
  const again = value(await desk.observe({ posts: [postOf(4, { publishedAt: clock.now })] }));
  expect(Object.values(again.badges)).toMatchObject([{ caseId: 'case-4' }]);
  expect((await view('case-4')).otherCases.map(({ badge }) => badge.caseId)).toEqual(['case-3', 'case-1']);
});

test('a post from before a resolve, seen only after it, reopens the case', async () => {
  const { desk, give, clock, view } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  clock.now += 10 * minute;
  value(await give('resolve', { disposition: 'answered' }));
  const between = postOf(2, { publishedAt: monday + minute });
  clock.now += minute;
  await desk.observe({ posts: [between] });
  await desk.observe({ posts: [between] });
  const { case: care, history, badge } = await view();
  expect(care.status).toBe('open');
  expect(history.map(({ type }) => type).filter((type) => type === 'case.reopened')).toHaveLength(1);
  expect(badge.clock?.end).toBeUndefined();
});

test('and reopens it where the clock that resolved it was ahead of the one that saw the post', async () => {
  const { desk, give, clock, view } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  clock.now += 10 * minute;
  value(await give('resolve', { disposition: 'answered' }));
  clock.now -= 5 * minute;
  await desk.observe({ posts: [postOf(2, { publishedAt: monday + minute })] });
  expect((await view()).case.status).toBe('open');
});

test('nor does a dismissal hide a post that nobody had seen', async () => {
  const { desk, give, clock, view } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  clock.now += 10 * minute;
  value(await give('dismiss', { reason: 'spam' }));
  await desk.observe({ posts: [postOf(2, { publishedAt: monday + minute })] });
  expect((await view()).case).toMatchObject({ status: 'open', messages: [{}, {}] });
});

test('who writes again 72 hours after a resolve has a new issue', async () => {
  const { desk, give, clock } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  value(await give('resolve', { disposition: 'answered' }));
  clock.now += 3 * day;
  const soon = value(await desk.observe({ posts: [postOf(2, { publishedAt: clock.now })] }));
  expect(Object.values(soon.badges)).toMatchObject([{ caseId: 'case-1', status: 'open' }]);
  value(await give('resolve', { disposition: 'answered' }));
  clock.now += 3 * day + minute;
  const late = value(await desk.observe({ posts: [postOf(3, { publishedAt: clock.now })] }));
  expect(Object.values(late.badges)).toMatchObject([{ caseId: 'case-3', status: 'new' }]);
});

test('an automatic reply answers nobody', async () => {
  const { desk, view } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  const text = '@ann Thanks! This is an automated message: our team is back at nine.';
  await desk.observe({ posts: [replyOf(5, { publishedAt: monday, text })] });
  const { case: care, badge } = await view();
  expect(care).toMatchObject({ status: 'new', replies: [{ automatic: true }] });
  expect(badge.clock?.end).toBeUndefined();
});

test('another customer has a case of their own', async () => {
  const { desk } = await setUp();
  const posts = [postOf(1), postOf(2, { handle: 'bob' })];
  const { badges } = value(await desk.observe({ posts }));
  expect(Object.values(badges).map(({ caseId }) => caseId)).toEqual(['case-1', 'case-2']);
});

test('our reply answers the customer it replies to, stops the clock, and says who signed it', async () => {
  const { desk, view } = await setUp();
  await desk.observe({ posts: [replyOf(5, { publishedAt: monday }), postOf(1)] });
  const { case: care, badge } = await view();
  expect(care.replies).toMatchObject([{ postId: '5', signature: 'JK' }]);
  expect(care.status).toBe('open');
  expect(badge.clock).toMatchObject({ end: { how: 'answered' } });
});

test('our reply to a post that stands right above it belongs to that post', async () => {
  const { desk, view } = await setUp();
  await desk.observe({ posts: [postOf(1), postOf(2, { handle: 'bob' })] });
  await desk.observe({ posts: [replyOf(5, { publishedAt: monday, replyingTo: ['ann'], below: '2' })] });
  expect((await view('case-2')).case.replies).toHaveLength(1);
  expect((await view('case-1')).case.replies).toHaveLength(0);
});

test('our post that answers nobody who waits is no reply', async () => {
  const { desk, view } = await setUp();
  await desk.observe({ posts: [postOf(1)] });
  await desk.observe({
    posts: [replyOf(5, { publishedAt: monday - 2 * minute }), replyOf(6, { replyingTo: [] })],
  });
  expect((await view()).case.replies).toEqual([]);
  await desk.observe({ posts: [replyOf(7, { publishedAt: monday })] });
  await desk.observe({ posts: [replyOf(8, { publishedAt: monday + minute })] });
  expect((await view()).case.replies.map(({ postId }) => postId)).toEqual(['7']);
});

test('posts older than the start of care open nothing; a post from the future is taken as of now', async () => {
  const { desk, view } = await setUp();
  const old = value(await desk.observe({ posts: [postOf(1, { publishedAt: monday - 30 * day })] }));
  expect(old.badges).toEqual({});
  await desk.observe({ posts: [postOf(2, { publishedAt: Date.UTC(9999, 0) })] });
  expect((await view('case-2')).case.openedAt).toBe(monday);
});

test('a change of the playbook makes old clocks anew when they are next read', async () => {
  const { desk } = await setUp();
  const before = value(await desk.observe({ posts: [postOf(1)] })).badges[postOf(1).id]?.clock;
  const { playbook, me } = value(await desk.settings());
  const policies = playbook.policies.map((policy) => ({
    ...policy,
    targets: { firstResponse: { normal: '10m' } },
  }));
  value(await desk.saveSettings({ change: { from: playbook, to: { ...playbook, policies } }, me }));
  const after = value(await desk.badges({ postIds: [postOf(1).id] })).badges[postOf(1).id]?.clock;
  expect(before?.targetMs).not.toBe(10 * minute);
  expect(after?.targetMs).toBe(10 * minute);
});

test('a clock is made anew when time has passed what it looked ahead to', async () => {
  const { clock, desk } = await setUp();
  const first = value(await desk.observe({ posts: [postOf(1)] })).badges[postOf(1).id]?.clock;
  clock.now = (first?.validUntil ?? 0) + 1;
  const later = value(await desk.badges({ postIds: [postOf(1).id] })).badges[postOf(1).id]?.clock;
  expect(later?.validUntil).toBeGreaterThan(clock.now);
  expect(later?.dueAt).toBe(first?.dueAt);
});

test.each([
  ['Sorry to hear that! ^JK', 'JK'],
  ['On its way ^jk', 'jk'],
  ['On its way -JK', 'JK'],
  ['On its way /JK ', 'JK'],
  ['On its way (JK)', 'JK'],
  ['and/or', undefined],
  ['We are open (see above)', undefined],
  ['2^10', undefined],
  ['Please e-mail us - thanks', undefined],
])('the signature of "%s" is %s', (text, signature) => {
  expect(signatureOf(text)).toBe(signature);
});

test('a post too long for an envelope is kept cut, and is not edited when it is seen again, whatever is seen beside it', async () => {
  const { desk, view } = await setUp();
  const text = `@acme ${'क'.repeat(24_000)}`;
  await desk.observe({ posts: [postOf(1, { text })] });
  const quote = { handle: 'friend', text };
  value(await desk.observe({ posts: [postOf(1, { text, quote, edited: true })] }));
  const { history, case: care } = await view();
  expect(history.map(({ id }) => id)).toEqual(['seen.1']);
  expect(care.messages[0]?.post.text).toMatch(/^@acme क{13000,}…$/);
});
