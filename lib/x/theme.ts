// X's look, by the colour it paints the body with. Its own names for its themes come and go; the colour is what is seen.

export type Theme = { scheme: 'light' | 'dark'; contrast: 'normal' | 'high' };

type Color = readonly [red: number, green: number, blue: number];

const colorOf = (css: string): Color | undefined => {
  const parts = /^rgba?\((\d+),?\s+(\d+),?\s+(\d+)(?:\s*[,/]\s*([\d.]+%?))?\)$/.exec(css.trim());
  if (!parts || Number.parseFloat(parts[4] ?? '1') === 0) return undefined;
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
};

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
const luminance = (color: Color): number => {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** X's dark in high contrast is a shade off black (2026-02). */
const highContrastDark = 'rgb(5, 5, 5)';

const wants = (root: Document, query: string): boolean =>
  root.defaultView?.matchMedia?.(query).matches ?? false;

/** The look of the page now. Without a body colour: X's own mark on the root, else what the system prefers. */
export const themeOf = (root: Document): Theme => {
  const { body, documentElement, defaultView } = root;
  const painted = body && (body.style.backgroundColor || defaultView?.getComputedStyle(body).backgroundColor);
  const color = colorOf(painted ?? '');
  const marked = documentElement.style.colorScheme;
  const dark = color
    ? luminance(color) < 0.18
    : marked === 'dark' || (marked === '' && wants(root, '(prefers-color-scheme: dark)'));
  const high = painted === highContrastDark || wants(root, '(prefers-contrast: more)');
  return { scheme: dark ? 'dark' : 'light', contrast: high ? 'high' : 'normal' };
};

/** Tells the look at once, and each time it differs. */
export const watchTheme = (root: Document, onTheme: (theme: Theme) => void, signal: AbortSignal): void => {
  if (signal.aborted) return;
  let shown = themeOf(root);
  let body = root.body;
  const look = (): void => {
    if (root.body !== body) observe();
    const theme = themeOf(root);
    if (theme.scheme === shown.scheme && theme.contrast === shown.contrast) return;
    shown = theme;
    onTheme(theme);
  };
  const observer = new MutationObserver(look);
  const observe = (): void => {
    body = root.body;
    observer.disconnect();
    // The root's children: the body itself comes late when a script runs before it.
    observer.observe(root.documentElement, {
      childList: true,
      attributes: true,
      attributeFilter: ['style', 'data-theme'],
    });
    if (body) observer.observe(body, { attributes: true, attributeFilter: ['style', 'class'] });
  };
  observe();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    root.defaultView?.matchMedia?.(query).addEventListener('change', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  onTheme(shown);
};
