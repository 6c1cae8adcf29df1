// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem, TeamActions } from '../../../components/options/team/team-actions.ts';
import type { TeamSectionProps } from '../../../components/options/team/team-section.tsx';
import { TeamSection } from '../../../components/options/team/team-section.tsx';
import type { TeamDevice, Workspace } from '../../../lib/care/team.ts';
import { ok } from '../../../lib/care/result.ts';
import { ann, jo, now } from './fixture.ts';

let root: HTMLElement;
let actions: { [A in keyof TeamActions]: ReturnType<typeof vi.fn<TeamActions[A]>> };
const done = (): Promise<Problem> => Promise.resolve(undefined);

beforeEach(() => {
  vi.useFakeTimers();
  root = document.body.appendChild(document.createElement('main'));
  actions = {
    create: vi.fn(done),
    join: vi.fn(done),
    leave: vi.fn(done),
    erase: vi.fn(done),
    share: vi.fn(done),
    syncNow: vi.fn(done),
    invite: vi.fn(() => Promise.resolve(ok({ code: 'perch1-abc', id: 'i1', expiresAt: now + 172_800_000 }))),
    revokeInvite: vi.fn(done),
    removeDevice: vi.fn(done),
    beginKey: vi.fn(done),
    loadDevices: vi.fn(done),
    copy: vi.fn(done),
  };
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const workspace: Workspace = {
  name: 'Acme Care',
  endpoint: 'https://sync.example.com',
  role: 'manager',
  health: { waiting: 0 },
  unsharedCases: 0,
};
const device = (id: string, member: typeof jo, role: TeamDevice['role']): TeamDevice => ({
  device: id,
  member,
  role,
  joinedAt: now,
  seenAt: now,
  isThis: id === 'mine',
});
const devices = [device('mine', jo, 'manager'), device('hers', ann, 'agent')];

const show = (part: Partial<Workspace> | undefined, more: Partial<TeamSectionProps> = {}): Promise<void> =>
  act(() =>
    render(
      <TeamSection
        view={part ? { workspace: { ...workspace, ...part } } : {}}
        devices={devices}
        devicesProblem={undefined}
        actions={actions}
        now={now}
        {...more}
      />,
      root,
    ),
  );
const button = (name: string): HTMLButtonElement =>
  [...root.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )!;
const buttons = (): string[] =>
  [...root.querySelectorAll('button')].map((each) => each.getAttribute('aria-label') ?? each.textContent);
/** Does it, and waits until what follows from it has happened. */
const settled = (deed: () => void): Promise<void> =>
  act(async () => {
    deed();
    await vi.advanceTimersByTimeAsync(0);
  });
const press = (name: string): Promise<void> => settled(() => button(name).click());
const type = (field: Element | null, text: string): Promise<void> =>
  act(() => {
    (field as HTMLInputElement).value = text;
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
const alerts = (): string[] => [...root.querySelectorAll('[role=alert]')].map((each) => each.textContent);

test('Alone: a refusal stands in its form, what was typed stays, and trying again takes it away', async () => {
  actions.create.mockResolvedValueOnce('Write the address as https://sync.example.com.');
  await show(undefined);
  await type(root.querySelector('input:not([type])'), 'Acme Care');
  await type(root.querySelector('input[type=url]'), 'sync.example.com');
  await press('Start the team');
  expect(actions.create).toHaveBeenCalledWith({ name: 'Acme Care', endpoint: 'sync.example.com' });
  const form = root.querySelector('form[aria-labelledby=team-start]')!;
  expect(form.querySelector('[role=alert]')!.textContent).toContain('Write the address');
  expect(form.querySelector<HTMLInputElement>('input[type=url]')!.value).toBe('sync.example.com');
  await press('Start the team');
  expect(alerts()).toEqual([]);
});

test('Permission can be asked from the click itself, and a second press asks nothing again', async () => {
  let answer: (problem: Problem) => void = () => {};
  let isInClick = false;
  actions.join.mockImplementation(() => {
    expect(isInClick).toBe(true);
    return new Promise((resolve) => (answer = resolve));
  });
  await show(undefined);
  await type(root.querySelector('textarea'), 'perch1-abc');
  await settled(() => {
    isInClick = true;
    button('Join the team').click();
    isInClick = false;
  });
  expect(button('Joining…').getAttribute('aria-disabled')).toBe('true');
  await press('Joining…');
  expect(actions.join.mock.calls).toEqual([['perch1-abc']]);
  await settled(() => answer('This invite was used.'));
  expect(button('Join the team').getAttribute('aria-disabled')).toBe('false');
  expect(alerts()).toEqual(['This invite was used.']);
});

test('An endpoint that fills up is said beside how sync is', async () => {
  await show({ health: { waiting: 0, used: 0.5 } });
  expect(root.querySelector('.sync + .dim')).toBeNull();
  await show({ health: { waiting: 0, used: 0.84 } });
  expect(root.querySelector('.sync [role=status]')!.textContent).toBe('All sent.');
  expect(root.querySelector('.sync + .dim')!.textContent).toBe(
    'The endpoint is 84\u00a0% full: ask whoever runs it for more room.',
  );
});

test('Local work is offered, and shared only when asked', async () => {
  await show({ unsharedCases: 12 });
  expect(root.textContent).toContain('12 cases in this browser are not shared with the team.');
  expect(actions.share).not.toHaveBeenCalled();
  await press('Share them');
  await show({});
  expect(root.textContent).toContain('12 cases now belong to the team.');
  expect(buttons()).not.toContain('Share them');
});

test('Removing asks first, the safe answer in hand, and says why it failed right there', async () => {
  actions.removeDevice.mockResolvedValueOnce('The endpoint cannot be reached.');
  await show({});
  await press('Remove Ann Moor, seen now');
  expect(actions.removeDevice).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button('Keep'));
  const confirm = root.querySelector('.confirm')!;
  expect(confirm.textContent).toContain('What they have read, they have read.');
  await press('Keep');
  expect(root.querySelector('.confirm')).toBeNull();
  expect(document.activeElement).toBe(button('Remove Ann Moor, seen now'));

  await press('Remove Ann Moor, seen now');
  await press('Remove');
  expect(root.querySelector('.confirm [role=alert]')!.textContent).toBe('The endpoint cannot be reached.');
  await press('Remove');
  expect(actions.removeDevice.mock.calls).toEqual([['hers'], ['hers']]);
  expect(root.querySelector('.confirm')).toBeNull();
  expect(root.textContent).toContain('Ann Moor was removed.');
});

test('Escape is the safe answer', async () => {
  await show({});
  await press('Leave the team');
  expect(root.textContent).toContain('Your cases stay in this browser.');
  expect(root.textContent).toContain('You are the team’s only manager');
  await settled(() => {
    button('Stay').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  expect(actions.leave).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button('Leave the team'));
});

test('Leaving says what the team would never hear of', async () => {
  await show({ health: { waiting: 3, since: now, failure: 'unreachable' } });
  await press('Leave the team');
  expect(root.textContent).toContain('3 changes have not reached the team yet: they stay here alone.');
  await press('Leave');
  expect(actions.leave).toHaveBeenCalledOnce();
});

test('Erasing says what is lost for all and what stays, and is done by a manager alone', async () => {
  await show({});
  await press('Erase this workspace at the endpoint…');
  expect(document.activeElement).toBe(button('Keep'));
  expect(root.querySelector('.confirm b')!.textContent).toBe('Erase Acme Care at https://sync.example.com?');
  expect(root.textContent).toContain('Every browser keeps the cases that it holds, this one too.');
  await press('Keep');
  expect(actions.erase).not.toHaveBeenCalled();
  await press('Erase this workspace at the endpoint…');
  await press('Erase');
  expect(actions.erase).toHaveBeenCalledOnce();
});

test('A new key is begun by a manager alone, who reads what for', async () => {
  await show({});
  await press('Begin a new key…');
  expect(document.activeElement).toBe(button('Keep'));
  expect(root.textContent).toContain('whoever kept a copy of it could come back as an agent');
  expect(actions.beginKey).not.toHaveBeenCalled();
  await press('Begin');
  expect(actions.beginKey).toHaveBeenCalledOnce();
});

test('Where the workspace was erased, that is said, and all that is left is to leave', async () => {
  await show({ health: { waiting: 0, parked: 'erased' } });
  expect(root.querySelector('[role=status]')!.textContent).toContain(
    'A manager erased the workspace at the endpoint.',
  );
  expect(root.textContent).toContain('Your cases stay in this browser');
  expect(buttons()).toEqual(['Leave the team']);
});

test.each(['viewer', 'agent', 'lead'] as const)('A %s neither invites nor removes', async (role) => {
  await show({ role });
  expect(buttons()).toEqual(['Leave the team']);
});

test('An invite is shown once, copied, and revoked', async () => {
  await show({});
  const select = root.querySelector('select')!;
  await act(() => {
    select.value = 'lead';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await press('Make an invite code');
  expect(actions.invite.mock.calls).toEqual([['lead']]);
  const field = root.querySelector<HTMLTextAreaElement>('.invite textarea')!;
  expect([field.value, field.readOnly, field.getAttribute('aria-label')]).toEqual([
    'perch1-abc',
    true,
    'Invite code for: Lead',
  ]);
  await press('Copy');
  expect(actions.copy.mock.calls).toEqual([['perch1-abc']]);
  expect(root.textContent).toContain('Copied');
  await press('Revoke');
  expect(actions.revokeInvite.mock.calls).toEqual([['i1']]);
  expect(root.querySelector('.invite')).toBeNull();
  expect(root.textContent).toContain('Revoked: nobody can join with that code.');
});

const invites = (): (string | null)[] =>
  [...root.querySelectorAll('[aria-labelledby=team-invite] > :is(.invite, p)')].map((each) =>
    each.className === 'invite' ? each.querySelector('textarea')!.value : each.textContent,
  );

test('A code that was used says by whom, and offers nothing; one that expired likewise', async () => {
  const codes = ['a', 'b', 'c'].map((id, at) => ({ code: `perch1-${id}`, id, expiresAt: now + at * 1_000 }));
  for (const code of codes.toReversed()) actions.invite.mockResolvedValueOnce(ok(code));
  await show({}, { now: now - 1 });
  for (const _ of codes) await press('Make an invite code');
  expect(invites()).toEqual(['', 'perch1-a', 'perch1-b', 'perch1-c']);
  const joined = device('hers', { ...ann, role: 'agent', invite: 'b' }, 'agent');
  await show({}, { devices: [device('mine', jo, 'manager'), joined] });
  expect(invites()).toEqual([
    '',
    'A code for Agent has expired: nobody can join with it.',
    'Ann Moor joined as Agent: that code is used.',
    'perch1-c',
  ]);
  expect(buttons().filter((name) => ['Copy', 'Revoke'].includes(name))).toEqual(['Copy', 'Revoke']);
  await show({}, { devices: [device('mine', jo, 'manager')] });
  expect(invites()[2]).toBe('Ann Moor joined as Agent: that code is used.');
});

test('Something that waits can be tried now; a browser that was removed is offered the way back', async () => {
  await show({ health: { waiting: 3, since: now, failure: 'unreachable' } });
  await press('Try now');
  expect(actions.syncNow).toHaveBeenCalledOnce();
  await show({ health: { waiting: 0, parked: 'revoked' } });
  expect(buttons()).toEqual(['Join the team', 'Leave the team']);
});

test('Members that could not be asked for are said so, and asked for again', async () => {
  await show({ role: 'agent' }, { devices: undefined, devicesProblem: 'The endpoint cannot be reached.' });
  expect(alerts()).toEqual(['Not known now: The endpoint cannot be reached.']);
  await press('Ask again');
  expect(actions.loadDevices).toHaveBeenCalledOnce();
});

test('Names of others are text, whatever they look like', async () => {
  await show({ name: '<img src=x>' }, { devices: [device('hers', { ...ann, name: '<b>Ann</b>' }, 'agent')] });
  expect(root.querySelector('img')).toBeNull();
  expect(root.querySelector('.people bdi')!.textContent).toBe('<b>Ann</b>');
});
