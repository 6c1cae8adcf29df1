// The one page-level host: menus, explanations, toasts, a banner and the docked panel.
import type { ComponentChild } from 'preact';
import { menuAtFirst, type Choices, type MenuState } from '../../components/menu.tsx';
import type { ToastWords } from '../../components/toast.tsx';
import { placeForLayer } from '../x/places.ts';
import { createHost } from './host.ts';
import { LayerContents, type LayerState, type NoticeWords } from './layer-contents.tsx';
import { render } from './render.ts';

const toastMs = 6_000;

export interface Layer {
  /** Opens a menu beside `at`; focus goes back to `back` when it closes. */
  choose: (choices: Choices, at: Element, back: () => void) => void;
  explain: (content: ComponentChild, at: Element) => void;
  hush: () => void;
  say: (toast: ToastWords) => void;
  /** A line at the top of the page that stays until it is told to go. */
  banner: (words: ToastWords | undefined) => void;
  /** A quiet line that stays until it is closed. */
  notice: (words: NoticeWords | undefined) => void;
  /** Docks a page of ours at the side that shows what this says; asking for the same again puts it away. */
  togglePanel: (says: string, back: () => void) => void;
  closePanel: () => void;
  element: Element;
}

export const createLayer = (
  doc: Document,
  sheets: CSSStyleSheet[],
  signal: AbortSignal,
  /** The address of a page that shows what is said. */
  panelAt: (says: string) => string,
): Layer => {
  const { element, root } = createHost('perch-layer', sheets);
  const state: LayerState = {};
  let toastTimer: ReturnType<typeof setTimeout> | undefined;

  /** X draws its layers late and may draw them anew. A docked page stays where it is: moving it would load it again. */
  const settle = (): void => {
    const { parent, before } = placeForLayer(doc);
    const isThere = element.parentElement === parent && element.nextSibling === before;
    if (!isThere && !(element.isConnected && state.panel)) parent.insertBefore(element, before);
  };
  const draw = (): void => {
    if (signal.aborted) return;
    settle();
    render(
      <LayerContents state={state} onMenu={onMenu} closeMenu={closeMenu} closePanel={closePanel} />,
      root,
    );
  };
  const onMenu = (next: MenuState): void => {
    if (state.menu) state.menu = { ...state.menu, state: next };
    draw();
  };
  const closeMenu = (): void => {
    const back = state.menu?.back;
    state.menu = undefined;
    draw();
    back?.();
  };
  const closePanel = (): void => {
    const back = state.panel?.back;
    state.panel = undefined;
    draw();
    back?.();
  };

  const onPress = (event: Event): void => {
    if (state.menu && event.target !== element) {
      state.menu = undefined;
      draw();
    }
  };
  const onScroll = (): void => {
    if (state.menu ?? state.tip) {
      if (state.menu && !state.menu.at.isConnected) state.menu = undefined;
      state.tip = undefined;
      draw();
    }
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !state.panel || state.menu) return;
    event.stopImmediatePropagation();
    closePanel();
  };
  doc.addEventListener('pointerdown', onPress, { capture: true, signal });
  doc.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
  window.addEventListener('resize', onScroll, { passive: true, signal });
  doc.addEventListener('keydown', onEscape, { capture: true, signal });
  signal.addEventListener('abort', () => {
    clearTimeout(toastTimer);
    render(null, root);
    element.remove();
  });

  return {
    element,
    choose: (choices, at, back) => {
      state.tip = undefined;
      state.menu = { choices, at, back, state: menuAtFirst(choices) };
      draw();
    },
    explain: (content, at) => {
      if (state.menu) return;
      state.tip = { content, at };
      draw();
    },
    hush: () => {
      if (!state.tip) return;
      state.tip = undefined;
      draw();
    },
    say: (toast) => {
      clearTimeout(toastTimer);
      const close = (): void => {
        state.toast = undefined;
        draw();
      };
      const { action } = toast;
      state.toast = {
        ...toast,
        action: {
          name: action?.name ?? 'Close',
          run: () => {
            close();
            action?.run();
          },
        },
      };
      if (!toast.failed) toastTimer = setTimeout(close, toastMs);
      draw();
    },
    banner: (words) => {
      // Told to go with every answer of the desk: mostly there is none.
      if (!words && !state.banner) return;
      state.banner = words;
      draw();
    },
    notice: (words) => {
      state.notice = words;
      draw();
    },
    togglePanel: (says, back) => {
      if (state.panel?.says === says) return closePanel();
      state.panel = { says, url: panelAt(says), back };
      draw();
    },
    closePanel,
  };
};
