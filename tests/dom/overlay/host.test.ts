// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createHost, sheetOf } from '../../../lib/overlay/host.ts';

const sheet = sheetOf(':host{display:block}');
const heardByX = vi.fn();
const heardByUs = vi.fn();

const setUp = () => {
  const host = createHost('perch-strip', [sheet]);
  const button = document.createElement('button');
  host.root.append(button);
  document.body.append(host.element);
  return { ...host, button };
};
const trusted = <E extends Event>(event: E): E => Object.defineProperty(event, 'isTrusted', { value: true });

beforeEach(() => {
  document.body.replaceChildren();
  document.body.onclick = heardByX;
  document.body.onkeydown = heardByX;
  document.body.onpointerdown = heardByX;
  heardByX.mockReset();
  heardByUs.mockReset();
});

test('the page cannot reach inside, and every host of a kind shares one sheet', () => {
  const [one, two] = [setUp(), setUp()];
  expect(one.element.shadowRoot).toBeNull();
  expect(one.root.adoptedStyleSheets).toEqual(two.root.adoptedStyleSheets);
  expect(one.root.adoptedStyleSheets[0]).toBe(sheet);
});

test.each(['click', 'keydown', 'input', 'pointerdown'])('a forged %s does nothing', (type) => {
  const { button } = setUp();
  button.addEventListener(type, heardByUs);
  button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  expect(heardByUs).not.toHaveBeenCalled();
});

test.each(['click', 'pointerdown'])('a person’s %s is heard by us and never by X', (type) => {
  const { button } = setUp();
  button.addEventListener(type, heardByUs);
  button.dispatchEvent(trusted(new Event(type, { bubbles: true, composed: true })));
  expect(heardByUs).toHaveBeenCalledOnce();
  expect(heardByX).not.toHaveBeenCalled();
});

test.each([
  ['perch-strip', 'j', 1],
  ['perch-strip', 'Enter', 0],
  ['perch-strip', ' ', 0],
  ['perch-layer', 'j', 0],
] as const)('in %s, %s is heard by X %i times', (tag, key, times) => {
  const { element, root } = createHost(tag, [sheet]);
  const button = root.appendChild(document.createElement('button'));
  document.body.append(element);
  button.dispatchEvent(trusted(new KeyboardEvent('keydown', { key, bubbles: true, composed: true })));
  expect(heardByX).toHaveBeenCalledTimes(times);
});

test('what happens beside it is X’s own', () => {
  setUp();
  document.body.dispatchEvent(new Event('click', { bubbles: true }));
  expect(heardByX).toHaveBeenCalledOnce();
});
