// Coming into a team and going out of it, whatever ends in the middle and however often it is asked.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Post } from '../../lib/care/post.ts';
import type { Net } from '../../lib/desk/team/connection.ts';
import { hastyNet, createTeamAtEndpoint } from '../support/team-at-endpoint.ts';
import type { TeamBrowser } from '../support/team-browser.ts';
import { newPost, value } from '../support/team-browser.ts';

let at: ReturnType<typeof createTeamAtEndpoint>;
beforeEach(async () => {
  at = createTeamAtEndpoint();
  await at.start();
});
afterEach(() => at.close());

const tagged = (browser: TeamBrowser, post: Post) => browser.give('addTag', post, { tag: 'complaint' });
const unshared = async (browser: TeamBrowser) => value(await browser.team.team()).workspace?.unsharedCases;
const invited = async (host: TeamBrowser) => value(await host.team.invite({ role: 'agent' })).code;
/** Comes back by a new invite, and has read all that the team has. */
const rejoin = async (host: TeamBrowser, browser: TeamBrowser): Promise<void> => {
  value(await browser.team.joinWorkspace({ code: await invited(host) }));
  await browser.sent();
  value(await browser.team.syncNow());
};

describe('who leaves', () => {
  test('and comes back is offered what the team was never sent, and shares that alone', async () => {
    const mia = await at.founder();
    const ada = await at.join(mia, 'Ada');
    const [known, unsent] = [newPost(), newPost()];
    await ada.see(known);
    value(await ada.give('assignToMe', known));
    await ada.sent();
    await at.stop();
    value(await tagged(ada, known));
    await ada.see(unsent);
    value(await ada.team.leaveWorkspace());
    expect(value(await ada.team.team())).toEqual({});
    const alone = await ada.view(known);
    expect(alone.case).toMatchObject({ tags: ['complaint'], assignee: alone.case.assignee });
    expect(alone.history.flatMap(({ seq }) => seq ?? [])).toEqual([]);

    await at.start();
    await rejoin(mia, ada);
    expect(await unshared(ada)).toBe(2);
    // The first has also what the team had already: it is not sent again.
    expect(value(await ada.team.shareLocal())).toEqual({ events: 2 });
    await mia.until(async () => (await mia.badge(unsent)) !== undefined);
    expect(await mia.badge(known)).toMatchObject({ tags: ['complaint'], assignee: { name: 'Ada' } });
    expect(await unshared(ada)).toBe(0);
    expect((await ada.view(known)).case).toEqual((await mia.view(known)).case);
  });

  test('and whose browser ends while it does, has it all offered all the same', async () => {
    const mia = await at.founder();
    const posts = Array.from({ length: 250 }, () => newPost());
    // The workspace is forgotten and one step of what follows is done, when the browser is closed.
    let isLeaving = false;
    let steps = 0;
    const ada = await at.join(mia, 'Ada', 'agent', {
      disk: (store) => ({
        ...store,
        write: async (work) => {
          if (steps > 1) return { ok: false, error: { code: 'storage', message: 'ended' } };
          const result = await store.write(work);
          const state = await store.read(({ sync }) => sync.state.get());
          if (isLeaving && !(state.ok && state.value)) steps += 1;
          return result;
        },
      }),
    });
    await at.stop();
    for (let from = 0; from < posts.length; from += 50) await ada.see(...posts.slice(from, from + 50));
    isLeaving = true;
    expect(await ada.team.leaveWorkspace()).toMatchObject({ ok: false });
    expect(steps).toBe(2);
    await ada.close();

    await at.start();
    const again = await at.browser('Ada', { place: ada.place });
    await rejoin(mia, again);
    expect(await unshared(again)).toBe(posts.length);
    value(await again.team.shareLocal());
    await mia.until(async () => (await mia.badge(posts.at(-1)!)) !== undefined);
    const postIds = posts.slice(0, 50).map(({ id }) => id);
    expect(Object.keys(value(await mia.desk.badges({ postIds })).badges)).toHaveLength(postIds.length);
  });

  test('twice, for the answer was lost, has left', async () => {
    const mia = await at.founder();
    value(await mia.team.leaveWorkspace());
    expect(await mia.team.leaveWorkspace()).toEqual({ ok: true, value: {} });
    expect(await mia.team.eraseWorkspace()).toEqual({ ok: true, value: {} });
  });
});

