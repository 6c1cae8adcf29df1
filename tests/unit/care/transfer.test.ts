import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import type { Handle } from '../../../lib/care/ids.ts';
import { checkSize, exportSchema, inPieces, maxImportBytes, readExport } from '../../../lib/care/transfer.ts';

const at = Date.UTC(2026, 10, 20, 11);
const playbook = defaultPlaybook({ now: at, zone: 'Europe/London', handles: ['acme' as Handle] });
const jo = { id: 'jo', name: 'Jo Kern', initials: 'JK' };
const note = {
  id: 'e1',
  caseId: 'case-1',
  at,
  by: 'jo',
  commandId: 'c1',
  type: 'note.added',
  noteId: 'n1',
  text: 'Called back',
};
const whole = {
  format: 'perch-export',
  version: 1,
  exportedAt: at,
  playbook,
  members: [jo],
  me: jo,
  events: [note],
};
const written = JSON.stringify(whole);

const messageOf = (text: string): string => {
  const read = readExport(text);
  return read.ok ? 'read' : read.error.message;
};

test('What was exported is read back whole', () => {
  expect(readExport(written)).toEqual({
    ok: true,
    value: { playbook, members: [jo], me: jo, events: [note], exportedAt: at },
  });
  expect(exportSchema.parse(whole)).toEqual(whole);
});

test('A playbook alone brings no events', () => {
  const file = JSON.stringify({ format: 'perch-playbook', version: 1, playbook });
  expect(readExport(file)).toEqual({ ok: true, value: { playbook, members: [], events: [] } });
});

test('A byte order mark does no harm', () => {
  expect(messageOf(`\uFEFF${written}`)).toBe('read');
});

describe('What is wrong with a file is said', () => {
  const badEvent = { ...whole, events: [note, { ...note, caseId: 'somewhere' }] };
  const unknownEvent = { ...whole, events: [{ ...note, type: 'note.shouted' }] };
  const badHandle = { ...whole, playbook: { ...playbook, handles: [{ handle: 'no spaces please' }] } };
  const lostHours = { ...whole, playbook: { ...playbook, hours: [] } };
  test.each([
    ['an empty file', '', /empty/],
    ['no JSON', 'dear diary', /not JSON/],
    ['a list', '[1,2]', /not a file of Perch/],
    ['null', 'null', /not a file of Perch/],
    ['the JSON of somebody else', '{"name":"x","version":3}', /not a file of Perch/],
    ['half a file', written.slice(0, written.length / 2), /cut short/],
    ['all but the last bracket', written.slice(0, -1), /cut short|not JSON/],
    ['a newer export', JSON.stringify({ ...whole, version: 2 }), /newer Perch/],
    ['a newer playbook', JSON.stringify({ ...whole, playbook: { version: 99 } }), /newer Perch/],
    ['no version', JSON.stringify({ ...whole, version: undefined }), /version: expected 1/],
    ['no events', JSON.stringify({ ...whole, events: undefined }), /events: expected a list/],
    ['a bad case id', JSON.stringify(badEvent), /events, no\. 2, caseId/],
    ['an unknown event', JSON.stringify(unknownEvent), /events, no\. 1/],
    ['a bad handle', JSON.stringify(badHandle), /playbook, handles, no\. 1, handle/],
    ['hours that are missing', JSON.stringify(lostHours), /a policy names hours/],
  ])('%s', (_, text, message) => {
    expect(messageOf(text)).toMatch(message);
  });
});

test('A file too large is refused before it is read', () => {
  expect(checkSize(maxImportBytes).ok).toBe(true);
  expect(checkSize(200_000_000)).toEqual({
    ok: false,
    error: { message: 'This file is 200 MB. Perch reads files up to 100 MB.' },
  });
});

test('Pieces keep the order and their limits, and never cut an item', () => {
  const items = ['a', 'bb', 'c'.repeat(50), 'd', 'e', 'f'];
  const pieces = inPieces(items, { count: 2, length: 20 });
  expect(pieces).toEqual([['a', 'bb'], ['c'.repeat(50)], ['d', 'e'], ['f']]);
  expect(inPieces([], { count: 2, length: 20 })).toEqual([]);
});
