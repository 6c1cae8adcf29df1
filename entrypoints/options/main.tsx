// Settings: the first run, and everything that can be changed afterwards.
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/page.css';
import '../../components/shared.css';
import '../../components/options/options.css';
import { createStoreTrouble } from '../../components/store-trouble.tsx';
import { createTheme } from '../../components/wear-theme.ts';
import { createClient } from '../../lib/bridge/client.ts';
import { watchStore } from '../../lib/bridge/watch-store.ts';
import { OptionsPage } from './options-page.tsx';

createTheme(document, (query) => matchMedia(query))();

const rescuePage = browser.runtime.getURL('/rescue.html');
const client = watchStore(createClient(), createStoreTrouble(document.querySelector('#trouble'), rescuePage));
// Somebody looks: a team's news is to come at once.
void client.ask({ ask: 'hello' });

const root = document.querySelector('#options');
if (root) render(<OptionsPage client={client} />, root);
