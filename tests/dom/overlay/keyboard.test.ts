// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Feature } from '../../../lib/overlay/feature.ts';
import { features } from '../../../lib/overlay/index.ts';
import { featureOf } from '../../../lib/overlay/keyboard.ts';

/** What is called when this key goes to this element; trusted and with Shift unless said. */
const called = (
  init: KeyboardEventInit,
  target: Element = document.body,
  isTrusted = true,
): string | undefined => {
  let found: Feature | undefined;
  const event = new KeyboardEvent('keydown', { shiftKey: true, bubbles: true, composed: true, ...init });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  const listen = (heard: Event): void => void (found = featureOf(heard as KeyboardEvent, features));
  window.addEventListener('keydown', listen, { capture: true, once: true });
  target.dispatchEvent(event);
  return found?.id;
};
const put = (html: string): Element => {
  const holder = document.createElement('div');
  const page = new DOMParser().parseFromString(html, 'text/html');
  holder.append(...page.body.children);
  document.body.append(holder);
  return holder.firstElementChild!;
};

beforeEach(() => document.body.replaceChildren());

test('each key has one feature, and none is one of X’s own single letters without Shift', () => {
  const keys = features.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.toSorted().join('')).toBe('ADENPRTZ');
});

test.each([
  ['T', 'tags'],
  ['t', 'tags'],
  ['A', 'assign'],
  ['E', 'escalate'],
  ['P', 'take-private'],
  ['N', 'notes'],
  ['R', 'resolve'],
  ['D', 'dismiss'],
  ['Z', 'undo'],
  ['X', undefined],
])('Shift+%s calls %s', (key, feature) => expect(called({ key })).toBe(feature));

test('on a keyboard of another script the place of the key counts', () =>
  expect(called({ key: 'Е', code: 'KeyT' })).toBe('tags'));

test.each<[string, KeyboardEventInit]>([
  ['without Shift', { shiftKey: false }],
  ['with Control', { ctrlKey: true }],
  ['with Alt', { altKey: true }],
  ['with Command', { metaKey: true }],
  ['held down', { repeat: true }],
])('%s it calls nothing', (_, init) => expect(called({ key: 'T', ...init })).toBeUndefined());

test('a forged key calls nothing', () => expect(called({ key: 'T' }, document.body, false)).toBeUndefined());

test.each([
  ['a field', '<input>'],
  ['a text area', '<textarea></textarea>'],
  ['X’s composer', '<div contenteditable="true"></div>'],
])('typing in %s calls nothing', (_, html) => expect(called({ key: 'T' }, put(html))).toBeUndefined());

test('typing in a field of a shadow root calls nothing', () => {
  const host = put('<x-host></x-host>');
  const field = document.createElement('input');
  host.attachShadow({ mode: 'open' }).append(field);
  expect(called({ key: 'T' }, field)).toBeUndefined();
});

test('a button or checkbox is no text', () =>
  expect(called({ key: 'T' }, put('<input type="checkbox">'))).toBe('tags'));
