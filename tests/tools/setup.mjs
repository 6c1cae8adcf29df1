// Makes a bare machine ready, without any dependency: packages, generated types, a browser. Quick when all is there.
// On the command line: `node tests/tools/setup.mjs`; it leaves the browser to the tools that need one.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../support/find-browser.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Does what is missing and says so, one line each. Where it cannot, it says what the person should do and ends
 * the process with 1.
 *
 * @param {{ browser: boolean }} needs
 */
export function setUp({ browser }) {
  requireNode();
  installPackages();
  prepareTypes();
  if (browser) installBrowser();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return;
  giveUp(`Perch needs Node 20.20 or newer; this is ${process.version}. Get it from https://nodejs.org.`);
}

function installPackages() {
  if (packagesAreInstalled()) return;
  say('Installing packages (npm ci) …');
  if (run('npm ci --ignore-scripts --include=dev')) return;
  giveUp('Packages could not be installed. Check the connection to registry.npmjs.org and try again.');
}

/** npm notes in node_modules what it put there; it writes that note last, so half an installation has none. */
function packagesAreInstalled() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const present = packagesOf(installed);
  const wanted = packagesOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

/** @param {string} lockfile @returns {Record<string, { version: string, optional?: boolean }>} */
const packagesOf = (lockfile) => JSON.parse(lockfile).packages;

/** WXT writes the types of the extension and the tsconfig that ours extends. */
function prepareTypes() {
  const stamp = join(root, '.wxt', '.perch-prepared');
  const sources =
    hash(['package-lock.json', 'wxt.config.ts']) + readdirSync(join(root, 'entrypoints')).join();
  if (read(stamp) === sources) return;
  say('Preparing types (wxt prepare) …');
  if (!run('npx wxt prepare')) giveUp('Types could not be prepared; the lines above say why.');
  writeFileSync(stamp, sources);
}

function installBrowser() {
  if (findBrowser()) return;
  const named = process.env['PERCH_BROWSER'];
  if (named) giveUp(`PERCH_BROWSER is ${named}, which does not exist. Correct it, or unset it.`);
  for (const [what, command] of waysToInstall()) {
    say(`No browser found. Installing Chromium (${what}) …`);
    run(command);
    if (findBrowser()) return;
  }
  giveUp(
    'No browser could be installed. Install Chromium, Chrome or Edge, or set PERCH_BROWSER to its path.',
  );
}

/** @returns {[what: string, command: string][]} the likeliest first */
function waysToInstall() {
  const linuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const debian = /^ID=debian$/m.test(read('/etc/os-release') ?? '');
  const packaged = linuxRoot && debian && existsSync('/usr/bin/apt-get');
  return [
    ...(packaged
      ? [/** @type {[string, string]} */ (['apt-get', 'apt-get update && apt-get install -y chromium'])]
      : []),
    ['Playwright', `npx playwright install ${linuxRoot ? '--with-deps ' : ''}chromium`],
  ];
}

/** Quiet unless it fails. @param {string} command @returns {boolean} whether it succeeded */
function run(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execSync(command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
    return true;
  } catch (failure) {
    const { stdout, stderr } = /** @type {{ stdout: Buffer, stderr: Buffer }} */ (failure);
    console.error(`${stdout}${stderr}`.trim().split('\n').slice(-12).join('\n'));
    return false;
  }
}

/** @param {string[]} files */
function hash(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(readFileSync(join(root, file)));
  return sum.digest('hex');
}

/** @param {string} path */
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** @param {string} line */
const say = (line) => console.error(line);

/** @param {string} line @returns {never} */
function giveUp(line) {
  console.error(line);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp({ browser: false });
