import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import type { Place } from '../../../lib/store/database.ts';
import { schemaVersion } from '../../../lib/store/database.ts';
import { failureOf } from '../../../lib/store/failure.ts';
import type { Tables } from '../../../lib/store/store.ts';
import { createStore } from '../../../lib/store/store.ts';

const placeOf = (indexedDB: IDBFactory = new IDBFactory()): Place => ({
  name: 'perch',
  indexedDB,
  IDBKeyRange,
});

const eventOf = (id: string, caseId = 'case-1'): CareEvent =>
  eventSchema.parse({ id, caseId, at: 1, by: 'me', commandId: id, type: 'case.reopened' });

const error = (name: string): Error => Object.assign(new Error(name), { name });

const allEvents = (tables: Tables) => tables.events.page('', 100);

test('events are added once, whoever sends them again, and read in the order of writing', async () => {
  const store = createStore(placeOf());
  await store.write(({ events }) => events.add([eventOf('b'), eventOf('a'), eventOf('b')]));
  const again = await store.write(({ events }) => events.add([eventOf('a'), eventOf('c', 'case-2')]));
  expect(again).toMatchObject({ ok: true, value: [{ id: 'c' }] });
  const all = await store.read(allEvents);
  expect(all.ok && all.value.events.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  const ofCase = await store.read(({ events }) => events.ofCases([eventOf('a').caseId]));
  expect(ofCase.ok && ofCase.value).toHaveLength(2);
});

test('an export is read in pages', async () => {
  const store = createStore(placeOf());
  await store.write(({ events }) =>
    events.add([eventOf('a'), eventOf('c', 'case-2'), eventOf('b'), eventOf('d', 'case-3')]),
  );
  const first = await store.read(({ events }) => events.page('', 2));
  if (!first.ok) throw new Error(first.error.message);
  expect(first.value.events.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  const rest = await store.read(({ events }) => events.page(first.value.next ?? 'none', 2));
  expect(rest).toMatchObject({ ok: true, value: { events: [{ id: 'd' }] } });
  expect(rest.ok && rest.value.next).toBeUndefined();
});

test('a transaction that throws writes nothing, and the mistake is not hidden', async () => {
  const store = createStore(placeOf());
  const work = store.write(async ({ events }) => {
    await events.add([eventOf('a')]);
    throw new TypeError('a bug');
  });
  await expect(work).rejects.toThrow('a bug');
  expect(await store.read(allEvents)).toMatchObject({ ok: true, value: { events: [] } });
});

test('a transaction holds however often its work awaits something else in between', async () => {
  const store = createStore(placeOf());
  const wrote = await store.write(async ({ events }) => {
    await events.add([eventOf('a')]);
    // Dexie alone follows a hundred.
    for (let n = 0; n < 300; n++) await (async () => n)();
    await events.add([eventOf('b')]);
    return 'done';
  });
  expect(wrote).toEqual({ ok: true, value: 'done' });
  expect(await store.read(allEvents)).toMatchObject({ value: { events: [{ id: 'a' }, { id: 'b' }] } });
  const failed = store.write(async ({ events }) => {
    for (let n = 0; n < 300; n++) await (async () => n)();
    await events.add([eventOf('c')]);
    throw new TypeError('a bug');
  });
  await expect(failed).rejects.toThrow('a bug');
  expect(await store.read(allEvents)).toMatchObject({ value: { events: [{ id: 'a' }, { id: 'b' }] } });
});

test('what a newer Perch wrote is left exactly as it is', async () => {
  const place = placeOf();
  const newer = new Dexie('perch', { ...place });
  newer.version(schemaVersion + 1).stores({ events: 'id', treasures: 'id' });
  await newer.table('treasures').put({ id: 1 });
  newer.close();
  const store = createStore(place);
  expect(await store.read(allEvents)).toMatchObject({ ok: false, error: { code: 'newer-data' } });
  expect(await store.write(({ events }) => events.add([eventOf('a')]))).toMatchObject({ ok: false });
  const after = new Dexie('perch', { ...place });
  await after.open();
  expect(after.verno).toBe(schemaVersion + 1);
  expect(await after.table('treasures').count()).toBe(1);
});

test('a connection that was closed under us is opened again, once', async () => {
  const store = createStore(placeOf());
  let tries = 0;
  const work = (failing: number) =>
    store.read(async () => {
      tries++;
      if (tries <= failing) throw error('DatabaseClosedError');
      return 'read';
    });
  expect(await work(1)).toEqual({ ok: true, value: 'read' });
  expect(tries).toBe(2);
  tries = 0;
  expect(await work(2)).toMatchObject({ ok: false, error: { code: 'storage' } });
  tries = 0;
  expect(await work(0)).toEqual({ ok: true, value: 'read' });
});

test('a database that cannot be opened is a failure, and the next question tries again', async () => {
  const indexedDB = new IDBFactory();
  const open = indexedDB.open.bind(indexedDB);
  let broken = true;
  indexedDB.open = (...args) => {
    if (broken) throw error('InvalidStateError');
    return open(...args);
  };
  const store = createStore(placeOf(indexedDB));
  const failed = await store.read(allEvents);
  expect(failed).toMatchObject({ ok: false, error: { code: 'storage' } });
  expect(JSON.stringify(failed)).toContain('private');
  broken = false;
  expect(await store.read(allEvents)).toMatchObject({ ok: true });
});

test.each([
  [error('QuotaExceededError'), 'disk-full'],
  [Object.assign(error('AbortError'), { inner: error('QuotaExceededError') }), 'disk-full'],
  [error('VersionError'), 'newer-data'],
  [error('UnknownError'), 'storage'],
  [error('TypeError'), undefined],
  [error('ConstraintError'), undefined],
  ['a text', undefined],
])('what %s means to a person', (thrown, code) => {
  expect(failureOf(thrown)?.code).toBe(code);
});
