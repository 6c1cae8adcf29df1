// The endpoint as a process of its own: to be measured, and to be killed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ownPort } from './own-port.ts';

export interface EndpointProcess {
  url: string;
  /** What it wrote to its log so far. */
  said: Record<string, unknown>[];
  /** Resolves when a line with such a field is in its log. */
  hasSaid: (field: string) => Promise<void>;
  /** What else it said, of which a well one says nothing. */
  complaint: () => string;
  /** Resident memory, MiB. */
  memory: () => number;
  /** Stops it where it is (`SIGSTOP`), or lets it go on (`SIGCONT`). */
  tell: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Resolves with its exit code when it is gone; null where the signal ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Nothing is held back but what a test names. */
const unlimited = {
  LIMIT_RATE: '1000000',
  LIMIT_BURST: '1000000',
  LIMIT_ADDRESS_RATE: '1000000',
  LIMIT_ADDRESS_BURST: '1000000',
  LIMIT_JOIN_RATE: '1000000',
  LIMIT_JOIN_BURST: '1000000',
};

/** Put into one file, so that it starts in a moment. */
const built = async (): Promise<string> => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = join(root, '.output/tests', `endpoint-${process.pid}`);
  const options = { ssr: 'server/main.ts', outDir, target: 'node20' };
  await build({ root, configFile: false, logLevel: 'warn', publicDir: false, build: options });
  process.once('exit', () => rmSync(outDir, { recursive: true }));
  return join(outDir, 'main.js');
};
let main: Promise<string> | undefined;

/** Without a `port` it takes one at which it can be started again after it was killed. */
export const runEndpoint = async (
  settings: Record<string, string>,
  port?: string,
): Promise<EndpointProcess> => {
  const path = await (main ??= built());
  const PORT = port ?? String(await ownPort());
  const child = spawn(process.execPath, [path], {
    env: { PATH: process.env['PATH'], PORT, ...unlimited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += text));
  const said: Record<string, unknown>[] = [];
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((listening, failed) => {
    lines.on('line', (text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      said.push(line);
      if (typeof line['listening'] === 'string') listening(line['listening']);
    });
    void gone.then(() => failed(new Error(`The endpoint ended before it listened. ${complaint}`)));
  });
  return {
    url,
    said,
    hasSaid: async (field) => {
      while (!said.some((line) => field in line)) await once(lines, 'line');
    },
    complaint: () => complaint,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    tell: (signal) => void child.kill(signal),
    end: async (signal) => {
      child.kill(signal);
      return (await gone)[0];
    },
  };
};
