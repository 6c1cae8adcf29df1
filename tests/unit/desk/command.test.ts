import { describe, expect, test } from 'vitest';
import { noteIdSchema } from '../../../lib/care/ids.ts';
import { minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

const withCase = async () => {
  const desk = await setUp();
  value(await desk.desk.observe({ posts: [postOf(1)] }));
  desk.notices.length = 0;
  return desk;
};

const escalation = { tier: 't2', reason: 'angry', comment: 'third time' };

describe('every verb does what it says, is told to all pages, and can be undone', () => {
  test.each([
    [
      'addTag',
      { tag: 'complaint' },
      [],
      { tags: ['complaint'], status: 'open' },
      { tags: [], status: 'new' },
    ],
    ['removeTag', { tag: 'complaint' }, ['addTag'], { tags: [] }, { tags: ['complaint'] }],
    ['refuseSuggestion', { tag: 'complaint' }, [], { refusedTags: ['complaint'] }, { refusedTags: [] }],
    ['assignToMe', {}, [], { assignee: 'id-1', status: 'open' }, { status: 'new' }],
    ['unassign', {}, ['assignToMe'], {}, { assignee: 'id-1' }],
    ['setStatus', { to: 'on_hold' }, [], { status: 'on_hold' }, { status: 'new' }],
    ['setPriority', { to: 'urgent' }, [], { priority: 'urgent' }, { priority: 'normal' }],
    ['escalate', escalation, [], { escalation: { tier: 't2', reason: 'angry', comment: 'third time' } }, {}],
    ['acknowledge', {}, ['escalate'], { escalation: { acknowledged: { by: 'id-1' } } }, {}],
    ['takePrivate', {}, [], { status: 'pending', handoff: { by: 'id-1' } }, { status: 'new' }],
    ['resolve', { disposition: 'answered' }, [], { status: 'resolved' }, { status: 'new' }],
    ['reopen', {}, ['resolve'], { status: 'open' }, { status: 'resolved' }],
    ['dismiss', { reason: 'spam' }, [], { status: 'dismissed', dismissReason: 'spam' }, { status: 'new' }],
    [
      'addNote',
      { noteId: 'n1', text: ' Call back. ' },
      [],
      { notes: [{ text: 'Call back.' }] },
      { notes: [] },
    ],
  ])('%s', async (verb, fields, first, done, undone) => {
    const { give, view, notices } = await withCase();
    const before = { tag: 'complaint', disposition: 'answered', ...escalation };
    for (const each of first) value(await give(each, before));
    notices.length = 0;
    const { undo } = value(await give(verb, fields));
    expect((await view()).case).toMatchObject(done);
    expect(notices).toEqual([{ cases: ['case-1'], settings: false }]);
    value(await give('undo', { undoes: undo }));
    expect((await view()).case).toMatchObject(undone);
    expect((await view()).undone).toEqual([undo]);
  });
});

test('the same command sent again does nothing twice, and answers the same', async () => {
  const { give, view } = await withCase();
  const note = { noteId: 'n1', text: 'Hello.' };
  const first = await give('addNote', note, 'case-1', 'press-1');
  const again = await Promise.all([1, 2, 3].map(() => give('addNote', note, 'case-1', 'press-1')));
  for (const answer of again) expect(answer).toEqual(first);
  expect((await view()).history).toHaveLength(2);
});

test('a command that arrives again late is still answered as done, whatever has happened since', async () => {
  const { give, view } = await withCase();
  value(await give('takePrivate', {}, 'case-1', 'press-1'));
  value(await give('resolve', { disposition: 'answered' }));
  expect(value(await give('takePrivate', {}, 'case-1', 'press-1')).badge?.status).toBe('resolved');
  value(await give('undo', { undoes: 'press-1' }, 'case-1', 'press-2'));
  expect(value(await give('undo', { undoes: 'press-1' }, 'case-1', 'press-2')).badge?.handedOff).toBe(false);
  expect((await view()).history).toHaveLength(4);
});

test('nothing to change is no failure and no event', async () => {
  const { give, view, notices } = await withCase();
  value(await give('assignToMe'));
  value(await give('escalate', escalation));
  notices.length = 0;
  const count = (await view()).history.length;
  const idle: [string, object][] = [
    ['assignToMe', {}],
    ['removeTag', { tag: 'complaint' }],
    ['setPriority', { to: 'normal' }],
    ['setStatus', { to: 'open' }],
    ['escalate', escalation],
    ['reopen', {}],
  ];
  for (const [verb, fields] of idle) expect(value(await give(verb, fields)).undo).toBeUndefined();
  expect((await view()).history).toHaveLength(count);
  expect(notices).toEqual([]);
});

test.each([
  ['addTag', { tag: 'no-such' }, [], 'not-found'],
  ['refuseSuggestion', { tag: 'no-such' }, [], 'not-found'],
  ['escalate', { tier: 't9', reason: 'angry' }, [], 'not-found'],
  ['escalate', { tier: 't2', reason: 'no-such' }, [], 'not-found'],
  ['resolve', { disposition: 'no-such' }, [], 'not-found'],
  ['dismiss', { reason: 'no-such' }, [], 'not-found'],
  ['editNote', { noteId: 'n9', text: 'x' }, [], 'not-found'],
  ['undo', { undoes: 'c-99' }, [], 'not-found'],
  ['undo', {}, [], 'not-allowed'],
  ['undo', { undoes: 'seen.1' }, [], 'not-allowed'],
  ['acknowledge', {}, [], 'not-allowed'],
  ['takePrivate', {}, ['resolve'], 'not-allowed'],
  ['assignToMe', {}, ['dismiss'], 'not-allowed'],
  ['resolve', { disposition: 'answered' }, ['dismiss'], 'not-allowed'],
  ['dismiss', { reason: 'spam' }, ['resolve'], 'not-allowed'],
])('%s %j after %j is refused in plain words', async (verb, fields, first, code) => {
  const { give, view } = await withCase();
  for (const each of first) value(await give(each, { disposition: 'answered', reason: 'spam' }));
  const count = (await view()).history.length;
  const answer = await give(verb, fields);
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(!answer.ok && answer.error.message).toMatch(/^[A-Z].*\.$/);
  expect((await view()).history).toHaveLength(count);
});

test('a case that does not exist is not found', async () => {
  const { give } = await setUp();
  expect(await give('assignToMe')).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('undo takes back my newest command, then the one before, and none twice', async () => {
  const { give, view } = await withCase();
  value(await give('addTag', { tag: 'complaint' }));
  const { undo } = value(await give('setPriority', { to: 'high' }));
  value(await give('undo'));
  expect((await view()).case).toMatchObject({ priority: 'normal', tags: ['complaint'] });
  value(await give('undo'));
  expect((await view()).case.tags).toEqual([]);
  expect(await give('undo')).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  expect(await give('undo', { undoes: undo })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

test('a colleague’s command and note are theirs', async () => {
  const ann = await withCase();
  value(await ann.give('addNote', { noteId: 'n1', text: 'Mine.' }, 'case-1', 'ann-press'));
  const { events } = value(await ann.desk.exportEvents({ after: '' }));
  const bob = await setUp(undefined, 'bob');
  value(await bob.desk.importEvents({ events, members: value(await ann.desk.settings()).members }));
  const refused = { ok: false, error: { code: 'not-allowed' } };
  expect(await bob.give('undo', { undoes: 'ann-press' })).toMatchObject(refused);
  expect(await bob.give('editNote', { noteId: 'n1', text: 'Yours.' })).toMatchObject(refused);
  expect(await bob.give('removeNote', { noteId: 'n1' })).toMatchObject(refused);
});

test('notes: edited, removed, and the draft is gone once it is saved', async () => {
  const { desk, give, view } = await withCase();
  const caseId = (await view()).case.id;
  value(await desk.saveDraft({ caseId, text: 'half a sent' }));
  expect((await view()).draft).toBe('half a sent');
  value(await give('addNote', { noteId: 'n1', text: 'A sentence.' }));
  expect(await view()).toMatchObject({ draft: '', badge: { notes: 1 } });
  value(await give('editNote', { noteId: 'n1', text: 'Another.' }));
  expect((await view()).case.notes).toMatchObject([{ id: noteIdSchema.parse('n1'), text: 'Another.' }]);
  value(await give('removeNote', { noteId: 'n1' }));
  expect((await view()).case.notes).toEqual([]);
});

describe('opened by hand', () => {
  const lunch = postOf(7, { text: 'lunch', mentions: [], handle: 'bob' });

  test('a case for any post, known to pages at their start, and gone after an undo', async () => {
    const { desk, give } = await setUp();
    const { badge, undo } = value(await give('open', { post: lunch }, 'case-7'));
    expect(badge).toMatchObject({ caseId: 'case-7', customer: 'bob' });
    expect(value(await desk.hello({})).openedByHand).toEqual(['7']);
    expect(value(await give('undo', { undoes: undo }, 'case-7')).badge).toBeUndefined();
    expect(value(await desk.hello({})).openedByHand).toEqual([]);
    expect(value(await desk.badges({ postIds: [lunch.id] })).badges).toEqual({});
    expect(value(await give('open', { post: lunch }, 'case-7')).badge?.caseId).toBe('case-7');
  });

  test('not undone once somebody worked on it', async () => {
    const { give } = await setUp();
    const { undo } = value(await give('open', { post: lunch }, 'case-7'));
    value(await give('addNote', { noteId: 'n1', text: 'Kept.' }, 'case-7'));
    const answer = await give('undo', { undoes: undo }, 'case-7');
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  test('a post that has a case already shows that one', async () => {
    const { desk, give } = await withCase();
    value(await desk.observe({ posts: [postOf(2)] }));
    const { badge, undo } = value(await give('open', { post: postOf(2) }, 'case-2'));
    expect(badge?.caseId).toBe('case-1');
    expect(undo).toBeUndefined();
  });

  test('under another post’s name is refused', async () => {
    const { give } = await setUp();
    const answer = await give('open', { post: lunch }, 'case-8');
    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

test('a customer who writes again reopens what was resolved, and what was undone before stays undone', async () => {
  const { clock, desk, give, view } = await withCase();
  value(await desk.observe({ posts: [replyOf(2, { publishedAt: monday })] }));
  value(await give('resolve', { disposition: 'answered' }));
  clock.now += 5 * minute;
  value(await desk.observe({ posts: [postOf(3, { publishedAt: clock.now })] }));
  expect((await view()).case).toMatchObject({ status: 'open' });
});

test('commands in one millisecond, or after a clock set back, keep their order', async () => {
  const { clock, give, view } = await withCase();
  for (const to of ['high', 'low', 'urgent', 'normal', 'high', 'low']) {
    value(await give('setPriority', { to }));
    clock.now -= 1;
  }
  expect((await view()).case.priority).toBe('low');
});
