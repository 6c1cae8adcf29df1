// Builds what the browser tests and tools run: a few seconds each, so always, and never stale.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the extension into `.output/chrome-mv3` or `.output/firefox-mv3`. Throws with the builder's words if it fails. */
export function buildExtension(browser: 'chrome' | 'firefox' = 'chrome'): void {
  build('wxt/bin/wxt.mjs', ['build', '--browser', browser]);
}

/** Builds the stand-in for x.com. Throws with the builder's words if it fails. */
export function buildSite(): void {
  build('vite/bin/vite.js', ['build', '--config', 'tests/x-site/vite.config.ts']);
}

function build(bin: string, args: string[]): void {
  const command = [join(root, 'node_modules', bin), ...args];
  const done = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The build failed.\n${done.stdout}${done.stderr}`);
}
