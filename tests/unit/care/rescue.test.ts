import { expect, test } from 'vitest';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { exportFiles } from '../../../lib/care/export-files.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import type { MemberId } from '../../../lib/care/ids.ts';
import { rescue } from '../../../lib/care/rescue.ts';
import { maxImportBytes, readExport } from '../../../lib/care/transfer.ts';

const at = Date.UTC(2026, 10, 20, 11);
const playbook = defaultPlaybook({ now: at, zone: 'Europe/London' });
const me = { id: 'jo' as MemberId, name: 'Jo Kern', initials: 'JK' };
const eventOf = (id: string, more: object = {}) => ({
  id,
  caseId: 'case-1',
  at,
  by: 'jo',
  commandId: id,
  type: 'case.reopened',
  ...more,
});
const tableOf = (...rows: unknown[]) => ({ rows, unreadable: 0 });
const histories = (...events: object[]) => ({
  histories: tableOf({ caseId: 'case-1', commands: [], events: events.map((event) => ({ event })) }),
});

test('events come out as they were written; what this version does not know is kept beside them', () => {
  const more = eventOf('b', { mood: 'better' });
  const strange = { event: eventOf('c', { type: 'case.praised' }) };
  const { events, rest } = rescue({
    tables: {
      histories: tableOf(
        { caseId: 'case-1', events: [{ event: eventOf('a') }, strange, { event: more }] },
        { another: 'form' },
      ),
    },
  });
  expect(events).toEqual([eventOf('a'), more]);
  expect(rest).toEqual([
    { table: 'histories', row: strange },
    { table: 'histories', row: { another: 'form' } },
  ]);
});

test('what the endpoint said of an event counts, as in any export', () => {
  const place = { era: 1, seq: 7, receivedAt: at };
  const kept = { event: eventOf('a', { at: at + 86_400_000 }), workspace: 'w', place };
  const [event] = rescue({ tables: { histories: tableOf({ events: [kept] }) } }).events;
  expect(event).toMatchObject({ seq: 7, ahead: at + 86_400_000 });
});

test('of the settings the file has what an export has, and what else stands there stays', () => {
  const row = { id: 'settings', playbook, me, members: [me, { id: '?' }], token: 'secret' };
  const read = rescue({ tables: { settings: tableOf(row) } });
  expect(read).toEqual({ events: [], playbook, me, members: [me], rest: [] });
});

test('a playbook of a newer Perch is kept for that Perch', () => {
  const newer = { ...playbook, version: 99, dreams: [] };
  const read = rescue({ tables: { settings: tableOf({ playbook: newer, me, token: 'secret' }) } });
  expect(read.playbook).toBeUndefined();
  expect(read.me).toEqual(me);
  expect(read.rest).toEqual([{ table: 'settings', row: { playbook: newer } }]);
});

test.each([
  [{}],
  [{ histories: tableOf(null, 7, 'x', { events: 'none' }, { events: [null] }), settings: tableOf(null) }],
  [{ settings: tableOf({ members: 'nobody', me: 3 }) }],
])('whatever stands there, something is read: %#', (tables) => {
  expect(rescue({ tables })).toMatchObject({ events: [], members: [] });
});

test('a file is read back, with all the rest in it; what is too much for one makes several', () => {
  const { events, rest } = rescue({ tables: histories(eventOf('a')) });
  const long = 'x'.repeat(maxImportBytes / 10);
  const files = exportFiles('perch-rescue', at, { playbook, members: [me] }, events, [
    ...rest,
    { table: 'drafts', row: 1 },
    { table: 'drafts', row: long },
    { table: 'drafts', row: long },
  ]);
  expect(files.map(({ name }) => name)).toEqual([
    'perch-rescue-2026-11-20.json',
    'perch-rescue-2026-11-20-part-2.json',
  ]);
  const read = files.map(({ text }) => readExport(text));
  expect(read).toMatchObject([
    { ok: true, value: { events: [eventOf('a')], members: [me] } },
    { ok: true, value: { events: [], members: [me] } },
  ]);
  const written = files.flatMap(({ text }) => (JSON.parse(text) as { rest: { row: unknown }[] }).rest);
  expect(written.map(({ row }) => row)).toEqual([1, long, long]);
  for (const { text } of files) expect(Buffer.byteLength(text)).toBeLessThan(maxImportBytes);
});

test('a plain export names no rest', () => {
  const [file] = exportFiles('perch', at, { playbook, me, members: [] }, [eventOf('a') as CareEvent]);
  expect(Object.keys(JSON.parse(file!.text) as object)).toEqual([
    'format',
    'version',
    'exportedAt',
    'playbook',
    'members',
    'me',
    'events',
  ]);
});
