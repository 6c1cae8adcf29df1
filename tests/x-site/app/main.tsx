/** @jsxImportSource react */
// Starts the page: settings from the server, then from the query, then the app into #react-root.
import { createRoot } from 'react-dom/client';
import { applyChanges, changed, changedLanguage } from '../changes.ts';
import { App } from './app.tsx';
import { startRouter } from './router.ts';
import { installHooks } from './site-hooks.ts';
import { startShortcuts } from './shortcuts.ts';
import { setState, type Theme } from './store.ts';
import './looks/base.css';
import './looks/frame.css';
import './looks/posts.css';
import './looks/rest.css';
import { applyLanguage, applyTheme } from './theme.ts';
import { setClock } from './words.ts';

/** What the server writes into the page; every field can be overruled by a query parameter of its name. */
export interface SiteSettings {
  now: number;
  account: string;
  theme: Theme;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** ms until the account switcher appears. */
  switcher: number;
  /** 1: every post has a bookmark button, as before September 2026. */
  bookmarks: number;
  /** Changes of X's markup to apply (changes.ts), divided by commas. */
  changes: string;
}

const { settings } = window as unknown as { settings: SiteSettings };
const query = new URLSearchParams(location.search);
const setting = (name: keyof SiteSettings): string => query.get(name) ?? String(settings[name]);

applyChanges(setting('changes').split(','));
setClock(settings.now);
setState({ account: query.get('account') ?? sessionStorage.getItem('account') ?? settings.account });
applyTheme(setting('theme') as Theme);
const language = changedLanguage() ?? setting('lang');
applyLanguage(language, setting('dir') === 'rtl' || language === 'ar' ? 'rtl' : 'ltr');
const late = Number(setting('switcher'));
if (late > 0) {
  setState({ switcher: false });
  setTimeout(() => setState({ switcher: true }), late);
}
setState({ bookmarks: Number(setting('bookmarks')) === 1 || changed('bookmark-back') });
startRouter();
startShortcuts();
installHooks();
const root = document.getElementById('react-root');
if (root) createRoot(root).render(<App />);
