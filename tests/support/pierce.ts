// Runs in Perch's own script world on a page of X, the only place from which its closed shadow roots can be seen.
// Handed over as text: it may use nothing from outside its own function.

export interface Spot {
  /** Middle of the element, CSS pixels of the viewport. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ControlView extends Spot {
  /** The feature's id, or a word for what has none (`accept`, `refuse`). */
  feature: string;
  /** Its accessible name. */
  name: string;
  text: string;
  /** False where there is no room for it. */
  visible: boolean;
}

export interface StripView {
  postId: string;
  kind: 'strip' | 'button';
  text: string;
  controls: ControlView[];
  top: number;
  height: number;
}

export interface MenuView {
  title: string;
  items: { name: string; detail: string; checked: boolean; at: boolean }[];
}

export interface LayerView {
  menu?: MenuView;
  tip?: string;
  toast?: { text: string; action?: string; failed: boolean };
  banner?: { text: string; action?: string };
  panel?: string;
}

export type Pierce = ReturnType<typeof createPierce>;

export const createPierce = () => {
  const { dom } = (globalThis as unknown as { chrome: { dom: ChromeDom } }).chrome;
  interface ChromeDom {
    openOrClosedShadowRoot: (host: Element) => ShadowRoot | null;
  }
  const rootOf = (host: Element | null | undefined): ShadowRoot | undefined =>
    (host && dom.openOrClosedShadowRoot(host)) ?? undefined;
  const wordsOf = (element: Element | null | undefined): string =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const articles = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('article[data-testid="tweet"]'),
  ];
  const idOf = (article: Element): string =>
    /\/status\/(\d+)/.exec(article.querySelector('a[href*="/status/"]')?.getAttribute('href') ?? '')?.[1] ??
    '';
  /** A strip that still waits for the desk's answer shows its state alone: nothing of it can be pressed. */
  const isExpected = (host: Element): boolean => rootOf(host)?.querySelector('.expected') != null;
  const hostsIn = (article: Element): HTMLElement[] =>
    [...article.querySelectorAll<HTMLElement>('perch-strip, perch-button')].filter(
      (host) => !isExpected(host),
    );
  const spotOf = (element: Element): Spot => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, width, height };
  };
  const featureOf = (element: Element): string => {
    const named = element.getAttribute('data-feature');
    if (named) return named;
    return (element.getAttribute('aria-label') ?? '').split(' ')[0]?.toLowerCase() ?? '';
  };
  const controlsOf = (host: Element): Element[] => [...(rootOf(host)?.querySelectorAll('button, a') ?? [])];
  const isSeen = (element: Element, host: Element): boolean =>
    element.getClientRects().length > 0 &&
    element.getBoundingClientRect().top < host.getBoundingClientRect().bottom;
  const control = (element: Element, host: Element): ControlView => ({
    feature: featureOf(element),
    name: element.getAttribute('aria-label') ?? wordsOf(element),
    text: wordsOf(element),
    visible: isSeen(element, host),
    ...spotOf(element),
  });
  const strip = (article: Element, host: Element): StripView => {
    const { top, height } = host.getBoundingClientRect();
    return {
      postId: idOf(article),
      kind: host.localName === 'perch-strip' ? 'strip' : 'button',
      text: wordsOf(rootOf(host)?.firstElementChild),
      controls: controlsOf(host).map((each) => control(each, host)),
      top,
      height,
    };
  };
  /** Every host on the page, in document order; a post worn twice is there twice. */
  const strips = (): StripView[] =>
    articles().flatMap((article) => hostsIn(article).map((host) => strip(article, host)));
  const element = (postId: string, feature: string, index = 0): Element | undefined =>
    articles()
      .filter((article) => idOf(article) === postId)
      .flatMap(hostsIn)
      .flatMap((host) => controlsOf(host).filter((each) => featureOf(each) === feature))[index];

  const layerRoot = (): ShadowRoot | undefined => rootOf(document.querySelector('perch-layer'));
  const actionOf = (around: Element): { action?: string } => {
    const action = wordsOf(around.querySelector('button'));
    return action ? { action } : {};
  };
  const menu = (around: Element): MenuView => ({
    title: around.getAttribute('aria-label') ?? '',
    items: [...around.querySelectorAll('[role="option"]')].map((item) => ({
      name: wordsOf(item.querySelector('.name')),
      detail: wordsOf(item.querySelector('kbd')),
      checked: item.getAttribute('aria-checked') === 'true',
      at: item.getAttribute('aria-selected') === 'true',
    })),
  });
  const layer = (): LayerView => {
    const root = layerRoot();
    const seen: LayerView = {};
    const [list, tip, toast, banner, panel] = ['.menu', '.tip', '.toast', '.banner', '.panel iframe'].map(
      (selector) => root?.querySelector(selector),
    );
    const ownWords = (around: Element): string =>
      wordsOf(around)
        .slice(0, wordsOf(around).length - (actionOf(around).action?.length ?? 0))
        .trim();
    if (list) seen.menu = menu(list);
    if (tip) seen.tip = wordsOf(tip);
    if (toast)
      seen.toast = {
        text: ownWords(toast),
        failed: toast.classList.contains('failed'),
        ...actionOf(toast),
      };
    if (banner) seen.banner = { text: ownWords(banner), ...actionOf(banner) };
    if (panel) seen.panel = panel.getAttribute('src') ?? '';
    return seen;
  };
  /** A menu's line by its name, or a button of the layer by its words or name. */
  const inLayer = (name: string): Element | undefined => {
    const root = layerRoot();
    const items = [...(root?.querySelectorAll('[role="option"]') ?? [])];
    const buttons = [...(root?.querySelectorAll('button') ?? [])];
    return (
      items.find((item) => wordsOf(item.querySelector('.name')) === name) ??
      buttons.find((button) => [wordsOf(button), button.getAttribute('aria-label')].includes(name))
    );
  };
  /** What has the focus: `page`, or `strip:<feature>`, or `layer:<role or tag>`. */
  const focus = (): string => {
    const host = document.activeElement;
    const active = rootOf(host)?.activeElement;
    if (!host?.localName.startsWith('perch-') || !active) return 'page';
    if (host.localName === 'perch-layer') return `layer:${active.getAttribute('role') ?? active.localName}`;
    return `strip:${featureOf(active)}`;
  };
  return {
    rootOf,
    wordsOf,
    articles,
    idOf,
    hostsIn,
    spotOf,
    strips,
    element,
    layerRoot,
    layer,
    inLayer,
    focus,
  };
};
