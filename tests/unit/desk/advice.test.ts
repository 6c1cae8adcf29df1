import { describe, expect, test } from 'vitest';
import { caseIdOf } from '../../../lib/care/case-id.ts';
import { postIdSchema } from '../../../lib/care/ids.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

type Ready = Awaited<ReturnType<typeof setUp>>;

const see = async ({ desk }: Ready, ...posts: ReturnType<typeof postOf>[]) =>
  value(await desk.observe({ posts })).badges;
const badgeOf = async (here: Ready, id: number) =>
  Object.values(value(await here.desk.badges({ postIds: [postIdSchema.parse(String(id))] })).badges)[0];
const save = async ({ desk }: Ready, changes: Partial<Playbook>) => {
  const { playbook, me } = value(await desk.settings());
  value(await desk.saveSettings({ change: { from: playbook, to: { ...playbook, ...changes } }, me }));
};
const customer = (id: number, text: string, fields = {}) =>
  postOf(id, { handle: `who${id}`, name: `Who ${id}`, text, ...fields });
const caseIdAt = (id: number) => `case-${id}`;

describe('risk', () => {
  test('stands on the badge with its reasons, and not once the case is settled', async () => {
    const here = await setUp();
    await see(here, customer(1, '@acme third time I ask #acmefail', { followers: 20_000 }));
    expect((await badgeOf(here, 1))?.risk).toEqual({
      level: 'hot',
      reasons: ['20,000 followers', '#acmefail', 'asked 3 times'],
    });
    value(await here.give('resolve', { disposition: 'answered' }));
    expect(await badgeOf(here, 1)).not.toHaveProperty('risk');
  });

  test('what is calm says nothing', async () => {
    const here = await setUp();
    await see(here, postOf(1));
    expect(await badgeOf(here, 1)).not.toHaveProperty('risk');
  });

  test('a post that spreads is noticed when it is seen again, and pages hear of it', async () => {
    const here = await setUp();
    const at = (reposts: number) => postOf(1, { counters: { reposts } });
    await see(here, at(1));
    here.notices.length = 0;
    here.clock.now = monday + 10 * minute;
    expect(Object.values(await see(here, at(300)))[0]?.risk).toEqual({
      level: 'hot',
      reasons: ['300 reposts', '30 reposts a minute'],
    });
    expect(here.notices).toEqual([{ cases: ['case-1'], settings: false }]);
  });

  test('scrolling past what did not grow much writes nothing; the sightings of a post stay two', async () => {
    const here = await setUp();
    const at = (reposts: number) => postOf(1, { counters: { reposts } });
    await see(here, at(30));
    here.notices.length = 0;
    for (const reposts of [31, 35, 44, 29]) await see(here, at(reposts));
    expect(here.notices).toEqual([]);
    for (const reposts of [45, 70, 110, 170]) await see(here, at(reposts));
    const kept = await here.store.read(({ sightings }) => sightings.find([postIdSchema.parse('1')]));
    expect(
      Array.from(value(kept).values(), ({ seen }) => seen.map(({ counters }) => counters.reposts)),
    ).toEqual([[110, 170]]);
  });

  test('a profile of the press is watched, though X shows it later, and no more of it is kept than that', async () => {
    const here = await setUp();
    await see(here, postOf(1));
    expect(await badgeOf(here, 1)).not.toHaveProperty('risk');
    await see(here, postOf(1, { bio: 'Mother, runner, reporter at The Daily Acre' }));
    expect((await badgeOf(here, 1))?.risk).toEqual({
      level: 'watch',
      reasons: ['“reporter” in the profile'],
    });
    expect((await here.view()).case.messages[0]?.post.bio).toBe('reporter');
    expect(JSON.stringify(await here.view())).not.toContain('runner');
  });

  test('followers that X shows later count, and stay known when an event changes the case', async () => {
    const here = await setUp();
    await see(here, postOf(1));
    await see(here, postOf(1, { followers: 150_000 }));
    value(await here.give('assignToMe'));
    expect((await badgeOf(here, 1))?.risk).toEqual({ level: 'hot', reasons: ['150,000 followers'] });
  });
});

describe('hint, budget, tracking', () => {
  test('the hint shows the masked value, and goes once it was taken private', async () => {
    const here = await setUp();
    await see(here, postOf(1, { text: '@acme write to jane@mail.example about my order' }));
    expect((await badgeOf(here, 1))?.hint).toBe('shows an e-mail address, j•••');
    const { advice } = await here.view();
    expect(advice).toMatchObject({
      personal: [{ kind: 'e-mail', masked: 'j•••' }],
      hint: { askToDelete: true },
    });
    expect(JSON.stringify(await here.view())).not.toContain('jane@');
    value(await here.give('takePrivate'));
    expect(await badgeOf(here, 1)).not.toHaveProperty('hint');
  });

  test('the budget counts public replies', async () => {
    const here = await setUp();
    await see(here, postOf(1));
    expect(await badgeOf(here, 1)).not.toHaveProperty('budget');
    await see(here, replyOf(2), replyOf(3, { inReplyToId: '1' }));
    expect((await badgeOf(here, 1))?.budget).toBe('2 of 3');
  });

  test('no order or tracking number and no postcode is kept, in no row and no event', async () => {
    const here = await setUp();
    const text = '@acme order 7734-2210, 1Z 999 AA1 01 2345 6784, to SW1A 1AA';
    await see(here, postOf(1, { text, quote: { handle: 'friend', text } }));
    const [events, rows] = await Promise.all([
      here.store.read(({ events: table }) => table.ofCases([caseIdOf(postOf(1).id)])),
      here.store.read(({ cases }) => cases.find([caseIdOf(postOf(1).id)])),
    ]);
    const kept = JSON.stringify([value(events), value(rows), await here.view()]);
    for (const raw of ['7734', '2210', '999', '2345', '6784', '1AA']) expect(kept).not.toContain(raw);
    expect((await here.view()).advice.personal).toEqual([
      { kind: 'order number', masked: '•••• 10' },
      { kind: 'tracking number', masked: '•••• 84' },
      { kind: 'postcode', masked: 'SW•••' },
    ]);
  });
});

