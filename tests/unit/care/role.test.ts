// Who may do what.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventId } from '../../../lib/care/ids.ts';
import type { Role, SaidRole } from '../../../lib/care/role.ts';
import { mayChangePlaybook, mayManage, mayWork, roleAt, roleSchema } from '../../../lib/care/role.ts';

test.each([
  ['viewer', false, false, false],
  ['agent', true, false, false],
  ['lead', true, true, false],
  ['manager', true, true, true],
  // Without a team there are no roles.
  [undefined, true, true, true],
] as const)('%s works: %s, changes the playbook: %s, manages: %s', (role, works, changes, manages) => {
  expect(mayWork(role)).toBe(works);
  expect(mayChangePlaybook(role)).toBe(changes);
  expect(mayManage(role)).toBe(manages);
});

test('there is no other role', () => {
  expect(roleSchema.safeParse('owner').success).toBe(false);
});

const said = (...words: [number, Role][]): SaidRole[] =>
  words.map(([at, role], index) => ({ id: `${index}` as EventId, at, role }));

test.each([
  ['nobody knows them', [], 5, 'agent'],
  ['from when it was said on', [[5, 'viewer']], 5, 'viewer'],
  [
    'what they were before',
    [
      [1, 'lead'],
      [5, 'viewer'],
    ],
    4,
    'lead',
  ],
  [
    'what they are since',
    [
      [1, 'lead'],
      [5, 'viewer'],
    ],
    6,
    'viewer',
  ],
  ['before their first word, outside the team', [[5, 'manager']], 4, 'agent'],
  [
    'before it, of one who became an agent',
    [
      [5, 'viewer'],
      [7, 'agent'],
    ],
    4,
    'agent',
  ],
  [
    'before it, of one who only ever looked',
    [
      [5, 'viewer'],
      [7, 'viewer'],
    ],
    4,
    'viewer',
  ],
] as const)('the role that counts: %s', (_what, words, at, role) => {
  expect(roleAt(said(...words.map(([when, what]): [number, Role] => [when, what])), { at })).toBe(role);
});

test('two clocks ahead, bounded alike: the order in which they ran tells', () => {
  const word: SaidRole = { id: 'a' as EventId, at: 5, ahead: 90, role: 'viewer' };
  const before: SaidRole = { id: 'b' as EventId, at: 1, role: 'agent' };
  expect(roleAt([before, word], { at: 5, ahead: 89 })).toBe('agent');
  expect(roleAt([before, word], { at: 5, ahead: 91 })).toBe('viewer');
});

test('no later word changes what counted once its author had said a role', () => {
  const words = fc.array(fc.tuple(fc.nat(50), fc.constantFrom(...roleSchema.options)), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.nat(50), fc.constantFrom(...roleSchema.options), (list, at, role) => {
      const before = said(...list.toSorted(([a], [b]) => a - b));
      const when = { at: Math.max(at, before[0]!.at) };
      const after: SaidRole = { id: 'z' as EventId, at: when.at + 1, role };
      const more = [...before, after].toSorted((a, b) => a.at - b.at);
      expect(roleAt(more, when)).toBe(roleAt(before, when));
    }),
  );
});
