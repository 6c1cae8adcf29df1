// @vitest-environment happy-dom
import fc from 'fast-check';
import { createElement, render as renderByPreact, type ComponentChild } from 'preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { jsx } from '../../../lib/overlay/jsx-runtime.ts';
import { render } from '../../../lib/overlay/render.ts';

let root: HTMLElement;
const all = (css: string): Element[] => [...root.querySelectorAll(css)];
const press = (element: Element | undefined): void =>
  void element?.dispatchEvent(new Event('click', { bubbles: true }));

beforeEach(() => document.body.replaceChildren((root = document.createElement('div'))));

type Tree = string | number | boolean | null | Tree[] | { tag: string; props: object; children: Tree[] };

const { tree } = fc.letrec<{ tree: Tree; element: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Tree>(null, false, true, 0, 7, '', 'late', '<b>'),
    tie('element'),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.nat({ max: 4 }), { maxLength: 4 })
      .map((keys): Tree => keys.map((key) => ({ tag: 'li', props: { key }, children: [`item ${key}`] }))),
  ),
  element: fc.record({
    tag: fc.constantFrom('div', 'span', 'svg', 'Named'),
    props: fc.record(
      {
        class: fc.constantFrom('chip', 'chip red', undefined),
        title: fc.constantFrom('a', 'b', undefined),
        'aria-checked': fc.boolean(),
        tabIndex: fc.constantFrom(0, -1),
      },
      { requiredKeys: [] },
    ),
    children: fc.array(tie('tree'), { maxLength: 4 }),
  }),
}));

const Named = (props: object) => createElement('p', props);
const preactOf = (part: Tree): ComponentChild => {
  if (Array.isArray(part)) return part.map(preactOf);
  if (typeof part !== 'object' || part === null) return part;
  const type = part.tag === 'Named' ? (Named as unknown as string) : part.tag;
  return createElement(type, part.props, ...part.children.map(preactOf));
};
const oursOf = (part: Tree): ComponentChild => {
  if (Array.isArray(part)) return part.map(oursOf);
  if (typeof part !== 'object' || part === null) return part;
  const { key, ...props } = part.props as { key?: number };
  const type = part.tag === 'Named' ? (given: object) => jsx('p', { ...given }) : part.tag;
  return jsx(type, { ...props, children: part.children.map(oursOf) }, key) as ComponentChild;
};
const drawn = (draw: (into: HTMLElement) => void): string => {
  const into = document.createElement('div');
  draw(into);
  return shape(into);
};
/** As HTML, whatever order the attributes were set in. */
const shape = (node: Node): string =>
  node.nodeType === 3
    ? JSON.stringify(node.nodeValue)
    : [
        (node as Element).localName,
        ...[...(node as Element).attributes].map(({ name, value }) => `${name}=${value}`).sort(),
        `(${[...node.childNodes].map(shape).join(' ')})`,
      ].join(' ');

describe('what is drawn', () => {
  test('is what Preact draws, whatever stood there before', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
        const wanted = drawn((into) => renderByPreact(preactOf(trees.at(-1)!), into));
        expect(drawn((into) => trees.forEach((each) => render(oursOf(each), into)))).toBe(wanted);
        expect(drawn((into) => trees.forEach((each) => render(preactOf(each), into)))).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });

  test('is drawn as a drawing inside of an svg', () => {
    render(
      <svg viewBox="0 0 16 16">
        <path d="M1 1" />
      </svg>,
      root,
    );
    expect(all('path')[0]?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(root.innerHTML).toContain('viewBox');
  });
});

describe('what stands there already', () => {
  const list = (...names: string[]) => (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );

  test('stays the same element: by its key, wherever it goes', () => {
    render(list('a', 'b', 'c'), root);
    const [a, b, c] = all('li');
    render(list('c', 'x', 'a'), root);
    expect(all('li').map(({ textContent }) => textContent)).toEqual(['c', 'x', 'a']);
    expect([all('li')[0], all('li')[2]]).toEqual([c, a]);
    expect(b?.isConnected).toBe(false);
  });

  test('stays the same element: by its place, whatever comes before it', () => {
    const draw = (isLate: boolean): void =>
      render(
        <div>
          {isLate && <button type="button">Late</button>}
          <button type="button">Notes</button>
        </div>,
        root,
      );
    draw(false);
    const [notes] = all('button');
    draw(true);
    expect(all('button')[1]).toBe(notes);
    draw(false);
    expect(all('button')).toEqual([notes]);
  });

  test('is not taken out of the page for a moment: a docked page would load again', () => {
    const draw = (isTold: boolean): void =>
      render(
        <>
          <aside />
          {isTold && <p>Told</p>}
        </>,
        root,
      );
    draw(false);
    const insert = vi.spyOn(root, 'insertBefore');
    draw(true);
    draw(false);
    expect(insert.mock.calls.map(([node]) => (node as Element).localName)).toEqual(['p']);
  });

  test('keeps what a person types', () => {
    const draw = (value: string): void => render(<input value={value} />, root);
    draw('or');
    const [field] = all('input') as HTMLInputElement[];
    field!.value = 'order';
    draw('order');
    expect(field!.value).toBe('order');
    draw('');
    expect(field!.value).toBe('');
  });
});

test('an event is told to the newest handler, once, and to none that is gone', () => {
  const first = vi.fn();
  const second = vi.fn();
  const draw = (onClick?: () => void): void => render(<b {...(onClick && { onClick })} />, root);
  draw(first);
  draw(second);
  press(all('b')[0]);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  draw();
  press(all('b')[0]);
  expect(second).toHaveBeenCalledTimes(1);
});

describe('a ref', () => {
  test('is called when all of it is in the page', () => {
    const seen: (boolean | undefined)[] = [];
    render(
      <p>
        <i ref={(element) => void seen.push(element?.isConnected)} />
      </p>,
      root,
    );
    expect(seen).toEqual([true]);
  });

  test('is called again only where it is another, and told when its element goes', () => {
    const one = vi.fn();
    const other = vi.fn();
    const draw = (ref?: (element: Element | null) => void): void =>
      render(<p>{ref && <i ref={ref} />}</p>, root);
    draw(one);
    draw(one);
    const [element] = all('i');
    expect(one.mock.calls).toEqual([[element]]);
    draw(other);
    expect(one.mock.calls).toEqual([[element], [null]]);
    draw();
    expect(other.mock.calls).toEqual([[element], [null]]);
  });
});
