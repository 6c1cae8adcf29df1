// A desk over a fresh database, with a clock that the test turns, and posts written for these tests.
import 'temporal-polyfill/global';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { blankPost } from '../../../lib/care/blank-post.ts';
import type { Command } from '../../../lib/care/command.ts';
import { commandSchema } from '../../../lib/care/command.ts';
import type { CommandId, Handle, PostId } from '../../../lib/care/ids.ts';
import { handleSchema } from '../../../lib/care/ids.ts';
import type { Post } from '../../../lib/care/post.ts';
import { postSchema } from '../../../lib/care/post.ts';
import { createDesk } from '../../../lib/desk/desk.ts';
import type { Place } from '../../../lib/store/database.ts';
import { createTurns } from '../../../lib/desk/turn.ts';
import { createStore } from '../../../lib/store/store.ts';

/** Monday, 10:00 UTC: the office is open. */
export const monday = Date.UTC(2026, 10, 23, 10);
export const minute = 60_000;
export const day = 86_400_000;

export const freshPlace = (): Place => ({ name: 'perch', indexedDB: new IDBFactory(), IDBKeyRange });

/** `ready` saves a playbook with the handle `acme`, as the first run does. */
export const setUp = async (place: Place = freshPlace(), ids = 'id') => {
  const clock = { now: monday };
  const notices: { cases: string[]; settings: boolean }[] = [];
  let count = 0;
  const store = createStore(place);
  const desk = createDesk(
    createTurns({
      store,
      now: () => clock.now,
      newId: () => `${ids}-${++count}`,
      notify: ({ cases, settings }) => void notices.push({ cases, settings }),
      zone: 'UTC',
    }),
  );
  const { playbook, me } = value(await desk.settings());
  const handles = [{ handle: handleSchema.parse('acme'), role: 'service' as const }];
  value(await desk.saveSettings({ change: { from: playbook, to: { ...playbook, handles } }, me }));
  notices.length = 0;

  const give = async (verb: string, fields: object = {}, caseId = 'case-1', commandId = `c-${++count}`) => {
    const command = commandSchema.parse({ verb, caseId, commandId: press, ...fields });
    return desk.command({ command: { ...command, commandId: commandId as CommandId } });
  };
  const view = async (caseId = 'case-1') => value(await desk.case({ caseId: parseId(caseId) }));
  return { clock, desk, give, notices, place, store, view };
};

const parseId = (caseId: string): Command['caseId'] =>
  commandSchema.parse({ verb: 'unassign', caseId, commandId: press }).caseId;

/** As a page makes them; the tests name their presses so that they can be read. */
const press = '00000000-0000-4000-8000-000000000000';

/** A complaint to @acme by @ann, a minute ago, unless the test says otherwise. */
export const postOf = (id: number | string, fields: Partial<Record<keyof Post, unknown>> = {}): Post =>
  postSchema.parse({
    ...blankPost({
      id: String(id) as PostId,
      handle: 'ann' as Handle,
      publishedAt: monday - minute,
      firstSeenAt: monday,
      name: 'Ann',
      text: '@acme my parcel is late',
      mentions: ['acme' as Handle],
      surface: 'home',
    }),
    ...fields,
  });

/** An answer of @acme to @ann. */
export const replyOf = (id: number | string, fields: Partial<Record<keyof Post, unknown>> = {}): Post =>
  postOf(id, {
    handle: 'acme',
    name: 'Acme',
    text: 'On its way! ^JK',
    mentions: [],
    replyingTo: ['ann'],
    ...fields,
  });

export const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
