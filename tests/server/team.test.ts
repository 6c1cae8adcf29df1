// Whole browsers (desk, team, database) over a real endpoint: what a team sees of each other's work.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseIdOf } from '../../lib/care/case-id.ts';
import { eventSchema } from '../../lib/care/event.ts';
import { stateIn } from '../../lib/desk/team/sync-tables.ts';
import * as api from '../../lib/sync/api.ts';
import { introduction, newDevice } from '../../lib/sync/identity.ts';
import { rejoinProof } from '../../lib/sync/keys.ts';
import { toBase64Url } from '../../lib/sync/protocol/bytes.ts';
import { checkedBytes } from '../../lib/sync/protocol/messages.ts';
import { readConfig } from '../../server/config.ts';
import type { Endpoint } from '../../server/endpoint.ts';
import { startEndpoint } from '../../server/endpoint.ts';
import type { TeamBrowser } from '../support/team-browser.ts';
import { newPost, nodeNet, openTeamBrowser, value } from '../support/team-browser.ts';

let endpoint: Endpoint;
let url: string;
let open: TeamBrowser[] = [];

const start = async (): Promise<void> => {
  const config = readConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0', LIMIT_JOIN_BURST: '1000' });
  if (typeof config === 'string') throw new Error(config);
  endpoint = await startEndpoint(config, () => undefined);
  url = `http://127.0.0.1:${endpoint.port}`;
};

beforeEach(start);
afterEach(async () => {
  for (const browser of open) await browser.close();
  open = [];
  await endpoint.stop();
});

const browserOf = async (name: string): Promise<TeamBrowser> => {
  const browser = await openTeamBrowser(name);
  open.push(browser);
  return browser;
};

/** A manager's browser in a new workspace. */
const founder = async (): Promise<TeamBrowser> => {
  const mia = await browserOf('Mia');
  value(await mia.team.createWorkspace({ endpoint: url, name: 'Acme care' }));
  await mia.sent();
  return mia;
};

const join = async (host: TeamBrowser, name: string, role: 'viewer' | 'agent' | 'lead' = 'agent') => {
  const browser = await browserOf(name);
  const { code } = value(await host.team.invite({ role }));
  value(await browser.team.joinWorkspace({ code }));
  await browser.sent();
  return browser;
};

