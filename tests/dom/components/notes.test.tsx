// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NoteActions, Problem } from '../../../components/panel/names.ts';
import { Panel } from '../../../components/panel/panel.tsx';
import { caseData, history, idleCare, names, now } from './fixture.ts';

let root: HTMLElement;
let actions: { [A in keyof NoteActions]: ReturnType<typeof vi.fn<NoteActions[A]>> };
const saves = (): Promise<Problem> => Promise.resolve(undefined);

beforeEach(() => {
  vi.useFakeTimers();
  root = document.body.appendChild(document.createElement('main'));
  actions = {
    add: vi.fn(saves),
    edit: vi.fn(saves),
    remove: vi.fn(saves),
    undo: vi.fn(saves),
    keepDraft: vi.fn(saves),
  };
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const show = (data = caseData()): Promise<void> =>
  act(() =>
    render(
      <Panel
        data={data}
        names={names}
        now={() => now}
        actions={actions}
        care={idleCare}
        hrefOf={(id) => `#${id}`}
        focus={false}
        chart={false}
      />,
      root,
    ),
  );
const field = (): HTMLTextAreaElement => root.querySelector('textarea')!;
const type = (text: string): Promise<void> =>
  act(() => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
const submit = (): Promise<void> =>
  act(async () => {
    field().form!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await vi.advanceTimersByTimeAsync(0);
  });

test('What could not be saved stays in the field with the reason, and is saved by trying again', async () => {
  actions.add.mockResolvedValueOnce('The disk is full.');
  await show();
  await type('Rang the shop');
  await submit();
  expect(field().value).toBe('Rang the shop');
  expect(root.textContent).toContain('Not saved: The disk is full.');
  expect(field().form!.querySelector('button')!.textContent).toBe('Try again');
  await submit();
  expect(actions.add).toHaveBeenCalledTimes(2);
  expect(field().value).toBe('');
  expect(root.textContent).not.toContain('Not saved');
});

test('Words are kept once the hand rests, and at once when the page goes away', async () => {
  await show();
  await type('Half');
  await vi.advanceTimersByTimeAsync(299);
  expect(actions.keepDraft).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(actions.keepDraft.mock.calls).toEqual([['Half']]);
  await type('Half a thought');
  dispatchEvent(new Event('pagehide'));
  expect(actions.keepDraft.mock.calls.at(-1)).toEqual(['Half a thought']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(actions.keepDraft).toHaveBeenCalledTimes(2);
});

test('A draft that could not be kept is said, and tried again with the next pause', async () => {
  actions.keepDraft.mockResolvedValueOnce('Perch did not answer.');
  await show();
  await type('Half');
  await act(() => vi.advanceTimersByTimeAsync(300).then(() => undefined));
  expect(root.textContent).toContain('This text is not kept yet: Perch did not answer.');
  dispatchEvent(new Event('blur'));
  await act(() => vi.advanceTimersByTimeAsync(0).then(() => undefined));
  expect(actions.keepDraft).toHaveBeenCalledTimes(2);
  expect(root.textContent).not.toContain('not kept yet');
});

test('Saving a note forgets its draft', async () => {
  await show(caseData(history, 'An old draft'));
  expect(field().value).toBe('An old draft');
  await submit();
  expect(actions.keepDraft.mock.calls).toEqual([['']]);
});

test('News from the desk leaves what is being typed alone', async () => {
  await show();
  await type('Half a thought');
  await show(caseData(history.slice(0, 6), 'what the desk keeps'));
  expect(field().value).toBe('Half a thought');
});

test('An edit that fails stays open with its words', async () => {
  actions.edit.mockResolvedValueOnce('Gone.');
  await show();
  const edit = [...root.querySelectorAll('button')].find((button) => button.textContent === 'Edit');
  await act(() => edit!.click());
  await type('Other words');
  await submit();
  expect(actions.edit).toHaveBeenCalledWith('n3', 'Other words');
  expect(field().value).toBe('Other words');
  await submit();
  expect(root.querySelectorAll('textarea')).toHaveLength(1);
});

test('Words of others are text, whatever they look like', async () => {
  const events = structuredClone(history);
  const first = events[0];
  if (first?.type === 'message.received') {
    first.post.text = '<b onclick=alert(1)>bold</b>';
    first.post.name = '<img src=x>';
  }
  await show(caseData(events));
  expect(root.querySelector('.message .words')?.textContent).toBe('<b onclick=alert(1)>bold</b>');
  expect(root.querySelector('img')).toBeNull();
});

test('Edit and Delete stand on my own notes, and on nobody else’s', async () => {
  await show();
  const verbs = [...root.querySelectorAll('.note:not(.removed)')].map((note) => [
    note.querySelector('b')!.textContent,
    [...note.querySelectorAll('button')].map(({ textContent }) => textContent),
  ]);
  expect(verbs).toEqual([
    ['Ann Moor', []],
    ['You', ['Edit', 'Delete']],
  ]);
});
