// X's single letters, heard on the document. Whoever types in a field that X cannot see must not set them off.
import { navigate } from './router.ts';
import { getState, toggle } from './store.ts';

/** Keys that were acted upon, oldest first: proof that typing elsewhere did, or did not, reach X. */
export const shortcutLog: string[] = [];

const tweets = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main article[data-testid="tweet"]')].toSorted(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
const focused = (): HTMLElement | undefined =>
  document.activeElement?.closest<HTMLElement>('article[data-testid="tweet"]') ?? undefined;
const idOf = (article: HTMLElement | undefined): string | undefined =>
  /\/status\/(\d+)/.exec(article?.querySelector<HTMLAnchorElement>('a[href*="/status/"]')?.href ?? '')?.[1];

const step = (by: 1 | -1): void => {
  const list = tweets();
  const current = focused();
  const at = current
    ? list.indexOf(current) + by
    : list.findIndex((article) => article.getBoundingClientRect().top >= 0);
  const target = list[Math.max(0, at)];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center' });
};

const withFocused = (act: (id: string) => void): void => {
  const id = idOf(focused());
  if (id) act(id);
};

const acts: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  n: () => navigate('/compose/post'),
  l: () => withFocused((id) => toggle(id, 'liked')),
  t: () => withFocused((id) => toggle(id, 'reposted')),
  b: () => withFocused((id) => toggle(id, 'bookmarked')),
  r: () => withFocused((id) => navigate(`/compose/post?in_reply_to=${id}`)),
  s: () => undefined,
  m: () => undefined,
  u: () => undefined,
  x: () => undefined,
  o: () => undefined,
  i: () => undefined,
  '/': () => document.querySelector<HTMLElement>('[data-testid="SearchBox_Search_Input"]')?.focus(),
  '.': () => scrollTo(0, 0),
};

export const startShortcuts = (): void =>
  document.addEventListener('keydown', (event) => {
    if (
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      getState().path.startsWith('/compose/')
    )
      return;
    if (
      event.target instanceof HTMLElement &&
      event.target.matches('input, textarea, [contenteditable="true"]')
    )
      return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    shortcutLog.push(event.key);
    act();
  });
