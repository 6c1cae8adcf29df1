// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { Menu, menuAtFirst, type Choices } from '../../../components/menu.tsx';

const items = [
  { id: 'order', name: 'Order' },
  { id: 'payment', name: 'Payment', checked: true },
  { id: 'reclamacao', name: 'Reclamação' },
];
let root: HTMLElement;
const onClose = vi.fn();
const onPick = vi.fn();

const open = (more: Partial<Choices> = {}): void => {
  const choices = { title: 'Tags', items, onPick, ...more };
  const draw = (state = menuAtFirst(choices)): void =>
    render(<Menu choices={choices} state={state} onState={draw} onClose={onClose} />, root);
  draw();
};
const press = (key: string): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void root.querySelector('.menu')?.dispatchEvent(event));
  return event;
};
const at = (): string | undefined =>
  root.querySelector('[aria-selected="true"] .name')?.textContent ?? undefined;
const search = (words: string): void => {
  const field = root.querySelector('input')!;
  field.value = words;
  act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
};

beforeEach(() => {
  document.body.replaceChildren((root = document.createElement('div')));
  onClose.mockReset();
  onPick.mockReset();
});

test('starts on what is chosen, or where it is told', () => {
  open();
  expect(at()).toBe('Payment');
  root.replaceChildren();
  root = document.body.appendChild(document.createElement('div'));
  open({ start: 'reclamacao' });
  expect(at()).toBe('Reclamação');
});

test('has the focus as soon as it is there, for the next key may follow in the same frame', () => {
  open();
  expect(document.activeElement?.getAttribute('role')).toBe('listbox');
});

test('arrows go round, Home and End to the ends', () => {
  open({ start: 'order' });
  const seen = ['ArrowUp', 'ArrowDown', 'ArrowDown', 'End', 'Home'].map((key) => (press(key), at()));
  expect(seen).toEqual(['Reclamação', 'Order', 'Payment', 'Reclamação', 'Order']);
});

test('a pick closes first, so that the next menu can open in its place', () => {
  const order: string[] = [];
  onClose.mockImplementation(() => order.push('close'));
  onPick.mockImplementation((id: string) => order.push(id));
  open();
  expect(press('Enter').defaultPrevented).toBe(true);
  expect(order).toEqual(['close', 'payment']);
});

test.each(['Escape', 'Tab'])('%s closes and picks nothing', (key) => {
  open();
  press(key);
  expect(onClose).toHaveBeenCalledOnce();
  expect(onPick).not.toHaveBeenCalled();
});

test('a letter is left to whoever else wants it', () => {
  open();
  expect(press('j').defaultPrevented).toBe(false);
});

test('search finds without accents and case, starts at the top, and space is a letter in it', () => {
  open({ search: true });
  search('CACA');
  expect(root.querySelectorAll('li').length).toBe(0);
  expect(root.textContent).toContain('Nothing found');
  press('Enter');
  expect(onPick).not.toHaveBeenCalled();
  search('RECLAMACAO');
  expect(at()).toBe('Reclamação');
  expect(press(' ').defaultPrevented).toBe(false);
  press('Enter');
  expect(onPick).toHaveBeenCalledExactlyOnceWith('reclamacao');
});

test('the field says which line is meant, and that line exists', () => {
  open({ search: true });
  press('ArrowDown');
  const line = root.querySelector('input')?.getAttribute('aria-activedescendant');
  expect(root.querySelector(`[id="${line}"]`)?.textContent).toContain('Reclamação');
});

test('the pointer moves the mark, a click picks', () => {
  open();
  const line = root.querySelectorAll('li')[0]!;
  act(() => void line.dispatchEvent(new Event('pointermove', { bubbles: true })));
  expect(at()).toBe('Order');
  act(() => line.click());
  expect(onPick).toHaveBeenCalledExactlyOnceWith('order');
});