/** The endpoint does what it is asked, and the browser ends before it hears so. */
const losing = (path: string): { net: Net; bodies: Record<string, unknown>[]; isCut: boolean } => {
  const net = hastyNet();
  const it = {
    isCut: true,
    bodies: [] as Record<string, unknown>[],
    net: {
      ...net,
      fetch: async (request: Request): Promise<Response> => {
        if (!request.url.endsWith(path)) return net.fetch(request);
        it.bodies.push(await request.clone().json());
        const answer = await net.fetch(request);
        if (it.isCut) throw new TypeError('The browser ended.');
        return answer;
      },
    },
  };
  return it;
};

/** The same browser, started again. */
const startAgain = async (browser: TeamBrowser, net: Net): Promise<TeamBrowser> => {
  await browser.close();
  return at.browser('again', { place: browser.place, net });
};

describe('who comes in and is not answered', () => {
  test('begins one workspace, however often it is asked', async () => {
    const lost = losing('/v1/workspaces');
    const mia = await at.browser('Mia', { net: lost.net });
    const place = { endpoint: at.url(), name: 'Acme care' };
    expect(await mia.team.createWorkspace(place)).toMatchObject({ error: { code: 'endpoint' } });
    lost.isCut = false;
    const again = await startAgain(mia, lost.net);
    expect(value(await again.team.createWorkspace(place)).workspace?.name).toBe('Acme care');
    expect(value(await again.team.createWorkspace(place)).workspace?.name).toBe('Acme care');
    expect(lost.bodies).toHaveLength(2);
    expect(lost.bodies[1]).toEqual(lost.bodies[0]);
    expect(await again.team.createWorkspace({ ...place, name: 'Another' })).toMatchObject({
      error: { code: 'not-allowed' },
    });
    await again.sent();
    const bea = await at.join(again, 'Bea');
    await again.until(async () => value(await again.desk.settings()).members.length === 2);
    expect(value(await bea.desk.settings()).me.role).toBe('agent');
  });

  test('uses an invite once, and is in when asked again', async () => {
    const mia = await at.founder();
    const lost = losing('/v1/join');
    const ada = await at.browser('Ada', { net: lost.net });
    const code = await invited(mia);
    expect(await ada.team.joinWorkspace({ code })).toMatchObject({ error: { code: 'endpoint' } });
    lost.isCut = false;
    const again = await startAgain(ada, lost.net);
    expect(value(await again.team.joinWorkspace({ code })).workspace?.role).toBe('agent');
    expect(value(await again.team.joinWorkspace({ code })).workspace?.role).toBe('agent');
    expect(lost.bodies).toHaveLength(2);
    await again.sent();
    expect(value(await mia.team.devices()).devices).toHaveLength(2);
  });

  test('is told by a code of another team to leave this one first, and the code stays good', async () => {
    const [mia, noa] = [await at.founder(), await at.founder('Noa')];
    const ada = await at.join(mia, 'Ada');
    const code = await invited(noa);
    expect(await ada.team.joinWorkspace({ code })).toMatchObject({ error: { code: 'not-allowed' } });
    value(await ada.team.leaveWorkspace());
    expect(value(await ada.team.joinWorkspace({ code })).workspace?.role).toBe('agent');
  });

  test('who was removed comes back by a new invite, and not by the old one', async () => {
    const mia = await at.founder();
    const ada = await at.browser('Ada');
    const code = await invited(mia);
    value(await ada.team.joinWorkspace({ code }));
    await ada.sent();
    const { devices } = value(await mia.team.devices());
    value(await mia.team.removeDevice({ device: devices.find(({ isThis }) => !isThis)!.device }));
    await ada.until(async () => value(await ada.team.team()).workspace?.health.parked === 'revoked');
    expect(await ada.team.joinWorkspace({ code })).toMatchObject({ error: { code: 'endpoint' } });
    value(await ada.team.joinWorkspace({ code: await invited(mia) }));
    await ada.sent();
    expect(value(await ada.team.team()).workspace?.health.parked).toBeUndefined();
  });
});
