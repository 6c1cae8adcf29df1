import { expect, test } from 'vitest';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { playbookVersion } from '../../../lib/care/playbook.ts';
import { readSharedEvent } from '../../../lib/sync/shared-event.ts';

const now = Date.UTC(2026, 10, 23, 12);
const playbook = defaultPlaybook({ now, zone: 'UTC' });
const saved = (whole: object, more: object = {}) =>
  ({ type: 'playbook.saved', id: 'p', at: now, by: 'lea', playbook: whole, ...more }) as const;

test('a playbook of this version is read as it is', () => {
  const event = saved(playbook, { parts: ['tags'] });
  expect(readSharedEvent(event)).toEqual(event);
});

test('one that an earlier Perch saved is brought up to date, and says nothing of what it did not know', () => {
  const { chart: _, respondRules: __, ...rest } = playbook;
  const event = readSharedEvent(saved({ ...rest, version: 1 }));
  expect(event).toMatchObject({ type: 'playbook.saved', playbook });
  const parts = event?.type === 'playbook.saved' ? event.parts : undefined;
  expect(parts).toContain('tags');
  expect(parts).not.toContain('chart');
});

test('one of a later Perch, or with a part of later, waits for it', () => {
  expect(readSharedEvent(saved({ ...playbook, version: playbookVersion + 1 }))).toBeUndefined();
  expect(readSharedEvent(saved(playbook, { parts: ['tags', 'of-tomorrow'] }))).toBeUndefined();
});
