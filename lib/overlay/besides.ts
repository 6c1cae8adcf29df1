// Where a menu or an explanation stands: under the thing it belongs to, above it where there is no room, never off the page.

const gap = 4;

/** A ref that places its element beside `at`, once it is in the page and can be measured. */
export const besides =
  (at: Element) =>
  (element: HTMLElement | null): void => {
    if (!element) return;
    const anchor = at.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const rtl = getComputedStyle(at).direction === 'rtl';
    const left = rtl ? anchor.right - width : anchor.left;
    const below = anchor.bottom + gap;
    const top = below + height <= clientHeight ? below : Math.max(gap, anchor.top - gap - height);
    element.style.left = `${Math.max(gap, Math.min(left, clientWidth - width - gap))}px`;
    element.style.top = `${top}px`;
  };
