// What the endpoint brings, in whatever pieces and order: the same cases in every browser.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { CareEvent } from '../../../lib/care/event.ts';
import type { Role } from '../../../lib/care/role.ts';
import { applyPlaced } from '../../../lib/desk/team/apply.ts';
import { seenId } from '../../../lib/care/seen.ts';
import { firstState } from '../../../lib/sync/identity.ts';
import type { Identity, PlacedEvent } from '../../../lib/sync/ports.ts';
import { readSharedEvent } from '../../../lib/sync/shared-event.ts';
import type { TeamBrowser } from '../../support/team-browser.ts';
import { newPost, nodeNet, openTeamBrowser, value } from '../../support/team-browser.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

let open: TeamBrowser[] = [];
afterEach(async () => {
  for (const browser of open) await browser.close();
  open = [];
});

/** A browser in a workspace whose endpoint is played by the test. */
const browserOf = async (
  name = 'Ada',
  role: Role = 'agent',
  now: () => number = () => noon,
): Promise<TeamBrowser> => {
  const browser = await openTeamBrowser(name, { net: { ...nodeNet(), now } });
  open.push(browser);
  const identity = { workspace: 'w', device: 'this', role, keys: {} } as unknown as Identity;
  value(await browser.turns.write(({ tables }) => tables.sync.state.put(firstState(identity))));
  return browser;
};

const take = async (browser: TeamBrowser, placed: readonly PlacedEvent[]) =>
  value(await browser.turns.write((turn) => applyPlaced(turn, placed)));

const post = newPost({ publishedAt: noon - minute });
const caseId = `case-${post.id}`;

let seqs = 0;
const placed = (event: object, place: Partial<PlacedEvent['place']> = {}): PlacedEvent => {
  const read = readSharedEvent({ caseId, by: 'bea', at: noon, ...event });
  if (!read) throw new Error(`not an event: ${JSON.stringify(event)}`);
  const seq = ++seqs;
  return {
    event: read,
    place: { device: 'other', era: 1, seq, receivedAt: noon, ...place },
  };
};
const seen = (more: object = {}, place = {}) =>
  placed(
    {
      type: 'message.received',
      id: seenId(post.id),
      commandId: seenId(post.id),
      at: post.publishedAt,
      kind: 'direct',
      post,
      ...more,
    },
    place,
  );
const deed = (id: string, event: object, place = {}) => placed({ id, commandId: id, ...event }, place);
const tagged = (id: string, more: object = {}, place = {}) =>
  deed(id, { type: 'tag.added', tag: 'complaint', ...more }, place);
const introduced = (by: string, role: Role, more: object = {}) =>
  placed({
    type: 'member.introduced',
    id: `${by}.${role}`,
    by,
    member: { id: by, name: by, initials: 'XX', role },
    ...more,
  });

const caseIn = async (browser: TeamBrowser) => {
  const view = await browser.view(post);
  return { case: view.case, clocks: view.clocks, history: view.history };
};

