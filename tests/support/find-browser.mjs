// Finds a Chromium-family browser without any dependency, so that set-up can ask before anything is installed.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Machine What the search looks at; a test passes its own.
 * @property {Record<string, string | undefined>} env
 * @property {string} platform as `process.platform`
 * @property {string} home
 * @property {(path: string) => boolean} exists
 * @property {(folder: string) => string[]} list names in a folder; empty if there is none
 */

/** @type {Machine} */
const thisMachine = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

/**
 * The browser to run Perch in: PERCH_BROWSER if set, else Chromium, else Playwright's own download, else Edge or
 * Chrome. Chromium comes first because branded Chrome ignores `--load-extension` since version 137 (2025-05).
 *
 * @param {Machine} [machine]
 * @returns {string | undefined} path of the executable; undefined if there is none
 */
export function findBrowser(machine = thisMachine) {
  const named = machine.env['PERCH_BROWSER'];
  if (named) return machine.exists(named) ? named : undefined;
  return [
    ...onPath(machine, ['chromium', 'chromium-browser']),
    ...usualPlaces(machine, 'chromium'),
    ...playwrightDownloads(machine),
    ...onPath(machine, ['microsoft-edge', 'microsoft-edge-stable', 'google-chrome', 'google-chrome-stable']),
    ...onPath(machine, ['msedge', 'chrome']),
    ...usualPlaces(machine, 'branded'),
  ].find(machine.exists);
}

/** @param {Machine} machine @param {string[]} names */
function onPath({ env, platform }, names) {
  const windows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(windows ? ';' : delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)));
}

/** @param {Machine} machine @param {'chromium' | 'branded'} family */
function usualPlaces({ env, platform, home }, family) {
  if (platform === 'darwin') {
    const apps = family === 'chromium' ? ['Chromium'] : ['Microsoft Edge', 'Google Chrome'];
    const roots = ['/Applications', join(home, 'Applications')];
    return apps.flatMap((app) => roots.map((root) => join(root, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  if (platform === 'win32') {
    const chromium = [['Chromium', 'Application', 'chrome.exe']];
    const branded = [
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ];
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const places = family === 'chromium' ? chromium : branded;
    return places.flatMap((place) => roots.flatMap((root) => (root ? [join(root, ...place)] : [])));
  }
  return family === 'chromium'
    ? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium']
    : ['/usr/bin/microsoft-edge', '/opt/microsoft/msedge/msedge', '/opt/google/chrome/chrome'];
}

/**
 * Playwright's downloads, newest first. Its headless shell is left out: it cannot run extensions.
 *
 * @param {Machine} machine
 */
function playwrightDownloads({ env, platform, home, list }) {
  const caches = { darwin: ['Library', 'Caches'], win32: ['AppData', 'Local'] };
  const cache = join(home, ...(caches[/** @type {'darwin'} */ (platform)] ?? ['.cache']));
  const root = env['PLAYWRIGHT_BROWSERS_PATH'] || join(cache, 'ms-playwright');
  const revision = (/** @type {string} */ name) => Number(name.slice('chromium-'.length));
  const downloads = list(root).filter((name) => /^chromium-\d+$/.test(name));
  return downloads
    .toSorted((a, b) => revision(b) - revision(a))
    .flatMap((name) => list(join(root, name)).map((folder) => join(root, name, folder)))
    .flatMap((folder) => [join(folder, 'chrome'), join(folder, 'chrome.exe'), ...macApps(folder, list)]);
}

/** @param {string} folder @param {Machine['list']} list */
function macApps(folder, list) {
  const apps = list(folder).filter((name) => name.endsWith('.app'));
  return apps.map((app) => join(folder, app, 'Contents', 'MacOS', app.slice(0, -'.app'.length)));
}
