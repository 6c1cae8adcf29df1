// Which selectors are in force: those built in, or a pack that was brought in since, anchor by anchor.
import type { SelectorPack } from '../care/selector-pack.ts';
import { selectors, type Anchor, type Strategy } from './selectors.ts';

type Strategies = Readonly<Record<Anchor, readonly Strategy[]>>;

export const builtInName = 'built in';
/** When the built-in strategies were last held against X's pages. */
export const builtInDate = '2026-09-03';

export const anchors: readonly string[] = Object.keys(selectors);

let strategies: Strategies = selectors;
let name = builtInName;

export const strategiesInForce = (): Strategies => strategies;

/** The name of what is in force, for reports. */
export const packInForce = (): string => name;

/** Whether this browser takes a text for a selector. */
export const isSelector = (root: Document, css: string): boolean => {
  try {
    root.createDocumentFragment().querySelector(css);
    return true;
  } catch {
    return false;
  }
};

/**
 * Puts a pack in force, or with undefined the built-in one. A pack with a selector that this browser does not know leaves the
 * built-in one in force. Anchors of another version of Perch are passed over. Answers whether anything is different now.
 */
export const usePack = (pack: SelectorPack | undefined, root: Document): boolean => {
  const before = JSON.stringify(strategies);
  const isSound =
    pack !== undefined &&
    Object.values(pack.anchors).every((list) => list.every(({ css }) => isSelector(root, css)));
  strategies = isSound ? { ...selectors, ...known(pack) } : selectors;
  name = isSound ? `${pack.name}, ${pack.date}` : builtInName;
  return JSON.stringify(strategies) !== before;
};

const known = (pack: SelectorPack): Partial<Strategies> =>
  Object.fromEntries(
    Object.entries(pack.anchors)
      .filter(([anchor, list]) => anchors.includes(anchor) && list.length > 0)
      .map(([anchor, list]) => [anchor, list]),
  );

/** The built-in pack as a file would hold it: what a repair starts from. */
export const builtInPack = (): SelectorPack => ({
  format: 'perch-selectors',
  version: 1,
  name: builtInName,
  date: builtInDate,
  anchors: Object.fromEntries(
    Object.entries(selectors).map(([anchor, list]) => [anchor, list.map((strategy) => ({ ...strategy }))]),
  ),
});
