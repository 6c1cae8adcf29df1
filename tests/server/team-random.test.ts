// Three browsers do what they like to the same posts, now and then out of reach of each other: one truth in the end.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Badge } from '../../lib/care/badge.ts';
import { stateIn } from '../../lib/desk/team/sync-tables.ts';
import { createTeamAtEndpoint, hastyNet } from '../support/team-at-endpoint.ts';
import type { TeamBrowser } from '../support/team-browser.ts';
import { newPost, value } from '../support/team-browser.ts';

const at = createTeamAtEndpoint();
const cut = new Set<string>();
let team: TeamBrowser[] = [];

const cuttable = (name: string) => {
  const net = hastyNet();
  const fetch: typeof net.fetch = (request) =>
    cut.has(name) ? Promise.reject(new TypeError('no route')) : net.fetch(request);
  return { net: { ...net, fetch } };
};

beforeAll(async () => {
  await at.start();
  const mia = await at.founder('Mia', cuttable('Mia'));
  const ada = await at.join(mia, 'Ada', 'agent', cuttable('Ada'));
  const bea = await at.join(mia, 'Bea', 'lead', cuttable('Bea'));
  team = [mia, ada, bea];
});
afterAll(() => at.close());

const standOf = async (browser: TeamBrowser): Promise<{ waiting: number; cursor: number }> =>
  value(
    await browser.turns.read(async ({ tables }) => ({
      waiting: (await tables.sync.outbox.all()).length,
      cursor: (await stateIn(tables))?.cursor ?? 0,
    })),
  );

/** Until everybody has read back what they wrote, and what everybody else wrote. */
const settle = async (): Promise<void> => {
  for (const browser of team) await browser.team.look();
  for (;;) {
    for (const browser of team) await browser.until(async () => (await standOf(browser)).waiting === 0);
    const stands = await Promise.all(team.map(standOf));
    const head = Math.max(...stands.map(({ cursor }) => cursor));
    if (stands.every(({ cursor, waiting }) => cursor === head && waiting === 0)) return;
    for (const browser of team) await browser.until(async () => (await standOf(browser)).cursor >= head);
  }
};

/** What is not the same for everybody: what I can undo, what I own, whom I lost to. */
const forAll = (badge: Badge | undefined) => {
  if (!badge) return undefined;
  const { undo: _, overtakenBy: __, assignee, ...rest } = badge;
  return { ...rest, assignee: assignee?.name };
};

const press = fc.oneof(
  fc.record({ verb: fc.constantFrom('addTag', 'removeTag'), tag: fc.constantFrom('complaint', 'question') }),
  fc.record({ verb: fc.constantFrom('assignToMe', 'unassign', 'assignToMe') }),
  fc.record({ verb: fc.constantFrom('takePrivate', 'reopen', 'acknowledge', 'undo') }),
  fc.record({ verb: fc.constant('setStatus'), to: fc.constantFrom('open', 'pending', 'on_hold') }),
  fc.record({ verb: fc.constant('setPriority'), to: fc.constantFrom('urgent', 'low', 'normal') }),
  fc.record({ verb: fc.constant('resolve'), disposition: fc.constant('answered') }),
  fc.record({
    verb: fc.constant('escalate'),
    tier: fc.constantFrom('t2', 't3'),
    reason: fc.constant('angry'),
  }),
  fc.record({ verb: fc.constant('see') }),
);
const step = fc.record({
  who: fc.nat(2),
  post: fc.nat(2),
  press,
  /** Whose line is cut or mended before it, if anybody's. */
  line: fc.option(fc.nat(2), { freq: 3 }),
});

test('whatever three do, they see the same cases, clocks and badges', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
      const first = newPost();
      // Two posts of one customer are one case; the third is somebody else's.
      const posts = [first, newPost({ handle: first.handle }), newPost()];
      await team[0]!.see(...posts);
      const given: Promise<unknown>[] = [];
      for (const { who, post, press: deed, line } of steps) {
        const name = line === null ? undefined : ['Mia', 'Ada', 'Bea'][line]!;
        if (name && !cut.delete(name)) cut.add(name);
        const [browser, on] = [team[who]!, posts[post]!];
        const { verb, ...fields } = deed;
        // Nobody waits for anybody; what the desk refuses is refused.
        given.push(verb === 'see' ? browser.see(on) : browser.give(verb, on, fields));
        if (post === 0) await given.at(-1);
      }
      await Promise.all(given);
      cut.clear();
      await settle();
      for (const post of posts) {
        const [one, ...others] = await Promise.all(team.map((browser) => browser.view(post)));
        const [badge, ...badges] = await Promise.all(team.map((browser) => browser.badge(post)));
        for (const other of others) {
          expect(other.case).toEqual(one!.case);
          expect(other.clocks).toEqual(one!.clocks);
          expect(other.history).toEqual(one!.history);
        }
        for (const other of badges) expect(forAll(other)).toEqual(forAll(badge));
      }
    }),
    { numRuns: 15 },
  );
});

test('two posts of a customer, each seen first by another browser, are one case', async () => {
  const first = newPost();
  const second = newPost({ handle: first.handle, publishedAt: first.publishedAt + 1_000 });
  const [mia, ada, bea] = team as [TeamBrowser, TeamBrowser, TeamBrowser];
  cut.add('Mia').add('Ada');
  await Promise.all([mia.see(second), ada.see(first, second)]);
  value(await mia.give('addTag', second, { tag: 'complaint' }));
  value(await ada.give('assignToMe', first));
  expect((await mia.badge(second))?.caseId).toBe(`case-${second.id}`);
  cut.clear();
  await settle();
  for (const browser of [mia, ada, bea]) {
    for (const post of [first, second])
      expect(await browser.badge(post)).toMatchObject({
        caseId: `case-${first.id}`,
        tags: ['complaint'],
        assignee: { name: 'Ada' },
      });
    expect((await browser.view(second)).case.messages).toHaveLength(2);
  }
});

test('one post seen by all at once is one message', async () => {
  const post = newPost();
  await Promise.all(team.map((browser) => browser.see(post)));
  await settle();
  for (const browser of team) {
    const { history, case: care } = await browser.view(post);
    expect(history.filter(({ type }) => type === 'message.received')).toHaveLength(1);
    expect(care).toEqual((await team[0]!.view(post)).case);
  }
});
