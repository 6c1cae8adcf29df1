// Whole browsers when things go wrong: what was called saved is in every browser in the end.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Post } from '../../lib/care/post.ts';
import { hastyNet, createTeamAtEndpoint } from '../support/team-at-endpoint.ts';
import type { TeamBrowser } from '../support/team-browser.ts';
import { newPost, value } from '../support/team-browser.ts';

let at: ReturnType<typeof createTeamAtEndpoint>;
beforeEach(async () => {
  at = createTeamAtEndpoint();
  await at.start();
});
afterEach(() => at.close());

const note = (browser: TeamBrowser, post: Post, text: string) =>
  browser.desk.noteCommand({
    command: {
      verb: 'addNote',
      caseId: `case-${post.id}`,
      commandId: crypto.randomUUID(),
      noteId: crypto.randomUUID(),
      text,
    } as never,
  });
const notesOf = async (browser: TeamBrowser, post: Post): Promise<string[]> =>
  (await browser.badge(post)) ? (await browser.view(post)).case.notes.map(({ text }) => text).toSorted() : [];
const has = (browser: TeamBrowser, post: Post, texts: string[]) =>
  browser.until(
    async () => JSON.stringify(await notesOf(browser, post)) === JSON.stringify(texts.toSorted()),
  );
const sameTruth = async (post: Post, ...browsers: TeamBrowser[]): Promise<void> => {
  const [first, ...others] = await Promise.all(browsers.map((browser) => browser.view(post)));
  for (const other of others) {
    expect(other.case).toEqual(first!.case);
    expect(other.clocks).toEqual(first!.clocks);
  }
};
const healthOf = async (browser: TeamBrowser) => value(await browser.team.team()).workspace?.health;

describe('the endpoint', () => {
  test('goes away and comes back: everything said meanwhile arrives', async () => {
    const mia = await at.founder();
    const ada = await at.join(mia, 'Ada');
    const post = newPost();
    await ada.see(post);
    value(await note(ada, post, 'before'));
    await has(mia, post, ['before']);
    await at.stop();
    value(await note(ada, post, 'by Ada'));
    value(await note(mia, post, 'by Mia'));
    await ada.until(async () => (await healthOf(ada))?.failure === 'unreachable');
    expect(await healthOf(ada)).toMatchObject({ waiting: 1, failure: 'unreachable' });
    await at.start();
    for (const browser of [mia, ada]) await has(browser, post, ['before', 'by Ada', 'by Mia']);
    for (const browser of [mia, ada]) await browser.sent();
    await sameTruth(post, mia, ada);
  });

  test.each([
    ['set back to an older copy', () => at.setBack()],
    ['wiped', () => at.wipe()],
  ])('%s: the browsers bring everything back, and who joins then has it too', async (_, harm) => {
    const mia = await at.founder();
    const ada = await at.join(mia, 'Ada');
    const bea = await at.join(mia, 'Bea');
    const post = newPost();
    await ada.see(post);
    value(await note(ada, post, 'kept'));
    for (const browser of [mia, bea]) await has(browser, post, ['kept']);
    await at.stop();
    at.keep();
    await at.start();
    value(await note(ada, post, 'lost by Ada'));
    value(await note(bea, post, 'lost by Bea'));
    value(await ada.give('assignToMe', post));
    for (const browser of [mia, ada, bea]) {
      await has(browser, post, ['kept', 'lost by Ada', 'lost by Bea']);
      await browser.sent();
    }
    await at.stop();
    value(await note(mia, post, 'meanwhile by Mia'));
    harm();
    await at.start();
    // Each minute, and whenever a page starts.
    for (const browser of [mia, ada, bea]) await browser.team.look();
    const all = ['kept', 'lost by Ada', 'lost by Bea', 'meanwhile by Mia'];
    for (const browser of [mia, ada, bea]) {
      await has(browser, post, all);
      await browser.sent();
    }
    const cid = await at.join(mia, 'Cid');
    await cid.until(async () => {
      await cid.team.look();
      return (await notesOf(cid, post)).length === all.length;
    });
    await sameTruth(post, mia, ada, bea, cid);
    expect((await cid.badge(post))?.assignee?.name).toBe('Ada');
  });

  test('unreachable for a day: says since when, tries with patience, and sends all in its order', async () => {
    const clock = { ahead: 0 };
    const waits: number[] = [];
    let bell: (() => void) | undefined;
    let isCut = false;
    const net = hastyNet();
    const mia = await at.founder();
    const ada = await at.join(mia, 'Ada', 'agent', {
      net: {
        ...net,
        now: () => Date.now() + clock.ahead,
        chance: () => 1,
        fetch: (request) => (isCut ? Promise.reject(new TypeError('no route')) : net.fetch(request)),
        openSocket: (url, on) => {
          if (!isCut) return net.openSocket(url, on);
          queueMicrotask(() => on.onClose(1006));
          return { send: () => undefined, close: () => undefined };
        },
        after: (ms, then) => {
          if (!isCut) return net.after(ms, then);
          waits.push(ms);
          bell = then;
          return () => undefined;
        },
      },
    });
    const post = newPost();
    await ada.see(post);
    await ada.sent();
    isCut = true;
    const since = Date.now();
    const texts: string[] = [];
    for (let hour = 0; hour < 24; hour++) {
      texts.push(`hour ${String(hour).padStart(2, '0')}`);
      value(await note(ada, post, texts.at(-1)!));
      bell?.();
      clock.ahead += 3_600_000;
    }
    await ada.until(async () => (await healthOf(ada))?.failure === 'unreachable');
    const health = await healthOf(ada);
    expect(health).toMatchObject({ waiting: 24, failure: 'unreachable' });
    expect(health?.parked).toBeUndefined();
    expect(health?.syncedAt).toBeUndefined();
    expect(health!.since! - since).toBeLessThan(60_000);
    expect(health!.since! - since).toBeGreaterThanOrEqual(0);
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300_000);
    expect(await notesOf(ada, post)).toEqual(texts);

    isCut = false;
    await ada.team.syncNow();
    await has(mia, post, texts);
    await ada.sent();
    expect(await healthOf(ada)).toMatchObject({ waiting: 0 });
    await sameTruth(post, mia, ada);
    expect((await mia.view(post)).case.notes.map(({ text }) => text)).toEqual(texts);
  });
});

