import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './support/find-browser.mjs';

const executablePath = findBrowser();

/** What a person does, in a real browser, on the stand-in for x.com. */
export default defineConfig({
  testDir: './e2e',
  outputDir: fileURLToPath(new URL('../.output/tests/e2e', import.meta.url)),
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  // A condition that comes true late on a busy machine has come true.
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
    trace: 'off',
  },
});