describe('what the team teaches', () => {
  /** Six posts about a gizmo, tagged; six others, tagged otherwise. */
  const taught = async (here: Ready) => {
    for (let id = 1; id <= 6; id++) {
      await see(here, customer(id, '@acme the gizmo hums'), customer(id + 10, '@acme lovely weather'));
      value(await here.give('addTag', { tag: 'advice' }, caseIdAt(id), `gizmo-${id}`));
      value(await here.give('addTag', { tag: 'praise' }, caseIdAt(id + 10)));
    }
  };
  const suggested = async (here: Ready, id: number) => {
    await see(here, customer(id, '@acme my gizmo again'));
    return (await badgeOf(here, id))?.suggestion;
  };

  test('is suggested on the next such post, with the word that it learned', async () => {
    const here = await setUp();
    expect(await suggested(here, 50)).toBeUndefined();
    await taught(here);
    expect(await suggested(here, 51)).toEqual({ tag: 'advice', because: ['gizmo'], learned: ['gizmo'] });
  });

  test('is forgotten when it is undone', async () => {
    const here = await setUp();
    await taught(here);
    for (let id = 1; id <= 6; id++) value(await here.give('undo', { undoes: `gizmo-${id}` }, caseIdAt(id)));
    expect(await suggested(here, 51)).toBeUndefined();
  });

  test('comes with an import, and is kept when the background wakes anew', async () => {
    const here = await setUp();
    await taught(here);
    const { events } = value(await here.desk.exportEvents({ after: '' }));
    const there = await setUp(undefined, 'there');
    value(await there.desk.importEvents({ events, members: [] }));
    const woken = await setUp(there.place, 'woken');
    expect((await suggested(woken, 51))?.learned).toEqual(['gizmo']);
  });

  test('is made anew from all cases where no model is kept, or none that can be read', async () => {
    const here = await setUp();
    await taught(here);
    value(await here.store.write(({ learner }) => learner.put('{"version":99}')));
    expect((await suggested(here, 51))?.learned).toEqual(['gizmo']);
  });

  test('a refusal teaches too', async () => {
    const here = await setUp();
    await taught(here);
    for (let id = 61; id <= 70; id++) {
      await see(here, customer(id, '@acme my gizmo again'));
      value(await here.give('refuseSuggestion', { tag: 'advice' }, caseIdAt(id)));
    }
    expect(await suggested(here, 99)).toBeUndefined();
  });
});

describe('a rule that tags by itself', () => {
  const ruled = async (ids?: string) => {
    const here = await setUp(undefined, ids);
    await save(here, { suggestions: [{ tag: 'order', words: ['parcel'], apply: true }] });
    return here;
  };

  test('tags what comes in, says so in the history, and leaves the case new', async () => {
    const here = await ruled();
    await see(here, postOf(1));
    const { case: care, history, badge } = await here.view();
    expect(care).toMatchObject({ tags: ['order'], ruleTags: ['order'], status: 'new' });
    expect(badge).not.toHaveProperty('suggestion');
    expect(badge).not.toHaveProperty('undo');
    expect(history[1]).toMatchObject({ type: 'tag.added', commandId: 'rule.1', suggested: true });
  });

  test('never without the rule saying so, and never what was there before the rule', async () => {
    const here = await setUp();
    await see(here, postOf(1));
    await save(here, { suggestions: [{ tag: 'order', words: ['parcel'], apply: true }] });
    expect(await badgeOf(here, 1)).toMatchObject({ tags: [], suggestion: { tag: 'order' } });
  });

  test('what was there before the rule stays without its tag, whatever is done to the case, also in a file', async () => {
    const here = await setUp();
    await see(here, postOf(1));
    await save(here, { suggestions: [{ tag: 'order', words: ['parcel'], apply: true }] });
    value(await here.give('assignToMe'));
    expect(await badgeOf(here, 1)).toMatchObject({ tags: [] });
    const { events } = value(await here.desk.exportEvents({ after: '' }));
    const other = await ruled('other');
    value(await other.desk.importEvents({ events, members: [] }));
    expect(await badgeOf(other, 1)).toMatchObject({ tags: [] });
  });

  test('what a person takes off stays off, also when the customer writes again', async () => {
    const here = await ruled();
    await see(here, postOf(1));
    value(await here.give('removeTag', { tag: 'order' }));
    await see(here, postOf(2, { text: '@acme my parcel!', publishedAt: monday - 1 }));
    expect((await here.view()).case).toMatchObject({ tags: [], messages: [{}, {}] });
  });

  test('teaches nothing, until a person says the same', async () => {
    const here = await ruled();
    await see(here, postOf(1));
    const model = async () => value(await here.store.read(({ learner }) => learner.get()));
    expect(await model()).toBe('{"version":1,"tags":[],"words":[]}');
    value(await here.give('removeTag', { tag: 'order' }));
    value(await here.give('addTag', { tag: 'order' }));
    expect(await model()).toContain('["order",1,0]');
  });

  test('two browsers write one event', async () => {
    const [one, two] = [await ruled('one'), await ruled('two')];
    await see(one, postOf(1));
    await see(two, postOf(1));
    const { events } = value(await one.desk.exportEvents({ after: '' }));
    expect(value(await two.desk.importEvents({ events, members: [] }))).toMatchObject({ added: 0, known: 2 });
  });
});