describe('a browser', () => {
  test('that ends in the middle, again and again, sends everything once', async () => {
    const mia = await at.founder();
    let ada = await at.join(mia, 'Ada');
    const post = newPost();
    await ada.see(post);
    await ada.sent();
    const saved: string[] = [];
    for (let round = 0; round < 12; round++) {
      const texts = [1, 2, 3].map((each) => `${String(round).padStart(2, '0')}.${each}`);
      const given = texts.map((text) => note(ada, post, text));
      // While the commands run, or just after, or when a push is on its way.
      for (let turns = 0; turns < round; turns++) await new Promise(setImmediate);
      if (round % 3 === 0) await given[0];
      await ada.close();
      const results = await Promise.allSettled(given);
      for (const [index, result] of results.entries())
        if (result.status === 'fulfilled' && result.value.ok) saved.push(texts[index]!);
      ada = await at.browser('Ada', { place: ada.place });
      await ada.team.look();
    }
    await ada.sent();
    const found = await notesOf(ada, post);
    for (const text of saved) expect(found).toContain(text);
    expect(new Set(found).size).toBe(found.length);
    await has(mia, post, found);
    await sameTruth(post, mia, ada);
  });

  test('that ends right after it came into the team has said who it is when it starts again', async () => {
    const host = await at.founder('Hal');
    const { code } = value(await host.team.invite({ role: 'lead' }));
    const mia = await at.browser('Mia');
    const net = hastyNet();
    // The disk takes the identity, and nothing after that: the browser has been closed.
    let writes = 0;
    const place = mia.place;
    await mia.close();
    const closing = await at.browser('Mia', {
      place,
      net: {
        ...net,
        fetch: async (request) => {
          const answer = await net.fetch(request);
          if (request.url.endsWith('/v1/join')) writes = 1;
          return answer;
        },
      },
    });
    const original = closing.turns.write;
    closing.turns.write = async (work) => {
      const isOver = writes > 1;
      if (writes > 0) writes += 1;
      if (isOver) return { ok: false, error: { code: 'storage', message: 'closed' } };
      return original(work);
    };
    await closing.team.joinWorkspace({ code });
    await closing.close();
    const again = await at.browser('Mia', { place });
    await again.team.look();
    expect(value(await again.desk.settings()).me.role).toBe('lead');
    await again.until(async () =>
      value(await again.team.devices()).devices.some(({ member }) => member?.name === 'Mia'),
    );
  });

  test('whose disk is full loses nothing that was there, says so, and goes on when there is room', async () => {
    let isFull = false;
    const mia = await at.founder();
    const ada = await at.join(mia, 'Ada', 'agent', {
      disk: (store) => ({
        ...store,
        write: (work) =>
          isFull
            ? Promise.resolve({ ok: false, error: { code: 'disk-full', message: 'The disk is full.' } })
            : store.write(work),
      }),
    });
    const post = newPost();
    await ada.see(post);
    value(await note(ada, post, 'before'));
    await has(mia, post, ['before']);
    await ada.sent();
    isFull = true;
    expect(await note(ada, post, 'refused')).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    value(await note(mia, post, 'from Mia'));
    await ada.until(async () => (await healthOf(ada))?.failure === 'storage');
    expect(await notesOf(ada, post)).toEqual(['before']);
    isFull = false;
    await has(ada, post, ['before', 'from Mia']);
    value(await note(ada, post, 'after'));
    await has(mia, post, ['after', 'before', 'from Mia']);
    await ada.sent();
    await sameTruth(post, mia, ada);
  });

  test('that leaves sends first what waits', async () => {
    const mia = await at.founder();
    const ada = await at.join(mia, 'Ada');
    const post = newPost();
    await ada.see(post);
    value(await note(ada, post, 'the last word'));
    value(await ada.team.leaveWorkspace());
    await has(mia, post, ['the last word']);
    expect(await notesOf(ada, post)).toEqual(['the last word']);
  });
});

describe('a viewer', () => {
  test('keeps the work of before, and does not share it', async () => {
    const mia = await at.founder();
    const vic = await at.browser('Vic');
    const post = newPost();
    await vic.see(post);
    value(await note(vic, post, 'from before'));
    const { code } = value(await mia.team.invite({ role: 'viewer' }));
    value(await vic.team.joinWorkspace({ code }));
    await vic.until(async () => value(await vic.desk.hello({})).readOnly);
    await vic.sent();
    expect(await notesOf(vic, post)).toEqual(['from before']);
    expect(await vic.team.shareLocal()).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    value(await vic.team.leaveWorkspace());
    expect(await notesOf(vic, post)).toEqual(['from before']);
  });
});
