// The script in the page's own world: it reads along with X, and has no way to the extension but an event.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { copyResponses } from '../lib/x/page-data-copy.ts';

export default defineContentScript({
  matches: [
    'https://x.com/*',
    'https://twitter.com/*',
    'https://mobile.x.com/*',
    'https://mobile.twitter.com/*',
    'https://pro.x.com/*',
    'https://pro.twitter.com/*',
  ],
  runAt: 'document_start',
  world: 'MAIN',
  main: () => copyResponses(window),
});
