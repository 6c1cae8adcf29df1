// When a browser talks to the endpoint: over a live line while somebody may be looking, else at the minute's alarm while
// something is unsent.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Post } from '../../lib/care/post.ts';
import { createTeamAtEndpoint, hastyNet } from '../support/team-at-endpoint.ts';
import type { TeamBrowser } from '../support/team-browser.ts';
import { newPost, value } from '../support/team-browser.ts';

let at: ReturnType<typeof createTeamAtEndpoint>;
beforeEach(async () => {
  at = createTeamAtEndpoint();
  await at.start();
});
afterEach(() => at.close());

/** A network that counts, of a browser whose pages the test opens and closes. Nothing is tried again by itself. */
const watchedNet = () => {
  const net = hastyNet();
  const seen = { hasPages: true, open: 0, asked: [] as string[] };
  return {
    seen,
    net: {
      ...net,
      hasPages: () => Promise.resolve(seen.hasPages),
      after: () => () => undefined,
      fetch: (request: Request) => {
        seen.asked.push(new URL(request.url).pathname.split('/').at(-1) ?? '');
        return net.fetch(request);
      },
      openSocket: ((url, on) => {
        seen.open += 1;
        return net.openSocket(url, {
          ...on,
          onClose: (code) => {
            seen.open -= 1;
            on.onClose(code);
          },
        });
      }) satisfies typeof net.openSocket,
    },
  };
};

/** Lets what is under way at sockets happen. */
const until = async (check: () => boolean): Promise<void> => {
  while (!check()) await new Promise(setImmediate);
};

const tag = async (browser: TeamBrowser, post: Post, name: string): Promise<void> =>
  void value(await browser.give('addTag', post, { tag: name }));
const tagsOf = async (browser: TeamBrowser, post: Post) => (await browser.badge(post))?.tags ?? [];
const healthOf = async (browser: TeamBrowser) => value(await browser.team.team()).workspace?.health;

/** Ada, whose net is watched, has joined Mia, and the team has her post. */
const meet = async () => {
  const { net, seen } = watchedNet();
  const mia = await at.founder();
  const ada = await at.join(mia, 'Ada', 'agent', { net });
  const post = newPost();
  await ada.see(post);
  await ada.sent();
  return { mia, ada, seen, post };
};

test('the live line is there while a page is, and at once when one comes', async () => {
  const { mia, ada, seen, post } = await meet();
  await until(() => seen.open === 1);
  // What is under way ends first.
  await ada.team.syncNow();
  expect(seen.open).toBe(1);

  seen.hasPages = false;
  await ada.team.look();
  await until(() => seen.open === 0);
  await mia.until(async () => (await mia.badge(post)) !== undefined);
  await tag(mia, post, 'complaint');
  await mia.sent();
  seen.asked = [];
  await ada.team.look();
  // Nobody looks and nothing waits here: the endpoint is left alone.
  expect(seen).toEqual({ hasPages: false, open: 0, asked: [] });
  expect(await tagsOf(ada, post)).not.toContain('complaint');

  seen.hasPages = true;
  await ada.team.look();
  expect(seen.open).toBe(1);
  await ada.until(async () => (await tagsOf(ada, post)).includes('complaint'));
  // Heard over the line alone: nothing asks the endpoint any more.
  await tag(mia, post, 'question');
  await ada.until(async () => (await tagsOf(ada, post)).includes('question'));
});

test('what could not be sent goes at the alarm of a minute without pages, and opens no line', async () => {
  const { mia, ada, seen, post } = await meet();
  await at.stop();
  seen.hasPages = false;
  await ada.team.look();
  await tag(ada, post, 'complaint');
  await ada.until(async () => (await healthOf(ada))?.failure === 'unreachable');
  // Tried again, to no avail.
  await ada.team.syncNow();
  expect((await healthOf(ada))?.waiting).toBe(1);
  await until(() => seen.open === 0);

  await at.start();
  seen.asked = [];
  // The alarm.
  await ada.team.look();
  await ada.sent();
  expect(seen.asked).toContain('push');
  expect(seen.open).toBe(0);
  await mia.team.look();
  await mia.until(async () => (await tagsOf(mia, post)).includes('complaint'));
});

test('a background that starts anew without pages sends what waits, and opens no line', async () => {
  const mia = await at.founder();
  const ada = await at.join(mia, 'Ada');
  const post = newPost();
  await ada.see(post);
  await ada.sent();
  await at.stop();
  await tag(ada, post, 'complaint');
  await ada.until(async () => (await healthOf(ada))?.failure === 'unreachable');
  await ada.close();
  await at.start();

  const { net, seen } = watchedNet();
  seen.hasPages = false;
  const again = await at.browser('Ada', { place: ada.place, net });
  expect((await healthOf(again))?.waiting).toBe(1);
  await again.team.look();
  await again.sent();
  expect(seen.asked).toContain('push');
  expect(seen.open).toBe(0);
  seen.asked = [];
  await again.team.look();
  expect(seen.asked).toEqual([]);
});

test('who has left the team has no line, pages or not', async () => {
  const { net, seen } = watchedNet();
  const mia = await at.founder();
  const ada = await at.join(mia, 'Ada', 'agent', { net });
  await until(() => seen.open === 1);
  value(await ada.team.leaveWorkspace());
  await until(() => seen.open === 0);
  seen.asked = [];
  await ada.team.look();
  expect(seen).toEqual({ hasPages: true, open: 0, asked: [] });
});
