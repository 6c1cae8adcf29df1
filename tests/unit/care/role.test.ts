// Who may do what.
import { expect, test } from 'vitest';
import { mayChangePlaybook, mayManage, mayWork, roleSchema } from '../../../lib/care/role.ts';

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
