import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Log, LogRow } from '../../../lib/store/log.ts';
import { createStore } from '../../../lib/store/store.ts';

const me = 'device-me';

const rowOf = (era: number, seq: number, more: Partial<LogRow> = {}): LogRow => ({
  id: `id-${seq}`,
  device: seq % 2 === 0 ? me : 'device-other',
  deviceSeq: Math.ceil(seq / 2),
  era,
  seq,
  ...more,
});

const rows = (era: number, from: number, upTo: number) =>
  Array.from({ length: upTo - from + 1 }, (_, index) => rowOf(era, from + index));

const setUp = () => {
  const store = createStore({ name: 'perch', indexedDB: new IDBFactory(), IDBKeyRange });
  return async <T>(work: (log: Log) => Promise<T>): Promise<T> => {
    const done = await store.write(({ sync }) => work(sync.log));
    if (!done.ok) throw new Error(done.error.message);
    return done.value;
  };
};

const placesOf = (found: readonly LogRow[]) => found.map(({ era, seq }) => `${era}.${seq}`);

test('own envelopes are found by id, others are not asked for', async () => {
  const inLog = setUp();
  await inLog((log) => log.add(rows(1, 1, 4), me));
  expect(placesOf(await inLog((log) => log.find(['id-1', 'id-2', 'id-4', 'id-9'])))).toEqual(['1.2', '1.4']);
});

test('what changed stands where it stood, in the page that holds it', async () => {
  const inLog = setUp();
  await inLog((log) => log.add([rowOf(1, 1), rowOf(1, 2, { pending: 'key' }), rowOf(1, 3)], me));
  await inLog((log) => log.add([rowOf(1, 4, { pending: 'events' }), rowOf(1, 5)], me));
  expect(placesOf(await inLog((log) => log.pending()))).toEqual(['1.2', '1.4']);
  await inLog((log) => log.put([rowOf(1, 2), rowOf(1, 4, { pending: 'seal' }), rowOf(7, 1)]));
  expect(await inLog((log) => log.pending())).toEqual([rowOf(1, 4, { pending: 'seal' })]);
  expect(placesOf(await inLog((log) => log.ofEra(1)))).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5']);
  expect(await inLog((log) => log.ofEra(7))).toEqual([]);
});

test('what an earlier era had and this one has not is absent, each where it was read last', async () => {
  const inLog = setUp();
  await inLog((log) => log.add(rows(1, 1, 6), me));
  await inLog((log) => log.add(rows(2, 1, 4), me));
  expect(placesOf(await inLog((log) => log.absent(2)))).toEqual(['1.5', '1.6']);
  await inLog((log) => log.add(rows(3, 1, 2), me));
  expect(placesOf(await inLog((log) => log.absent(3))).toSorted()).toEqual(['1.5', '1.6', '2.3', '2.4']);
  expect(await inLog((log) => log.absent(1))).toEqual([]);
  expect(placesOf(await inLog((log) => log.ofDevice(me, 2)))).toEqual(['2.4', '1.6']);
});

test('tidied, it keeps of earlier eras only what is absent, and finds it still', async () => {
  const inLog = setUp();
  await inLog((log) => log.add(rows(1, 1, 6), me));
  await inLog((log) => log.add(rows(2, 1, 4), me));
  await inLog((log) => log.tidy(2));
  expect(await inLog((log) => log.ofEra(1))).toEqual(rows(1, 5, 6));
  expect(await inLog((log) => log.ofEra(2))).toEqual(rows(2, 1, 4));
  await inLog((log) => log.put([rowOf(1, 6, { pending: 'seal' })]));
  expect(placesOf(await inLog((log) => log.find(['id-2', 'id-6'])))).toEqual(['1.6', '2.2']);
  expect(placesOf(await inLog((log) => log.pending()))).toEqual(['1.6']);
});

test('pending is what was not read again since', async () => {
  const inLog = setUp();
  const closed = { pending: 'key' };
  await inLog((log) => log.add([rowOf(1, 1, closed), rowOf(1, 2, closed), rowOf(1, 3, closed)], me));
  await inLog((log) => log.add([rowOf(2, 1), rowOf(2, 2, closed)], me));
  expect(placesOf(await inLog((log) => log.pending()))).toEqual(['2.2', '1.3']);
});
