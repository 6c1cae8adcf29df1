// The panel: one case, docked in X or alone in a tab.
import { render } from 'preact';
import '../../components/page.css';
import '../../components/shared.css';
import '../../components/panel/panel.css';
import '../../components/panel/chart.css';
import { readAddress } from '../../components/panel/address.ts';
import { createTheme } from '../../components/wear-theme.ts';
import { createClient } from '../../lib/bridge/client.ts';
import { sayEscape } from '../../lib/bridge/dock.ts';
import { PanelPage } from './panel-page.tsx';

const client = createClient();
const wearTheme = createTheme(document, (query) => matchMedia(query));
const root = document.querySelector('#panel');

const show = (): void => {
  const address = readAddress(location.hash);
  wearTheme(address.theme);
  if (root) render(<PanelPage address={address} client={client} />, root);
};

addEventListener('hashchange', show);
if (parent !== window)
  addEventListener('keydown', ({ key, defaultPrevented, isComposing }) => {
    if (key === 'Escape' && !defaultPrevented && !isComposing) void sayEscape();
  });
show();
