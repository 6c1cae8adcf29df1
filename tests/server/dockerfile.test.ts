// What the container is made of is all that the endpoint needs: put into an empty folder, it starts.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dockerfile = readFileSync(join(root, 'server/Dockerfile'), 'utf8');
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

const put = (folder: string): void => {
  const [, packages = ''] = /^ARG PACKAGES="(.*)"$/m.exec(dockerfile) ?? [];
  for (const name of packages.split(' ')) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place);
  }
  for (const [, from, to] of last.matchAll(/^COPY (?!--)(\S+) (\S+)$/gm))
    cpSync(join(root, from!), join(folder, to === './' ? from! : to!), { recursive: true });
};

test('copied and started as the Dockerfile says, it answers, and stops when asked to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-container-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  put(folder);
  const said = Object.fromEntries(
    [...last.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) => line!.split(' ').map((each) => each.split('='))),
  ) as Record<string, string>;
  expect(said).toMatchObject({ HOST: '0.0.0.0', DATABASE_URL: 'sqlite:/data/perch.db' });
  const here = { HOST: '127.0.0.1', PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'perch.db')}` };
  const [program, ...args] = JSON.parse(/^CMD (.*)$/m.exec(last)![1]!) as string[];
  const child = spawn(program!, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...said, ...here },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += text));
  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const [first] = await Promise.race([line, exit.then(() => ['{}'] as [string])]);
  const { listening } = JSON.parse(first) as { listening?: string };
  expect({ listening, complaint }).toEqual({ listening: expect.stringMatching(/^http/), complaint: '' });
  const [node, ...check] = JSON.parse(/^HEALTHCHECK CMD (.*)$/m.exec(last)![1]!) as string[];
  const env = { PATH: process.env['PATH'], PORT: new URL(listening!).port };
  await promisify(execFile)(node!, check, { env });
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});
