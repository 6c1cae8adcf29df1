import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Where customers write. Named from version 1: adding a host later would disable Perch until the user agrees again. */
const xHosts = [
  'https://x.com/*',
  'https://twitter.com/*',
  'https://mobile.x.com/*',
  'https://mobile.twitter.com/*',
  'https://pro.x.com/*',
  'https://pro.twitter.com/*',
];
const xOrigins = xHosts.map((host) => host.replace('/*', '')).join(' ');

/** Extension pages load nothing from elsewhere and may be framed by X alone (the docked panel). */
const extensionPagesCsp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors 'self' ${xOrigins}`,
].join('; ');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    // The background answers with promises, which takes the polyfill; on X every kilobyte counts, and nothing does.
    'vite:build:extendConfig': (entrypoints, { resolve }) => {
      const alias = resolve?.alias;
      const onX = entrypoints.every(({ type }) => type === 'content-script');
      if (onX && alias && !Array.isArray(alias)) delete (alias as Record<string, string>)['wxt/browser'];
    },
  },
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: { target: 'es2023', modulePreload: false },
  }),
  manifest: ({ browser }) => ({
    name: 'Perch',
    description:
      'Customer care inside X: tags, response clocks, escalation and notes on the posts themselves.',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'notifications', 'contextMenus'],
    host_permissions: xHosts,
    action: { default_title: 'Perch' },
    minimum_chrome_version: '144',
    content_security_policy: { extension_pages: extensionPagesCsp },
    web_accessible_resources: [
      browser === 'firefox'
        ? { resources: ['panel.html'], matches: xHosts }
        : { resources: ['panel.html'], matches: xHosts, use_dynamic_url: true },
    ],
    browser_specific_settings: { gecko: { id: 'perch@perch.care', strict_min_version: '140.0' } },
  }),
});
