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

/**
 * `a:has(b)` is asked in two steps, a's and then which of them hold a b: browsers take five times as long for the whole of it.
 */
type Query = { css: string; holds?: string };
const queries = new Map<string, Query>();
const queryOf = (css: string): Query => {
  let query = queries.get(css);
  if (!query) {
    const [, outer, holds] = /^([^,:]+):has\(([^()>+~]+)\)$/.exec(css) ?? [];
    queries.set(css, (query = outer && holds ? { css: outer, holds } : { css }));
  }
  return query;
};

const selectAll = (root: ParentNode, whole: string): Element[] => {
  const { css, holds } = queryOf(whole);
  const found = [...root.querySelectorAll(css)];
  return holds === undefined ? found : found.filter((element) => element.querySelector(holds) !== null);
};
const selectFirst = (root: ParentNode, whole: string): Element | null | undefined =>
  queryOf(whole).holds === undefined ? root.querySelector(whole) : selectAll(root, whole)[0];

/** All elements of the first strategy that finds one which `allowed` lets pass, in document order; else none. */
export const findAll = (
  root: ParentNode,
  anchor: Anchor,
  allowed: (element: Element) => boolean = () => true,
): Element[] => {
  for (const { css } of strategiesOf(anchor)) {
    const found = selectAll(root, css).filter(allowed);
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
    const first = selectFirst(root, css);
    if (!first) continue;
    if (!allowed || allowed(first)) return first;
    const other = selectAll(root, css).find(allowed);
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
  const at = strategiesOf(anchor).findIndex(({ css }) => selectAll(root, css).some(allowed));
  return at < 0 ? undefined : at;
};
