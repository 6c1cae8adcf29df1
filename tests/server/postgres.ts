// A PostgreSQL of our own in a temporary folder, where one is installed.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownPort } from './own-port.ts';

/** On the PATH, or, newest first, where Debian puts it beside. */
const debian = '/usr/lib/postgresql';
const folders = [
  ...(process.env['PATH'] ?? '').split(':'),
  ...(existsSync(debian) ? readdirSync(debian) : [])
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin')),
];
const found = (name: string): string | undefined =>
  folders.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** PostgreSQL refuses to run as root; the account "nobody" is on every Unix. */
const nobody = 65_534;
const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

export const hasPostgres = found('initdb') !== undefined && found('postgres') !== undefined;
if (!hasPostgres) console.log('PostgreSQL: skipped, for there is no initdb and postgres here');

export interface Cluster {
  url: string;
  /** The folder with all that it keeps. */
  data: string;
  stop: () => Promise<void>;
}

export const startPostgres = async (): Promise<Cluster> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-postgres-'));
  if ('uid' in identity) chownSync(folder, nobody, nobody);
  const data = join(folder, 'data');
  const options = { ...identity, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } };
  const initdb = ['-D', data, '-U', 'perch', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(found('initdb')!, initdb, { ...options, stdio: 'pipe' });
  const port = await ownPort();
  const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'];
  const server = spawn(found('postgres')!, settings, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((ready, failed) => {
    let heard = '';
    server.stderr.on('data', (line) => {
      heard += line;
      if (heard.includes('ready to accept connections')) ready();
    });
    server.once('exit', () => failed(new Error(heard)));
  });
  return {
    url: `postgres://perch@127.0.0.1:${port}/postgres`,
    data,
    stop: async () => {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
