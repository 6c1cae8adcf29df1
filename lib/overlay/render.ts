// Draws JSX into a shadow root. The overlay's components have no state and no life of their own, so elements, keys, events
// and refs are all there is to draw: a tenth of what Preact brings to every page of X.
import type { ComponentChild, FunctionComponent, VNode } from 'preact';

type Props = Record<string, unknown>;
type Part = VNode<Props>;
type Ref = ((element: Element | null) => void) | null | undefined;

/** What stands in the page, by its key; without one, by its place. A text has no props. */
interface Drawn {
  type: unknown;
  node: Element | Text;
  props: Props;
  ref: Ref;
  children: Map<string, Drawn>;
}

const drawnByRoot = new WeakMap<Node, Map<string, Drawn>>();

/** Whether a child is an element or a component, rather than text, a list or nothing. */
export const isPart = (child: unknown): child is Part =>
  typeof child === 'object' && child !== null && 'props' in child;

/** Draws `wanted` into `root`, which holds nothing else. Nodes that are wanted again stay; refs are called when all is there. */
export const render = (wanted: ComponentChild, root: Element | ShadowRoot): void => {
  const refs: (() => void)[] = [];
  drawnByRoot.set(root, redraw(root, drawnByRoot.get(root) ?? new Map(), wanted, refs));
  for (const call of refs) call();
};

const redraw = (
  parent: Element | ShadowRoot,
  before: Map<string, Drawn>,
  wanted: unknown,
  refs: (() => void)[],
): Map<string, Drawn> => {
  const parts = new Map<string, Part | string>();
  collect(wanted, '', parts);
  for (const [key, drawn] of before) {
    if (typeOf(parts.get(key)) === drawn.type) continue;
    before.delete(key);
    letGo(drawn);
    drawn.node.remove();
  }
  const after = new Map<string, Drawn>();
  let here = parent.firstChild;
  for (const [key, part] of parts) {
    const drawn = before.get(key) ?? begin(part, parent);
    update(drawn, part, refs);
    if (drawn.node === here) here = here.nextSibling;
    else parent.insertBefore(drawn.node, here);
    after.set(key, drawn);
  }
  return after;
};

/** Calls components and takes lists apart, down to elements and texts. */
const collect = (child: unknown, key: string, parts: Map<string, Part | string>): void => {
  if (Array.isArray(child))
    child.forEach((each, place) =>
      collect(each, `${key}/${isPart(each) && each.key != null ? `=${String(each.key)}` : place}`, parts),
    );
  else if (isPart(child) && typeof child.type === 'function')
    collect((child.type as FunctionComponent<Props>)(child.props), key, parts);
  else if (isPart(child)) parts.set(key, child);
  else if (child != null && typeof child !== 'boolean') parts.set(key, String(child));
};

const typeOf = (part: Part | string | undefined): unknown => (isPart(part) ? part.type : typeof part);

const svg = 'http://www.w3.org/2000/svg';

const begin = (part: Part | string, parent: Node): Drawn => {
  const type = typeOf(part);
  const isDrawing = type === 'svg' || (parent as Element).namespaceURI === svg;
  const node = !isPart(part)
    ? new Text()
    : isDrawing
      ? document.createElementNS(svg, String(type))
      : document.createElement(String(type));
  return { type, node, props: {}, ref: undefined, children: new Map() };
};

const update = (drawn: Drawn, part: Part | string, refs: (() => void)[]): void => {
  const { node } = drawn;
  if (node.nodeType === 3) {
    if (node.nodeValue !== part) node.nodeValue = part as string;
    return;
  }
  const element = node as Element;
  const { props, ref = props['ref'] } = part as Part;
  drawn.children = redraw(element, drawn.children, props['children'], refs);
  for (const name in drawn.props) if (!(name in props)) put(element, name, undefined);
  for (const name in props) if (props[name] !== drawn.props[name]) put(element, name, props[name]);
  drawn.props = props;
  const old = drawn.ref;
  if (ref === old) return;
  drawn.ref = ref as Ref;
  refs.push(() => {
    old?.(null);
    drawn.ref?.(element);
  });
};

const letGo = ({ ref, children }: Drawn): void => {
  ref?.(null);
  children.forEach(letGo);
};

type Handler = (event: Event) => void;
const handlersByElement = new WeakMap<Element, Record<string, unknown>>();
function handle(this: Element, event: Event): void {
  const handler = handlersByElement.get(this)?.[event.type];
  if (typeof handler === 'function') (handler as Handler).call(this, event);
}

const put = (element: Element, name: string, value: unknown): void => {
  if (/^(children|key|ref)$/.test(name)) return;
  if (name.startsWith('on')) {
    const type = name.slice(2).toLowerCase();
    const handlers = handlersByElement.get(element) ?? {};
    handlersByElement.set(element, handlers);
    if (!(type in handlers)) element.addEventListener(type, handle);
    handlers[type] = value;
  } else if (name === 'value') {
    // What the person types is there already: setting it again would move the cursor.
    const field = element as HTMLInputElement;
    if (field.value !== value) field.value = String(value ?? '');
  } else if (value == null || (value === false && !name.includes('-'))) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
};