describe('the place', () => {
  test('a clock ahead counts by when the newest history received it', async () => {
    const [settled, after] = [
      deed('a', { type: 'case.resolved', disposition: 'answered', at: noon + 60 * minute }),
      deed('b', { type: 'case.reopened', at: noon + 30 * minute, by: 'cid' }),
    ];
    // Sent again an hour later, after the endpoint had lost it: now its clock was not ahead.
    const again = [settled, after].map(({ event, place }) => ({
      event,
      place: { ...place, era: 2, receivedAt: noon + 60 * minute },
    }));
    const first = seen();
    const old = await browserOf();
    await take(old, [first, settled, after]);
    await take(old, again);
    const fresh = await browserOf();
    await take(fresh, [first, ...again]);
    expect(await caseIn(old)).toEqual(await caseIn(fresh));
    expect((await caseIn(fresh)).case.status).toBe('resolved');
  });

  test('whatever pieces it comes in, twice and under several places, all browsers end alike', async () => {
    const claims = ['ada', 'bea', 'cid'].map((by) =>
      deed(`take-${by}`, { type: 'case.assigned', to: by, by, replaces: null }),
    );
    const list = [
      seen(),
      ...claims,
      tagged('add'),
      tagged('add-too', { by: 'cid', at: noon + 1 }),
      deed('remove', { type: 'tag.removed', tag: 'complaint', seen: ['add'], at: noon + 2 }),
      deed('resolve', { type: 'case.resolved', disposition: 'answered', at: noon + 600 * minute }),
      deed('reopen', { type: 'case.reopened', at: noon + 20 * minute }),
      deed('undo', { type: 'undone', undoes: 'take-ada', by: 'ada', at: noon + 3 }),
      introduced('cid', 'agent', { at: noon - minute }),
      introduced('cid', 'viewer', { at: noon + 1 }),
      introduced('bea', 'viewer', { at: noon + 30 * minute }),
    ];
    const places = fc.record({
      era: fc.integer({ min: 1, max: 3 }),
      seq: fc.integer({ min: 1, max: 12 }),
      receivedAt: fc.integer({ min: noon - 30 * minute, max: noon + 700 * minute }),
    });
    const arrivals = fc.array(fc.tuple(fc.nat(list.length - 1), places), { minLength: 4, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.infiniteStream(fc.nat()), async (given, ranks) => {
        // One event has one place in one history.
        const known = new Map<string, PlacedEvent>();
        for (const [index, { era, seq, receivedAt }] of given) {
          const { event, place } = list[index]!;
          // No two have one place.
          const next = { event, place: { ...place, era, seq: seq * 20 + index, receivedAt } };
          if (!known.has(`${era} ${index}`)) known.set(`${era} ${index}`, next);
        }
        const all = [list[0]!, ...known.values()];
        const shuffled = [...all, ...all]
          .map((each) => ({ each, rank: ranks.next().value as number }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ each }) => each);
        const [one, other] = [await browserOf(), await browserOf('Bob')];
        await take(one, all);
        for (let at = 0; at < shuffled.length; at += 3) await take(other, shuffled.slice(at, at + 3));
        expect((await caseIn(other)).case).toEqual((await caseIn(one)).case);
        expect((await caseIn(other)).clocks).toEqual((await caseIn(one)).clocks);
        for (const browser of open.splice(0)) await browser.close();
      }),
      { numRuns: 15 },
    );
  });
});

describe('a rule that tags by itself', () => {
  const ruled = async (browser: TeamBrowser) => {
    const { playbook } = value(await browser.desk.settings());
    const suggestions = [{ tag: 'order', words: ['parcel'], apply: true }];
    return placed({ type: 'playbook.saved', id: 'p', by: 'lea', playbook: { ...playbook, suggestions } });
  };

  test('does not tag the past of who reads it with the playbook of later', async () => {
    const ada = await browserOf();
    await take(ada, [introduced('lea', 'lead', { at: noon - minute }), seen(), await ruled(ada)]);
    expect((await ada.badge(post))?.tags).toEqual([]);
    expect(value(await ada.team.team()).workspace?.health.waiting).toBe(0);
  });

  test('leaves what a colleague saw to their browser, and tags what this one sees first', async () => {
    const ada = await browserOf();
    await take(ada, [introduced('lea', 'lead', { at: noon - minute }), await ruled(ada)]);
    await take(ada, [seen()]);
    expect((await ada.badge(post))?.tags).toEqual([]);
    const own = newPost({ publishedAt: noon - minute, mentions: ['acme'] });
    await ada.see(own);
    expect((await ada.badge(own))?.tags).toEqual(['order']);
  });
});

