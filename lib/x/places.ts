// Where something of ours may stand on a page: under an action bar, at its end, below X's own layers.
import { closest, find } from './find.ts';
import { barOf, outlineOf } from './outline.ts';

/** For `place.parent.insertBefore(host, place.before)`. */
export type Place = { parent: Element; before: Node | null };

/** Tag names of everything that is put into X's page. Changes under these names are not changes of the page. */
export const ownTags = ['perch-strip', 'perch-button', 'perch-layer'] as const;

const anyOwnTag = ownTags.join();

const isOwn = (node: Node | null): boolean =>
  node !== null && (ownTags as readonly string[]).includes((node as Element).localName);

/** Right under the action bar, inside the article. Undefined where the post has none, unless a dialog shows it to be answered. */
export const placeForStrip = (article: Element): Place | undefined => {
  // The post that a dialog answers has no bar: there, under its words.
  const above = barOf(article) ?? (closest(article, 'dialog') && outlineOf(article).one('text'));
  const parent = above?.parentElement;
  return above && parent ? { parent, before: afterOwn(above.nextSibling) } : undefined;
};

/** At the end of the action bar. Undefined where the post has no bar. */
export const placeForButton = (article: Element): Place | undefined => {
  const parent = barOf(article);
  return parent && { parent, before: null };
};

/** A strip that stands there already is in its place: the node after it is what the place is before. */
const afterOwn = (node: ChildNode | null): ChildNode | null =>
  isOwn(node) ? afterOwn(node?.nextSibling ?? null) : node;

/**
 * For one host of the whole page. Before X's layers, in their parent: React's root is a stacking context of its own, so a host
 * at the end of the body would cover X's menus however low its z-index. Until X has drawn them, the end of the body.
 */
export const placeForLayer = (root: Document): Place => {
  const layers = find(root, 'layers');
  return layers?.parentElement
    ? { parent: layers.parentElement, before: layers }
    : { parent: root.body ?? root.documentElement, before: null };
};

/** Whether a node is something of ours, or stands in it. */
export const isOurs = (node: Node): boolean => {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element !== null && element.closest(anyOwnTag) !== null;
};

/** Whether the page beside a post is not another column's. */
export const hasRoomBeside = (article: Element): boolean => closest(article, 'columnBody') === undefined;
