// A browser without a browser: desk, team and a database of its own, talking to a real endpoint over sockets.
import 'temporal-polyfill/global';
import { randomUUID } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { WebSocket } from 'ws';
import type { Badge } from '../../lib/care/badge.ts';
import { blankPost } from '../../lib/care/blank-post.ts';
import { caseIdOf } from '../../lib/care/case-id.ts';
import { commandSchema } from '../../lib/care/command.ts';
import type { Handle, MemberId, PostId } from '../../lib/care/ids.ts';
import { handleSchema } from '../../lib/care/ids.ts';
import type { Post } from '../../lib/care/post.ts';
import { postSchema } from '../../lib/care/post.ts';
import type { Result } from '../../lib/care/result.ts';
import type { Failure } from '../../lib/care/view.ts';
import { createDesk } from '../../lib/desk/desk.ts';
import type { Net } from '../../lib/desk/team/connection.ts';
import { createTeam } from '../../lib/desk/team/team.ts';
import type { Change } from '../../lib/desk/turn.ts';
import { createTurns } from '../../lib/desk/turn.ts';
import type { Place } from '../../lib/store/database.ts';
import type { Store } from '../../lib/store/store.ts';
import { createStore } from '../../lib/store/store.ts';

export const value = <T>(result: Result<T, Failure>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

/** Everything of this machine: real time, real sockets. */
export const nodeNet = (): Net => ({
  version: '1',
  now: () => Date.now(),
  chance: () => Math.random(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  fetch: (request) => fetch(request),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  openSocket: (url, on) => {
    const socket = new WebSocket(url);
    socket.on('open', on.onOpen);
    socket.on('message', (data) => on.onText(String(data)));
    socket.on('close', (code) => on.onClose(code));
    socket.on('error', () => undefined);
    return { send: (text) => socket.send(text), close: () => socket.close() };
  },
  hasPages: () => Promise.resolve(true),
});

export type TeamBrowser = Awaited<ReturnType<typeof openTeamBrowser>>;

/** `name` and its first two letters are the person's; `place` a database that is there already; `disk` what it writes to. */
export const openTeamBrowser = async (
  name: string,
  {
    place = { name: 'perch', indexedDB: new IDBFactory(), IDBKeyRange },
    net = nodeNet(),
    disk = (whole) => whole,
  }: { place?: Place; net?: Net; disk?: (store: Store) => Store } = {},
) => {
  const store = disk(createStore(place));
  const waiting: (() => void)[] = [];
  const changes: Change[] = [];
  const notify = (change: Change): void => {
    changes.push(change);
    for (const go of waiting.splice(0)) go();
  };
  const turns = createTurns({
    store,
    now: net.now,
    newId: randomUUID,
    notify,
    onOutgoing: () => team.wake(),
    presentAt: (parts) => team.presentAt(parts),
    zone: 'UTC',
  });
  const desk = createDesk(turns);
  const team = createTeam(turns, net, notify);

  const settings = value(await desk.settings());
  if (!settings.ready) {
    const handles = [{ handle: handleSchema.parse('acme'), role: 'service' as const }];
    const me = { id: randomUUID() as MemberId, name, initials: name.slice(0, 2).toUpperCase() };
    value(
      await desk.saveSettings({
        change: { from: settings.playbook, to: { ...settings.playbook, handles } },
        me,
      }),
    );
  }

  const badge = async (post: Post): Promise<Badge | undefined> =>
    value(await desk.badges({ postIds: [post.id] })).badges[post.id];

  return {
    place,
    store,
    turns,
    desk,
    team,
    changes,
    see: async (...posts: Post[]) => value(await desk.observe({ posts })),
    give: (verb: string, post: Post, fields: object = {}) => {
      const ids = { caseId: caseIdOf(post.id), commandId: randomUUID() };
      return desk.command({ command: commandSchema.parse({ verb, ...ids, ...fields }) });
    },
    badge,
    view: async (post: Post) => value(await desk.case({ caseId: caseIdOf(post.id) })),
    /** Waits until `check` holds, looking again whenever this browser's pages are told of something. */
    until: async (check: () => Promise<boolean> | boolean): Promise<void> => {
      for (;;) {
        const next = new Promise<void>((go) => waiting.push(go));
        if (await check()) return;
        await next;
      }
    },
    /** Until nothing waits to be sent. */
    sent: async function sent(): Promise<void> {
      await this.until(async () => {
        const { workspace } = value(await team.team());
        return workspace?.health.waiting === 0 && workspace.health.failure === undefined;
      });
    },
    close: async () => {
      team.stop();
      await store.close();
    },
  };
};

let posts = 0;
/** A complaint to @acme, a minute ago, unless the test says otherwise. */
export const newPost = (fields: Partial<Record<keyof Post, unknown>> = {}): Post =>
  postSchema.parse({
    ...blankPost({
      id: String(1_990_000_000_000_000_000n + BigInt(++posts)) as PostId,
      handle: `customer${posts}` as Handle,
      publishedAt: Date.now() - 60_000,
      firstSeenAt: Date.now(),
      name: 'Ann',
      text: '@acme my parcel is late',
      mentions: ['acme' as Handle],
      surface: 'home',
    }),
    ...fields,
  });
