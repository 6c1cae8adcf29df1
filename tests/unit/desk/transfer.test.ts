import { expect, test } from 'vitest';
import { memberSchema } from '../../../lib/care/badge.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { handleSchema } from '../../../lib/care/ids.ts';
import { monday, postOf, replyOf, setUp, value } from './set-up.ts';

test('an export imported elsewhere gives the same cases; importing it twice changes nothing', async () => {
  const here = await setUp();
  value(await here.desk.observe({ posts: [postOf(1), postOf(2, { handle: 'bob' }), replyOf(3)] }));
  value(await here.give('addNote', { noteId: 'n1', text: 'Hello.' }));
  const { events, next } = value(await here.desk.exportEvents({ after: '' }));
  expect(next).toBeUndefined();
  const { members } = value(await here.desk.settings());

  const there = await setUp(undefined, 'there');
  const shuffled = events.toReversed();
  expect(value(await there.desk.importEvents({ events: shuffled, members }))).toMatchObject({
    added: 4,
    known: 0,
  });
  expect(await there.view()).toMatchObject({ case: (await here.view()).case });
  expect(value(await there.desk.settings()).members).toHaveLength(2);
  there.notices.length = 0;
  expect(value(await there.desk.importEvents({ events, members }))).toMatchObject({ added: 0, known: 4 });
  expect(there.notices).toEqual([]);
});

test('as many customers as one message holds come in together', async () => {
  const here = await setUp();
  const posts = Array.from({ length: 300 }, (_, index) => postOf(index + 1, { handle: `c${index}` }));
  for (let at = 0; at < posts.length; at += 50)
    value(await here.desk.observe({ posts: posts.slice(at, at + 50) }));
  const events = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: { events: CareEvent[]; next?: string } = value(await here.desk.exportEvents({ after }));
    events.push(...page.events);
    after = page.next;
  }
  const there = await setUp(undefined, 'there');
  expect(value(await there.desk.importEvents({ events, members: [] }))).toMatchObject({
    added: 300,
    known: 0,
  });
  const { badges } = value(await there.desk.badges({ postIds: posts.map(({ id }) => id) }));
  expect(Object.keys(badges)).toHaveLength(300);
});

test('a post keeps the case it has, also when an import tells another one', async () => {
  const here = await setUp();
  const second = postOf(2, { publishedAt: monday });
  value(await here.desk.observe({ posts: [postOf(1), second] }));
  const there = await setUp(undefined, 'there');
  value(await there.give('open', { post: second }, 'case-2'));
  const { events } = value(await there.desk.exportEvents({ after: '' }));
  value(await here.desk.importEvents({ events, members: [] }));
  value(await here.give('assignToMe', {}, 'case-2'));
  expect(value(await here.desk.badges({ postIds: [postOf(2).id] })).badges).toMatchObject({
    2: { caseId: 'case-1' },
  });
});

test('first run: working defaults, the account X shows is kept, saving makes it ready', async () => {
  const { desk, notices } = await setUp();
  value(await desk.hello({ account: handleSchema.parse('acme') }));
  // The first-run page may be open already, and offers the first account that is seen.
  expect(notices.splice(0)).toEqual([{ cases: [], settings: true }]);
  value(await desk.hello({ account: handleSchema.parse('acme') }));
  expect(notices).toEqual([]);
  const { account, me, ready } = value(await desk.settings());
  expect({ account, ready }).toEqual({ account: 'acme', ready: true });
  const jo = memberSchema.parse({ id: me.id, name: 'Jo King', initials: 'JK' });
  expect(value(await desk.saveSettings({ me: jo })).members).toEqual([jo]);
  expect(notices).toEqual([{ cases: [], settings: true }]);
  const stranger = memberSchema.parse({ id: 'else', name: 'Else', initials: 'E' });
  expect(await desk.saveSettings({ me: stranger })).toMatchObject({ error: { code: 'refused' } });
});
