// The marks by which a page script can tell theme and language on X.
import { setState, type Theme } from './store.ts';

const backgroundByTheme = {
  light: 'rgb(255, 255, 255)',
  dark: 'rgb(0, 0, 0)',
  'high-contrast': 'rgb(5, 5, 5)',
} as const;

export const applyTheme = (theme: Theme): void => {
  const root = document.documentElement;
  root.dataset['theme'] = theme === 'light' ? 'light' : 'dark';
  root.classList.toggle('more-contrast', theme === 'high-contrast');
  root.style.colorScheme = theme === 'light' ? 'light' : 'dark';
  document.body.style.backgroundColor = backgroundByTheme[theme];
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', backgroundByTheme[theme]);
  setState({ theme });
};

export const applyLanguage = (lang: string, dir: 'ltr' | 'rtl'): void => {
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  setState({ lang, dir });
};
