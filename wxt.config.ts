import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { xHosts } from './lib/x/hosts.ts';

/** A team's endpoint: asked for by its own address, from the click that creates or joins a workspace. */
const endpointHosts = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];
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

const noContext = '\0no-context';
/**
 * Every page of X loads the content scripts, so they leave out what only others need: the polyfill (promises from listeners, for
 * the background), Preact (state and hooks, for our own pages; the overlay draws by itself), why each selector may be trusted (for
 * people), and WXT's context, whose end a page can forge: the overlay has a life of its own.
 */
const lean = {
  name: 'lean-content-scripts',
  enforce: 'pre' as const,
  resolveId: (source: string) => {
    if (source === '@wxt-dev/webextension-polyfill/browser')
      return fileURLToPath(import.meta.resolve('wxt/browser'));
    if (source === 'preact/jsx-runtime')
      return fileURLToPath(new URL('lib/overlay/jsx-runtime.ts', import.meta.url));
    return source.endsWith('/content-script-context') ? noContext : undefined;
  },
  load: (id: string) => (id === noContext ? 'export const ContentScriptContext = class {};' : undefined),
  transform: (code: string, id: string) =>
    id.endsWith('/lib/x/selectors.ts')
      ? { code: code.replace(/\b(?:why|seen): '[^']*',?/g, ''), map: null }
      : undefined,
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: { target: 'es2023', modulePreload: false },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script')) return;
      (config.plugins ??= []).push(lean);
      // A twentieth smaller than what Vite's own makes of them. ASCII: Chrome refuses scripts that are not quite UTF-8.
      if (config.mode === 'production')
        config.build = {
          ...config.build,
          minify: 'terser',
          terserOptions: { compress: { passes: 3 }, format: { ascii_only: true } },
        };
    },
  },
  manifest: ({ browser }) => ({
    name: 'Perch',
    description:
      'Customer care inside X: tags, response clocks, escalation and notes on the posts themselves.',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'notifications', 'contextMenus'],
    host_permissions: xHosts,
    optional_host_permissions: endpointHosts,
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
