// The script in the page's own world: it reads along with X, and has no way to the extension but an event.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { xHosts } from '../lib/x/hosts.ts';
import { copyResponses } from '../lib/x/page-data-copy.ts';

export default defineContentScript({
  matches: xHosts,
  runAt: 'document_start',
  world: 'MAIN',
  main: () => copyResponses(window),
});
