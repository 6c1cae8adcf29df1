// History-API navigation: no full loads, and modal routes that leave the page below in place.
import { getState, setState } from './store.ts';

const isModal = (path: string): boolean => path.startsWith('/compose/');
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
  setState({ path: initial, below: isModal(initial) ? '/home' : undefined });
  addEventListener('popstate', (event) => {
    const below = (event.state as { below?: string } | null)?.below;
    setState({ path: here(), below, menu: undefined });
  });
};

/** The page to show: a modal's page below, else the path itself. */
export const pageOf = (path: string, below: string | undefined): string => below ?? path;
