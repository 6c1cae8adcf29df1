import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { exportFiles } from '../../../lib/care/export-files.ts';
import { rescue } from '../../../lib/care/rescue.ts';
import { readExport } from '../../../lib/care/transfer.ts';
import type { Place } from '../../../lib/store/database.ts';
import { readRaw } from '../../../lib/store/raw.ts';
import { createStore } from '../../../lib/store/store.ts';
import { freshPlace, postOf, setUp, value } from '../desk/set-up.ts';

const found = async (place: Place) => {
  const raw = await readRaw(place);
  if (!raw.ok) throw new Error(raw.error);
  return raw.value;
};

/** Opens it as a newer Perch would, and lets that Perch do its work. */
const upgrade = (
  { indexedDB, name }: Place,
  version: number,
  work: (database: IDBDatabase) => void = () => undefined,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onblocked = () => reject(new Error('Somebody holds it open.'));
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => work(opening.result);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });

const secrets = ['token-of-this-browser', 'key-of-the-team', 'sealed-and-unsent', 'sealed-and-received'];

/** Two cases with a note and an unsaved one, in a browser that is in a team. */
const usedDesk = async () => {
  const it = await setUp();
  value(await it.desk.observe({ posts: [postOf(1), postOf(2, { handle: 'bob' })] }));
  value(await it.give('addNote', { noteId: 'n1', text: 'Rang twice.' }));
  value(await it.desk.saveDraft({ caseId: (await it.view()).case.id, text: 'Half a thou' }));
  const [token, key, unsent, received] = secrets;
  await it.store.write(async ({ sync }) => {
    await sync.state.put({ identity: { token, keys: { 1: [key] } } });
    await sync.outbox.put([{ deviceSeq: 1, bytes: unsent } as never]);
    await sync.log.add(
      [{ id: 'l', device: 'd', deviceSeq: 1, era: 1, seq: 1, bytes: received } as never],
      'd',
    );
  });
  const { events } = value(await it.desk.exportEvents({ after: '' }));
  const settings = value(await it.desk.settings());
  await it.store.close();
  return { place: it.place, events, settings };
};

test('what a newer Perch wrote is read as it is, and an import reads it; a team’s secrets stay', async () => {
  const { place, events, settings } = await usedDesk();
  await upgrade(place, 990, (database) => database.createObjectStore('treasures'));
  const raw = await found(place);
  expect(raw).toMatchObject({ isNewer: true, strangeTables: 1 });
  const { playbook, ...rescued } = rescue(raw);
  const [file, ...more] = exportFiles(
    'perch-rescue',
    1,
    { ...rescued, playbook: playbook! },
    rescued.events,
    rescued.rest,
  );
  expect(more).toEqual([]);
  const { me, members } = settings;
  expect(readExport(file!.text)).toEqual({
    ok: true,
    value: { playbook: settings.playbook, me, members, events, exportedAt: 1 },
  });
  expect(file!.text).toContain('Half a thou');
  for (const secret of secrets) expect(file!.text).not.toContain(secret);
  // Nothing was changed, and nobody is held up.
  expect(await place.indexedDB.databases()).toEqual([{ name: 'perch', version: 990 }]);
  await upgrade(place, 991);
});

test('a database of this version is read too, while the store has it open', async () => {
  const it = await setUp();
  value(await it.desk.observe({ posts: [postOf(1)] }));
  const raw = await found(it.place);
  expect(raw).toMatchObject({ isNewer: false, strangeTables: 0 });
  expect(rescue(raw).events).toHaveLength(1);
});

test('a table that is missing is missed, and the others are read', async () => {
  const { place, events } = await usedDesk();
  await upgrade(place, 71, (database) => {
    database.deleteObjectStore('settings');
    database.deleteObjectStore('drafts');
  });
  const { tables } = await found(place);
  expect(Object.keys(tables)).toEqual(['histories']);
  expect(rescue({ tables }).events).toEqual(events);
});

/** As a browser does that has lost the file behind some rows: the request fails, and with it its transaction. */
const breakRows = (isBroken: (range: IDBKeyRange) => boolean): void => {
  const getAll = IDBObjectStore.prototype.getAll;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, range) {
    if (this.name !== 'histories' || !isBroken(range as IDBKeyRange)) return getAll.call(this, range);
    const { transaction } = this as unknown as {
      transaction: { _execRequestAsync: (what: object) => IDBRequest };
    };
    return transaction._execRequestAsync({
      source: this,
      operation: () => {
        throw new DOMException('Failed to read large IndexedDB value', 'DataError');
      },
    });
  } as typeof getAll);
};

test('rows that cannot be read are passed and counted, wherever they stand', async () => {
  const place = freshPlace();
  const store = createStore(place);
  const idOf = (at: number) => `case-${1000 + at}`;
  await store.write(({ events }) =>
    events.add(
      Array.from({ length: 450 }, (_, at) => ({ id: `e${at}`, caseId: idOf(at), by: 'me' }) as never),
    ),
  );
  await store.close();
  const broken = [idOf(0), idOf(201), idOf(202), idOf(449)];
  breakRows((range) => broken.some((id) => range.includes(id)));
  const { histories } = (await found(place)).tables;
  expect(histories?.unreadable).toBe(4);
  const ids = histories?.rows.map((row) => (row as { caseId: string }).caseId);
  expect(ids).toEqual(Array.from({ length: 450 }, (_, at) => idOf(at)).filter((id) => !broken.includes(id)));
});

test('a table whose keys cannot be read counts as missing', async () => {
  const { place } = await usedDesk();
  const getAllKeys = IDBObjectStore.prototype.getAllKeys;
  vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(function (this: IDBObjectStore) {
    if (this.name === 'histories') throw new DOMException('gone', 'UnknownError');
    return getAllKeys.call(this);
  } as typeof getAllKeys);
  expect(Object.keys((await found(place)).tables)).toEqual(['settings', 'drafts']);
});

test('whoever upgrades the database meanwhile goes first, and nothing counts as unreadable for that', async () => {
  const { place } = await usedDesk();
  const getAllKeys = IDBObjectStore.prototype.getAllKeys;
  let upgraded: Promise<void> | undefined;
  vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(function (this: IDBObjectStore) {
    upgraded ??= upgrade(place, 991);
    return getAllKeys.call(this);
  } as typeof getAllKeys);
  expect(await readRaw(place)).toEqual({ ok: false, error: 'wanted' });
  await upgraded;
});

test('where there is no database none is made', async () => {
  const place = freshPlace();
  expect(await readRaw(place)).toEqual({ ok: false, error: 'absent' });
  expect(await place.indexedDB.databases()).toEqual([]);
});

test('where the browser opens nothing, its name for that is told', async () => {
  const indexedDB = new IDBFactory();
  indexedDB.open = () => {
    throw new DOMException('private', 'SecurityError');
  };
  expect(await readRaw({ ...freshPlace(), indexedDB })).toEqual({ ok: false, error: 'SecurityError' });
});
