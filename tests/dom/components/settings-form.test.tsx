// @vitest-environment happy-dom
// The form over settings that a colleague may change while somebody types.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Wished } from '../../../components/options/settings-form.tsx';
import { SettingsForm } from '../../../components/options/settings-form.tsx';
import type { Result } from '../../../lib/care/result.ts';
import { fail, ok } from '../../../lib/care/result.ts';
import type { Failure, Settings } from '../../../lib/care/view.ts';
import { jo, playbook } from './fixture.ts';

const shown: Settings = { playbook, me: jo, members: [jo], ready: true, off: [] };
const theirs = { ...playbook, negativeTerms: ['theirs'] };

let root: HTMLElement;
const onSave = vi.fn<(wished: Wished) => Promise<Result<Settings, Failure>>>();
const onUnsaved = vi.fn<(unsaved: boolean) => void>();

beforeEach(() => {
  onSave.mockReset();
  onUnsaved.mockReset();
  root = document.body.appendChild(document.createElement('main'));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const show = (settings = shown): Promise<void> =>
  act(() =>
    render(
      <SettingsForm
        readHolidays={() => Promise.resolve(fail('not here'))}
        settings={settings}
        zone="UTC"
        zones={['UTC', 'Europe/London']}
        onSave={onSave}
        onUnsaved={onUnsaved}
      />,
      root,
    ),
  );
const labelled = (label: string): HTMLInputElement => {
  const found = [...root.querySelectorAll('label')].find(
    (each) => (each.querySelector('span') ?? each).textContent === label,
  )!;
  return found.htmlFor ? root.querySelector(`[id="${found.htmlFor}"]`)! : found.querySelector('input')!;
};
const type = (field: HTMLInputElement, text: string): Promise<void> =>
  act(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const button = (name: string) =>
  [...root.querySelectorAll('button')].find((each) => each.textContent === name);
const press = (name: string): Promise<void> => act(async () => button(name)!.click());
const said = () => root.querySelector('.save-bar [role=status]')!.textContent;

test('sends what it was made of along, and shows afterwards what a colleague had changed meanwhile', async () => {
  await show();
  await type(labelled('Names of the brand'), 'Mine');
  // News that came while somebody types does not take the form away, and is not what the form was made of.
  await show({ ...shown, playbook: theirs });
  const saved = { ...theirs, brandTerms: ['Mine'] };
  onSave.mockResolvedValue(ok({ ...shown, playbook: saved }));
  await press('Save');
  expect(onSave.mock.calls).toEqual([
    [{ me: jo, change: { from: playbook, to: { ...playbook, brandTerms: ['Mine'] } } }],
  ]);
  expect(said()).toBe('Saved');
  expect(labelled('Not the brand').value).toBe('theirs');
  expect(onUnsaved).toHaveBeenLastCalledWith(false);

  await type(labelled('Name'), 'Jo Marsh');
  await press('Save');
  expect(onSave.mock.lastCall?.[0].change).toEqual({ from: saved, to: saved });
});

test.each([
  ['Save mine', 'mine'],
  ['Keep theirs', 'theirs'],
] as const)('what both changed is said in the bar, and “%s” decides', async (name, prefer) => {
  await show();
  await type(labelled('Names of the brand'), 'Mine');
  onSave.mockResolvedValueOnce(fail({ code: 'changed', message: 'Somebody else changed this, too.' }));
  await press('Save');
  expect(said()).toBe('Not saved: Somebody else changed this, too.');
  onSave.mockResolvedValueOnce(ok(shown));
  await press(name);
  expect(onSave.mock.lastCall?.[0].change?.prefer).toBe(prefer);
  expect(said()).toBe('Saved');
  expect(button(name)).toBeUndefined();
});

test('what is typed while it is saved is not saved yet, and stays', async () => {
  await show();
  await type(labelled('Names of the brand'), 'Mine');
  let answer: (result: Result<Settings, Failure>) => void = () => undefined;
  onSave.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  await press('Save');
  await type(labelled('Names of the brand'), 'Mine too');
  await act(async () => answer(ok({ ...shown, playbook: { ...playbook, brandTerms: ['Mine'] } })));
  expect(labelled('Names of the brand').value).toBe('Mine too');
  expect(said()).toBe('Not saved yet');
  expect(onUnsaved).toHaveBeenLastCalledWith(true);
});

test('an agent saves themselves, and sends no playbook', async () => {
  const agent = { ...shown, me: { ...jo, role: 'agent' as const } };
  await show(agent);
  await type(labelled('Name'), 'Jo Marsh');
  onSave.mockResolvedValue(ok(agent));
  await press('Save');
  expect(onSave.mock.calls).toEqual([[{ me: { ...agent.me, name: 'Jo Marsh', initials: 'JM' } }]]);
});
