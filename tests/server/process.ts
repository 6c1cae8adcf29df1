// The endpoint as a process of its own, as `npm run endpoint` runs it: to be measured, and to be killed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface EndpointProcess {
  url: string;
  /** What it wrote to its log so far. */
  said: Record<string, unknown>[];
  /** Resident memory, MiB. */
  memory: () => number;
  /** Resolves with its exit code when it is gone; null where the signal ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Nothing is held back but what a test names. */
const unlimited = {
  LIMIT_RATE: '1000000',
  LIMIT_BURST: '1000000',
  LIMIT_JOIN_RATE: '1000000',
  LIMIT_JOIN_BURST: '1000000',
};

export const runEndpoint = async (settings: Record<string, string>): Promise<EndpointProcess> => {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'], PORT: '0', ...unlimited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += text));
  const said: Record<string, unknown>[] = [];
  const url = await new Promise<string>((listening, failed) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      said.push(line);
      if (typeof line['listening'] === 'string') listening(line['listening']);
    });
    void gone.then(() => failed(new Error(`The endpoint ended before it listened. ${complaint}`)));
  });
  return {
    url,
    said,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    end: async (signal) => {
      child.kill(signal);
      return (await gone)[0];
    },
  };
};