describe('roles', () => {
  test('what a viewer wrote, as only another program would, counts for nothing', async () => {
    const ada = await browserOf();
    await take(ada, [introduced('vic', 'viewer'), seen(), tagged('a', { by: 'vic' })]);
    await take(ada, [deed('t', { type: 'case.assigned', to: 'vic', by: 'vic', replaces: null })]);
    expect(await ada.badge(post)).toMatchObject({ tags: [], status: 'new' });
    await take(ada, [tagged('b', { by: 'bea' })]);
    expect((await ada.badge(post))?.tags).toEqual(['complaint']);
  });

  test('who becomes a viewer takes nothing away: what their browser saw, and what they did, stays', async () => {
    const list = [
      introduced('bea', 'agent', { at: noon - minute }),
      seen(),
      tagged('a'),
      deed('n', { type: 'note.added', noteId: 'n', text: 'Rang them.' }),
      introduced('bea', 'viewer', { at: noon + 1 }),
      // As only another program would.
      deed('b', { type: 'priority.set', to: 'urgent', at: noon + 2 }),
      deed('m', { type: 'note.edited', noteId: 'n', text: 'Did not.', at: noon + 3 }),
      // What a browser sees is so, whoever sits before it.
      deed('c', { type: 'message.gone', postId: post.id, at: noon + 4 }),
    ];
    for (const order of [list, list.toReversed()]) {
      const [slow, fast] = [await browserOf(), await browserOf('Bob')];
      for (const each of order) {
        await take(slow, [each]);
        await slow.badge(post);
      }
      await take(fast, order);
      expect((await caseIn(slow)).case).toEqual((await caseIn(fast)).case);
      expect((await caseIn(fast)).case).toMatchObject({
        tags: ['complaint'],
        priority: 'normal',
        notes: [{ text: 'Rang them.' }],
        messages: [{ gone: { at: noon + 4 } }],
      });
    }
  });

  test.each([
    ['viewer', []],
    ['agent', ['complaint']],
    ['lead', ['complaint']],
    ['manager', ['complaint']],
  ] as const)('of the role %s counts what it may do to a case, and no more', async (role, tags) => {
    const ada = await browserOf();
    const theirs = { noteId: 'n', by: 'cid', at: noon - 1 };
    await take(ada, [
      introduced('cid', 'agent', { at: noon - minute }),
      introduced('bea', role, { at: noon - minute }),
      seen(),
      deed('p', { type: 'priority.set', to: 'high', by: 'cid', at: noon - 1 }),
      deed('n', { type: 'note.added', text: 'Rang them.', ...theirs }),
      tagged('a'),
      // Nobody has a hand in what others wrote and did.
      deed('e', { type: 'note.edited', noteId: 'n', text: 'Did not.' }),
      deed('r', { type: 'note.removed', noteId: 'n' }),
      deed('u', { type: 'undone', undoes: 'p' }),
      deed('x', { type: 'undone', undoes: seenId(post.id) }),
    ]);
    const { case: care } = await caseIn(ada);
    expect(care).toMatchObject({ tags, priority: 'high', notes: [{ text: 'Rang them.' }] });
  });

  test('who said no role is no manager', async () => {
    const ada = await browserOf();
    const { playbook } = value(await ada.desk.settings());
    const saved = (by: string) =>
      placed({ type: 'playbook.saved', id: `p-${by}`, by, playbook: { ...playbook, brandTerms: [by] } });
    const nameless = { member: { id: 'dan', name: 'Dan', initials: 'DN' } };
    await take(ada, [introduced('dan', 'agent', nameless), saved('dan'), saved('nobody')]);
    expect(value(await ada.desk.settings()).playbook.brandTerms).toEqual(playbook.brandTerms);
    await take(ada, [seen(), tagged('a', { by: 'nobody' })]);
    expect((await ada.badge(post))?.tags).toEqual(['complaint']);
  });

  test('a playbook counts by what its author was when they saved it', async () => {
    const ada = await browserOf();
    const { playbook } = value(await ada.desk.settings());
    const lead = introduced('lea', 'lead', { at: noon });
    const saved = {
      type: 'playbook.saved',
      id: 'p',
      by: 'lea',
      playbook: { ...playbook, brandTerms: ['acme parcels'] },
    };
    // As after a lost history, where what a browser wrote under an earlier identity comes behind the later.
    await take(ada, [introduced('lea', 'agent', { at: noon + 5 }), lead, placed({ ...saved, at: noon + 1 })]);
    expect(value(await ada.desk.settings()).playbook.brandTerms).toEqual(['acme parcels']);
    await take(ada, [placed({ ...saved, id: 'q', at: noon + 6, playbook })]);
    expect(value(await ada.desk.settings()).playbook.brandTerms).toEqual(['acme parcels']);
  });

  test('a viewer’s browser writes nothing, not even what a file brings', async () => {
    const vic = await browserOf('Vic', 'viewer');
    const { me } = value(await vic.desk.settings());
    await take(vic, [introduced(me.id, 'viewer')]);
    const { event } = seen();
    const given = await vic.desk.importEvents({ events: [event as CareEvent], members: [] });
    expect(given).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    await vic.see(post);
    expect(await vic.badge(post)).toBeUndefined();
  });

  test('a clock that was set back puts no deed before the role that it counts by', async () => {
    const clock = { now: noon };
    const ada = await browserOf('Ada', 'agent', () => clock.now);
    const { me } = value(await ada.desk.settings());
    await take(ada, [
      introduced(me.id, 'viewer', { at: noon - 2 * minute }),
      introduced(me.id, 'agent', { at: noon }),
    ]);
    await ada.see(post);
    clock.now = noon - minute;
    value(await ada.give('addTag', post, { tag: 'complaint' }));
    const { events } = value(await ada.desk.exportEvents({ after: '' }));
    await take(
      ada,
      events.map((event) => placed(event)),
    );
    expect((await ada.badge(post))?.tags).toEqual(['complaint']);
  });

  test('who becomes a viewer, or no longer is one, is so in every browser for all cases', async () => {
    for (const [before, after] of [
      ['agent', 'viewer'],
      ['viewer', 'agent'],
    ] as const) {
      const list = [
        introduced('vic', before),
        seen(),
        tagged('a', { by: 'vic' }),
        introduced('vic', after, { at: noon + 1 }),
      ];
      const [slow, fast] = [await browserOf(), await browserOf('Bob')];
      for (const each of list) {
        await take(slow, [each]);
        await slow.badge(post);
      }
      await take(fast, list);
      expect((await slow.badge(post))?.tags).toEqual((await fast.badge(post))?.tags);
    }
  });

  test('the playbook changes when a lead or a manager saves it, and not when an agent does', async () => {
    const ada = await browserOf();
    const { playbook } = value(await ada.desk.settings());
    const terms = async () => value(await ada.desk.settings()).playbook.brandTerms;
    const saved = (by: string, at: number, brandTerms: string[]) =>
      placed({ type: 'playbook.saved', id: `p-${by}-${at}`, by, at, playbook: { ...playbook, brandTerms } });
    await take(ada, [introduced('lea', 'lead'), introduced('bea', 'agent'), introduced('vic', 'viewer')]);
    await take(ada, [saved('lea', noon, ['acme parcels'])]);
    expect(await terms()).toEqual(['acme parcels']);
    await take(ada, [saved('bea', noon + 1, ['bea’s']), saved('vic', noon + 2, ['vic’s'])]);
    expect(await terms()).toEqual(['acme parcels']);
    // An older one that comes later changes nothing, nor does one that comes twice.
    await take(ada, [saved('lea', noon - 1, ['old']), saved('lea', noon, ['acme parcels'])]);
    expect(await terms()).toEqual(['acme parcels']);
  });

  test('a playbook is not saved for ever by a clock dated 2031', async () => {
    const ada = await browserOf();
    const { playbook } = value(await ada.desk.settings());
    const saved = (at: number, brandTerms: string[], receivedAt: number) =>
      placed(
        { type: 'playbook.saved', id: `p-${at}`, by: 'lea', at, playbook: { ...playbook, brandTerms } },
        { receivedAt },
      );
    await take(ada, [introduced('lea', 'lead'), saved(Date.UTC(2031, 0), ['from 2031'], noon)]);
    await take(ada, [saved(noon + 6 * minute, ['from now'], noon + 6 * minute)]);
    expect(value(await ada.desk.settings()).playbook.brandTerms).toEqual(['from now']);
  });
});
