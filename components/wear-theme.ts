// Gives one of Perch's own pages its colours: those of X where X shows the page, else those of the system.
import { palette } from './palette.ts';

/** Call again to change; the last call wins. Follows the system's changes of light, dark and contrast. */
export const createTheme = (
  page: Document,
  media: typeof matchMedia,
): ((asked?: 'light' | 'dark') => void) => {
  const sheet = new CSSStyleSheet();
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  const dark = media('(prefers-color-scheme: dark)');
  const contrast = media('(prefers-contrast: more)');
  let asked: 'light' | 'dark' | undefined;
  const wear = (): void => {
    const scheme = asked ?? (dark.matches ? 'dark' : 'light');
    sheet.replaceSync(`:root{${palette({ scheme, contrast: contrast.matches ? 'high' : 'normal' })}}`);
  };
  dark.addEventListener('change', wear);
  contrast.addEventListener('change', wear);
  return (theme) => {
    asked = theme;
    wear();
  };
};
