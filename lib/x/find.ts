// Finding anchors: the strategies of the pack in force, tried in their order of trust.
import type { Anchor, Strategy } from './selectors.ts';
import { strategiesInForce } from './pack.ts';

const strategiesOf = (anchor: Anchor): readonly Strategy[] => strategiesInForce()[anchor];

let anyOfPack = strategiesInForce();
const anyCss = new Map<Anchor, string>();
const anyOf = (anchor: Anchor): string => {
  if (anyOfPack !== strategiesInForce()) anyCss.clear();
  anyOfPack = strategiesInForce();
  const known = anyCss.get(anchor);
  if (known) return known;
  const css = strategiesOf(anchor)
    .map((strategy) => strategy.css)
    .join(', ');
  anyCss.set(anchor, css);
  return css;
};

/** All elements of the first strategy that finds one which `allowed` lets pass, in document order; else none. */
export const findAll = (
  root: ParentNode,
  anchor: Anchor,
  allowed: (element: Element) => boolean = () => true,
): Element[] => {
  for (const { css } of strategiesOf(anchor)) {
    const found = [...root.querySelectorAll(css)].filter(allowed);
    if (found.length > 0) return found;
  }
  return [];
};

/** The first of `findAll`. */
export const find = (
  root: ParentNode,
  anchor: Anchor,
  allowed?: (element: Element) => boolean,
): Element | undefined => {
  // Asked some twenty times for each post that flies by: stops at the first.
  for (const { css } of strategiesOf(anchor)) {
    const first = root.querySelector(css);
    if (!first) continue;
    if (!allowed || allowed(first)) return first;
    const other = [...root.querySelectorAll(css)].find(allowed);
    if (other) return other;
  }
  return undefined;
};

/** Whether an element is such an anchor, by any strategy. */
export const is = (element: Element, anchor: Anchor): boolean => element.matches(anyOf(anchor));

/** The element or its nearest ancestor that is such an anchor, by any strategy. */
export const closest = (element: Element, anchor: Anchor): Element | undefined =>
  element.closest(anyOf(anchor)) ?? undefined;

/** Which strategy finds one that `allowed` lets pass: 0 is the most trusted. Undefined where none does. */
export const strategyFor = (
  root: ParentNode,
  anchor: Anchor,
  allowed: (element: Element) => boolean = () => true,
): number | undefined => {
  const at = strategiesOf(anchor).findIndex(({ css }) => [...root.querySelectorAll(css)].some(allowed));
  return at < 0 ? undefined : at;
};
