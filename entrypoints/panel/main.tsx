// The panel: one case, docked in X or alone in a tab; or the response times of the page it is docked in.
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/page.css';
import '../../components/shared.css';
import '../../components/panel/panel.css';
import '../../components/panel/chart.css';
import { readAddress } from '../../components/panel/address.ts';
import { createStoreTrouble } from '../../components/store-trouble.tsx';
import { createTheme } from '../../components/wear-theme.ts';
import { createClient } from '../../lib/bridge/client.ts';
import { watchStore } from '../../lib/bridge/watch-store.ts';
import { openDock, type DockNews } from '../../lib/bridge/dock.ts';
import { MeasurePage } from './measure-page.tsx';
import { PanelPage } from './panel-page.tsx';
import { createWhere } from './where.ts';

const rescuePage = browser.runtime.getURL('/rescue.html');
const tellTrouble = createStoreTrouble(document.querySelector('#trouble'), rescuePage);
const client = watchStore(createClient(), tellTrouble);
// Somebody looks: a team's news is to come at once.
void client.ask({ ask: 'hello' });
const wearTheme = createTheme(document, (query) => matchMedia(query));
const now = (): number => Date.now();
const root = document.querySelector('#panel');

let themeOfX: 'light' | 'dark' | undefined;
let onMeasured: ((news: Extract<DockNews, { measured: unknown }>) => void) | undefined;

const dock = openDock((news) => {
  if ('measured' in news) return onMeasured?.(news);
  themeOfX = news.theme;
  wearTheme(themeOfX);
});

const where = createWhere(document, client, now, dock);

const listen = (listener: NonNullable<typeof onMeasured>): (() => void) => {
  onMeasured = listener;
  void dock.then((ask) => ask?.('measure'));
  return () => (onMeasured = undefined);
};

const show = (): void => {
  const address = readAddress(location.hash);
  wearTheme(themeOfX ?? address.theme);
  if (!root) return;
  if (!address.caseId) where.show(undefined, false);
  if (address.trouble) {
    tellTrouble(address.trouble);
    render(<p class="loading dim">Nothing was deleted.</p>, root);
  } else if (address.measures) render(<MeasurePage now={now} listen={listen} />, root);
  else render(<PanelPage address={address} client={client} onShown={where.show} />, root);
};

/** The page around it sees nothing of what is done here; told so often, ms. */
const awakeEvery = 30_000;
let awakeAt = -awakeEvery;
const wake = ({ timeStamp }: Event): void => {
  if (timeStamp - awakeAt < awakeEvery) return;
  awakeAt = timeStamp;
  where.awake();
};
addEventListener('keydown', wake, { capture: true, passive: true });
addEventListener('pointermove', wake, { capture: true, passive: true });

addEventListener('hashchange', show);
addEventListener('keydown', ({ key, defaultPrevented, isComposing }) => {
  if (key === 'Escape' && !defaultPrevented && !isComposing) void dock.then((ask) => ask?.('escape'));
});
show();
