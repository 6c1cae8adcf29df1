// History-API navigation: no full loads, and modal routes that leave the page below in place.
import { getState, setState } from './store.ts';

/** A photo opens over the page it was clicked on; at its own address, over its post. */
const isModal = (path: string): boolean => path.startsWith('/compose/') || isPhoto(path);
export const isPhoto = (path: string): boolean => /\/photo\/\d+$/.test(path);
const pageBelow = (path: string): string => (isPhoto(path) ? path.replace(/\/photo\/\d+$/, '') : '/home');
const here = (): string => location.pathname + location.search;

export const navigate = (path: string): void => {
  const { path: current, below } = getState();
  const under = isModal(path) ? (below ?? current) : undefined;
  history.pushState({ below: under }, '', path);
  setState({ path, below: under, menu: undefined });
  if (!under) scrollTo(0, 0);
};

export const startRouter = (): void => {
  history.scrollRestoration = 'manual';
  const initial = here();
  setState({ path: initial, below: isModal(initial) ? pageBelow(initial) : undefined });
  addEventListener('popstate', (event) => {
    const below = (event.state as { below?: string } | null)?.below;
    setState({ path: here(), below, menu: undefined });
  });
};

/** The page to show: a modal's page below, else the path itself. */
export const pageOf = (path: string, below: string | undefined): string => below ?? path;