describe('one truth', () => {
  test('what one does, the other sees on the same post, with tags, owner and note', async () => {
    const mia = await founder();
    const ada = await join(mia, 'Ada');
    const post = newPost();
    await ada.see(post);
    value(await ada.give('assignToMe', post));
    value(await ada.give('addTag', post, { tag: 'complaint' }));
    value(
      await ada.desk.noteCommand({
        command: {
          verb: 'addNote',
          caseId: (await ada.view(post)).case.id,
          commandId: 'note-1',
          noteId: 'n-1',
          text: 'Asked the depot.',
        } as never,
      }),
    );
    await mia.until(async () => (await mia.badge(post))?.notes === 1);
    const badge = await mia.badge(post);
    expect(badge).toMatchObject({ tags: ['complaint'], assignee: { name: 'Ada', me: false }, notes: 1 });
    const [theirs, ours] = [await ada.view(post), await mia.view(post)];
    expect(ours.case).toEqual(theirs.case);
    expect(ours.clocks).toEqual(theirs.clocks);
  });

  test('the team works by the founder’s playbook, and by what a lead changes in it', async () => {
    const mia = await founder();
    const lea = await join(mia, 'Lea', 'lead');
    const ada = await join(mia, 'Ada');
    const before = value(await mia.desk.settings()).playbook;
    await lea.until(async () => value(await lea.desk.settings()).playbook.careFrom === before.careFrom);
    expect(value(await lea.desk.settings()).playbook).toEqual(before);

    const { playbook, me } = value(await lea.desk.settings());
    value(
      await lea.desk.saveSettings({
        change: { from: playbook, to: { ...playbook, brandTerms: ['acme parcels'] } },
        me,
      }),
    );
    for (const browser of [mia, ada])
      await browser.until(async () => value(await browser.desk.settings()).playbook.brandTerms.length === 1);
    const refused = await ada.desk.saveSettings({
      change: { from: playbook, to: { ...playbook, brandTerms: ['hers'] } },
      me: value(await ada.desk.settings()).me,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  test('local work is offered, shared when asked, and never overwritten', async () => {
    const mia = await founder();
    const ada = await browserOf('Ada');
    const post = newPost();
    await ada.see(post);
    value(await ada.give('assignToMe', post));
    const { code } = value(await mia.team.invite({ role: 'agent' }));
    const joined = value(await ada.team.joinWorkspace({ code }));
    expect(joined.workspace?.unsharedCases).toBe(1);
    await ada.sent();
    expect(await mia.badge(post)).toBeUndefined();
    expect(await ada.badge(post)).toMatchObject({ assignee: { me: true } });

    expect(value(await ada.team.shareLocal())).toEqual({ events: 2 });
    await mia.until(async () => (await mia.badge(post)) !== undefined);
    expect(await mia.badge(post)).toMatchObject({ assignee: { name: 'Ada' } });
    expect(value(await ada.team.team()).workspace?.unsharedCases).toBe(0);
  });
});

describe('a post as long as X allows', () => {
  /** 25,000 characters are 75,000 bytes: more than one envelope may have. */
  const words = 'मेरा पार्सल नहीं आया ';
  const longest = `@acme ${words.repeat(2_000)}`.slice(0, 25_000);
  const longPost = () => newPost({ text: longest, quote: { handle: 'friend', text: longest } });

  /** The colleague has the post’s beginning and end of what is kept, the same as its finder, and what was done after it. */
  const expectToArrive = async (from: TeamBrowser, to: TeamBrowser, post: ReturnType<typeof newPost>) => {
    const after = newPost();
    await from.see(after);
    await from.sent();
    await to.until(async () => (await to.badge(after)) !== undefined);
    const theirs = (await to.view(post)).case.messages[0]?.post;
    expect(theirs).toEqual((await from.view(post)).case.messages[0]?.post);
    expect(theirs?.text.slice(0, 10_000)).toBe(longest.slice(0, 10_000));
    expect(theirs?.text.endsWith('…')).toBe(true);
    expect(theirs?.quote?.text).toMatch(/^@acme मेरा.+…$/);
  };

  test('comes to the colleague, and so does what comes after it', async () => {
    const mia = await founder();
    const ada = await join(mia, 'Ada');
    const post = longPost();
    await ada.see(post);
    await expectToArrive(ada, mia, post);
    // Seen again, or by the other, it is nothing new.
    await mia.see({ ...post, edited: true });
    expect((await mia.view(post)).history).toHaveLength(1);
  });

  test('from a time before the team, or out of a file, as well', async () => {
    const mia = await founder();
    const ada = await browserOf('Ada');
    const [seen, told] = [longPost(), longPost()];
    await ada.see(seen);
    const { code } = value(await mia.team.invite({ role: 'agent' }));
    value(await ada.team.joinWorkspace({ code }));
    const { me } = value(await ada.desk.settings());
    const ids = { id: 'told', commandId: 'told', caseId: caseIdOf(told.id), by: me.id };
    const event = { type: 'message.received', ...ids, at: told.publishedAt, kind: 'direct', post: told };
    const events = [eventSchema.parse(event)];
    expect(value(await ada.desk.importEvents({ events, members: [] }))).toMatchObject({ added: 1, known: 0 });
    value(await ada.team.shareLocal());
    await expectToArrive(ada, mia, seen);
    await expectToArrive(ada, mia, told);
  });

  test('as many as are too much for one push go in several, and none is refused', async () => {
    const mia = await founder();
    const net = nodeNet();
    const answers: number[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      const answer = await net.fetch(request);
      answers.push(answer.status);
      return answer;
    };
    const ada = await openTeamBrowser('Ada', { net: { ...net, fetch } });
    open.push(ada);
    const { code } = value(await mia.team.invite({ role: 'agent' }));
    value(await ada.team.joinWorkspace({ code }));
    const posts = Array.from({ length: 30 }, longPost);
    await ada.see(...posts);
    await expectToArrive(ada, mia, posts[29]!);
    expect(answers).not.toContain(413);
  });
});

describe('claims', () => {
  test('two take one case at once: the first has it, the second is told who', async () => {
    const mia = await founder();
    const ada = await join(mia, 'Ada');
    const post = newPost();
    await mia.see(post);
    await mia.sent();
    await ada.until(async () => (await ada.badge(post)) !== undefined);
    // Neither hears of the other before both have pressed.
    const [first, second] = await Promise.all([mia.give('assignToMe', post), ada.give('assignToMe', post)]);
    value(first);
    value(second);
    await Promise.all([mia.sent(), ada.sent()]);
    const owners = async () => [
      (await mia.badge(post))?.assignee?.name,
      (await ada.badge(post))?.assignee?.name,
    ];
    const isSettled = async () => {
      const [a, b] = await owners();
      return (
        a === b &&
        ((await mia.badge(post))?.overtakenBy ?? (await ada.badge(post))?.overtakenBy) !== undefined
      );
    };
    await Promise.race([mia.until(isSettled), ada.until(isSettled)]);
    const [owner] = await owners();
    const loser = owner === 'Mia' ? ada : mia;
    expect(await loser.badge(post)).toMatchObject({ overtakenBy: owner, assignee: { me: false } });
    const { history } = await loser.view(post);
    expect(history.filter(({ type }) => type === 'case.assigned')).toHaveLength(2);
  });
});

describe('roles', () => {
  test('a viewer sees everything and writes nothing, not even what scrolls by', async () => {
    const mia = await founder();
    const vic = await join(mia, 'Vic', 'viewer');
    const [seen, unseen] = [newPost(), newPost()];
    await mia.see(seen);
    await vic.until(async () => (await vic.badge(seen)) !== undefined);
    expect(await vic.give('assignToMe', seen)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    await vic.see(unseen);
    expect(await vic.badge(unseen)).toBeUndefined();
    expect(value(await vic.desk.hello({})).readOnly).toBe(true);
  });
});

describe('presence', () => {
  test('a colleague who writes is on the badge, and goes when the page says so', async () => {
    const mia = await founder();
    const ada = await join(mia, 'Ada');
    const post = newPost();
    await ada.see(post);
    await mia.until(async () => (await mia.badge(post)) !== undefined);
    const { caseId } = (await ada.badge(post))!;
    value(await ada.team.presence({ page: 'tab', caseId, doing: 'composing' }));
    await mia.until(async () => (await mia.badge(post))?.present !== undefined);
    expect((await mia.badge(post))?.present).toEqual([{ name: 'Ada', initials: 'AD', doing: 'composing' }]);
    expect((await ada.badge(post))?.present).toBeUndefined();
    value(await ada.team.presence({ page: 'tab', caseId }));
    await mia.until(async () => (await mia.badge(post))?.present === undefined);
  });
});

describe('members', () => {
  test('my own browser bears my name before the endpoint has heard it', async () => {
    const net = nodeNet();
    const offline = (request: Request): Promise<Response> =>
      request.url.endsWith('/push') ? Promise.reject(new TypeError('No way out.')) : net.fetch(request);
    const mia = await openTeamBrowser('Mia', { net: { ...net, fetch: offline } });
    open.push(mia);
    value(await mia.team.createWorkspace({ endpoint: url, name: 'Acme care' }));
    const { devices } = value(await mia.team.devices());
    expect(devices).toMatchObject([{ isThis: true, member: { name: 'Mia' } }]);
  });

  test('are listed with their browsers; who is removed hears nothing any more; who leaves keeps their cases', async () => {
    const mia = await founder();
    const ada = await join(mia, 'Ada');
    const bea = await join(mia, 'Bea');
    await mia.until(async () => value(await mia.desk.settings()).members.length === 3);
    const { devices } = value(await mia.team.devices());
    const listed = devices.map(({ member, role, isThis }) => [member?.name, role, isThis]);
    expect(listed.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['Ada', 'agent', false],
      ['Bea', 'agent', false],
      ['Mia', 'manager', true],
    ]);
    const theirs = devices.find(({ member }) => member?.name === 'Bea')!;
    value(await mia.team.removeDevice({ device: theirs.device }));
    await bea.until(async () => value(await bea.team.team()).workspace?.health.parked === 'revoked');

    const post = newPost();
    await ada.see(post);
    await mia.until(async () => (await mia.badge(post)) !== undefined);
    expect(await bea.badge(post)).toBeUndefined();

    expect(value(await ada.team.leaveWorkspace())).toEqual({});
    expect(await ada.badge(post)).toBeDefined();
    expect(value(await ada.desk.settings()).me.role).toBeUndefined();
  });

  test('who left could come back by a key that they kept, until a manager begins a new one', async () => {
    const mia = await founder();
    const [ada, eve] = [await join(mia, 'Ada'), await join(mia, 'Eve')];
    const stateOf = async ({ turns }: TeamBrowser) =>
      value(await turns.read(({ tables }) => stateIn(tables)))!;
    const { workspace, keys } = (await stateOf(eve)).identity;
    expect(value(await eve.team.leaveWorkspace())).toEqual({});
    const comeBack = async () => {
      const device = await introduction(
        await newDevice((length) => crypto.getRandomValues(new Uint8Array(length))),
      );
      const rejoin = toBase64Url(await rejoinProof(checkedBytes(keys[1]![0]!)));
      const answer = await api.join((request) => fetch(request), url, { workspace, ...device, rejoin });
      return answer.ok ? answer.value.role : answer.error.code;
    };
    expect(await comeBack()).toBe('agent');
    value(await mia.team.beginKey());
    await mia.until(async () => (await stateOf(mia)).identity.keys[2] !== undefined);
    expect(await comeBack()).toBe('unauthorized');
    // Nobody else has to do anything.
    const [first, second] = [newPost(), newPost()];
    await mia.see(first);
    await ada.until(async () => (await ada.badge(first)) !== undefined);
    await ada.see(second);
    await mia.until(async () => (await mia.badge(second)) !== undefined);
    expect((await stateOf(ada)).identity.keys[2]).toEqual((await stateOf(mia)).identity.keys[2]);
  });
});
