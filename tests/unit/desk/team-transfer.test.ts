// Files that are brought into a browser that is in a team.
import { afterEach, expect, test } from 'vitest';
import type { MemberId } from '../../../lib/care/ids.ts';
import type { Role } from '../../../lib/care/role.ts';
import { settleIn } from '../../../lib/desk/team/membership.ts';
import { firstState } from '../../../lib/sync/identity.ts';
import type { Identity } from '../../../lib/sync/ports.ts';
import type { TeamBrowser } from '../../support/team-browser.ts';
import { newPost, openTeamBrowser, value } from '../../support/team-browser.ts';

let open: TeamBrowser[] = [];
afterEach(async () => {
  for (const browser of open) await browser.close();
  open = [];
});

const browserOf = async (name: string): Promise<TeamBrowser> => {
  const browser = await openTeamBrowser(name);
  open.push(browser);
  return browser;
};

/** A browser in a workspace whose endpoint nobody asks. */
const memberOf = async (name: string, role: Role): Promise<TeamBrowser> => {
  const browser = await browserOf(name);
  const identity = { workspace: 'w', device: name, role, keys: {} } as unknown as Identity;
  value(
    await browser.turns.write(async (turn) => {
      await turn.tables.sync.state.put(firstState(identity));
      await settleIn(turn, identity, 'invite');
    }),
  );
  return browser;
};

const waiting = async (browser: TeamBrowser) =>
  value(await browser.turns.read(({ tables }) => tables.sync.outbox.all())).length;

/** What Bob did alone. */
const exported = async () => {
  const bob = await browserOf('Bob');
  const post = newPost();
  await bob.see(post);
  value(await bob.give('assignToMe', post));
  const { me } = value(await bob.desk.settings());
  const { events } = value(await bob.desk.exportEvents({ after: '' }));
  return { post, me, events };
};

test('what a file brings stays in this browser until it is shared', async () => {
  const { post, me, events } = await exported();
  const ada = await memberOf('Ada', 'agent');
  const before = await waiting(ada);
  expect(value(await ada.desk.importEvents({ events, members: [me] }))).toEqual({
    added: 2,
    known: 0,
    ofViewers: 0,
  });
  expect(await ada.badge(post)).toMatchObject({ assignee: { name: 'Bob' } });
  expect(await waiting(ada)).toBe(before);
  expect(value(await ada.team.team()).workspace?.unsharedCases).toBe(1);
  // What is done about it afterwards is the team's, as ever.
  value(await ada.give('addTag', post, { tag: 'complaint' }));
  expect(await waiting(ada)).toBe(before + 1);
});

test('a viewer imports nothing', async () => {
  const { post, me, events } = await exported();
  const vic = await memberOf('Vic', 'viewer');
  expect(await vic.desk.importEvents({ events, members: [me] })).toMatchObject({
    ok: false,
    error: { code: 'not-allowed' },
  });
  expect(await vic.badge(post)).toBeUndefined();
  expect(value(await vic.desk.settings()).members).toHaveLength(1);
});

test('a stranger in a file has no role here, and what a viewer of this team wrote is counted and left out', async () => {
  const { me, events } = await exported();
  const ada = await memberOf('Ada', 'agent');
  const stranger = { ...me, id: 'stranger' as MemberId, role: 'manager' as const, invite: 'mine' };
  const said = { at: 1, id: 'vic.1' as never, role: 'viewer' as const, era: 1, seq: 1 };
  value(
    await ada.turns.write(async ({ tables, settings }) =>
      tables.settings.put({ ...settings, roles: { ['vic' as MemberId]: [said] } }),
    ),
  );
  const forged = events.map((event) => ({ ...event, by: 'vic' as MemberId }));
  // What was seen on X was seen, whoever looked.
  expect(value(await ada.desk.importEvents({ events: forged, members: [stranger] }))).toEqual({
    added: 1,
    known: 0,
    ofViewers: 1,
  });
  const members = value(await ada.desk.settings()).members;
  expect(members.find(({ id }) => id === 'stranger')).toEqual({
    id: 'stranger',
    name: me.name,
    initials: me.initials,
  });
});
