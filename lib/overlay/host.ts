// Our hosts in X's page: a closed shadow root each, one shared style sheet a kind, and nothing gets through in either direction.

export type HostTag = 'perch-strip' | 'perch-button' | 'perch-layer';

export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
}

/** X opens a post on any click inside it and acts on single letters: what happens in Perch stays in Perch. */
const kept =
  'click dblclick auxclick mousedown mouseup pointerdown pointerup touchstart touchend keydown keypress keyup input paste copy cut'.split(
    ' ',
  );
const passive = new Set(['touchstart', 'touchend']);
/** Only the layer has fields: from a strip's button X's letters go on to X, or `j` would end at the first post handled. */
const presses = new Set(['Enter', ' ']);
const keepIn = (event: Event): void => {
  const { key } = event as Partial<KeyboardEvent>;
  const host = event.currentTarget as Element;
  if (key === undefined || presses.has(key) || host.localName === 'perch-layer') event.stopPropagation();
};

/** A page can forge events on our hosts; only what a person did counts, and opens a link. */
const refuseForged = (event: Event): void => {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
};
const forgeable = ['click', 'keydown', 'input', 'pointerdown'];

/** A new host. `sheets` come first to last. */
export const createHost = (tag: HostTag, sheets: CSSStyleSheet[]): Host => {
  const element = document.createElement(tag);
  const root = element.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = sheets;
  for (const type of forgeable) root.addEventListener(type, refuseForged, { capture: true });
  for (const type of kept) element.addEventListener(type, keepIn, { passive: passive.has(type) });
  return { element, root };
};

/** A sheet that every host of a kind shares. */
export const sheetOf = (...css: string[]): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css.join('\n'));
  return sheet;
};
