import { describe, expect, test } from 'vitest';
import { findBrowser, type Machine } from '../support/find-browser.mjs';

const machine = (files: string[], more: Partial<Machine> = {}): Machine => ({
  env: { PATH: '/usr/local/bin:/usr/bin' },
  platform: 'linux',
  home: '/home/ann',
  exists: (path) => files.includes(path),
  list: (folder) =>
    [
      ...new Set(
        files.filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1)),
      ),
    ].map((rest) => rest.split('/')[0] ?? ''),
  ...more,
});
const downloads = '/home/ann/.cache/ms-playwright';

describe('findBrowser', () => {
  test('takes PERCH_BROWSER before anything else', () => {
    const env = { PATH: '/usr/bin', PERCH_BROWSER: '/opt/mine' };
    expect(findBrowser(machine(['/usr/bin/chromium', '/opt/mine'], { env }))).toBe('/opt/mine');
  });

  test('does not quietly run another browser when PERCH_BROWSER is wrong', () => {
    const env = { PATH: '/usr/bin', PERCH_BROWSER: '/opt/gone' };
    expect(findBrowser(machine(['/usr/bin/chromium'], { env }))).toBeUndefined();
  });

  test('prefers Chromium to a branded browser, which ignores --load-extension', () => {
    expect(findBrowser(machine(['/usr/bin/google-chrome', '/usr/bin/chromium']))).toBe('/usr/bin/chromium');
  });

  test('takes the newest download of Playwright, never its headless shell', () => {
    const files = [
      `${downloads}/chromium_headless_shell-1300/chrome-linux/chrome`,
      `${downloads}/chromium-999/chrome-linux/chrome`,
      `${downloads}/chromium-1208/chrome-linux64/chrome`,
    ];
    expect(findBrowser(machine(files))).toBe(`${downloads}/chromium-1208/chrome-linux64/chrome`);
  });

  test.each([
    ['linux', '/usr/bin/microsoft-edge'],
    ['linux', '/opt/google/chrome/chrome'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', '/home/ann/Applications/Chromium.app/Contents/MacOS/Chromium'],
    [
      'darwin',
      '/home/ann/Library/Caches/ms-playwright/chromium-1208/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
  ])('on %s finds %s', (platform, path) => {
    expect(findBrowser(machine([path], { platform }))).toBe(path);
  });

  test('gives undefined on a machine with no browser', () => {
    expect(findBrowser(machine(['/usr/bin/firefox']))).toBeUndefined();
  });
});
