// An endpoint for the team at hand: on loopback, in this process, on a fresh file that goes when it closes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../server/config.ts';
import { startEndpoint, type Endpoint } from '../../../server/endpoint.ts';

export interface OwnEndpoint {
  url: string;
  /** Nobody answers at the address until it is started again. */
  stop: () => Promise<void>;
  startAgain: () => Promise<void>;
  close: () => Promise<void>;
}

export const startOwnEndpoint = async (): Promise<OwnEndpoint> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-endpoint-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // Ctrl-C lets nobody close anything.
  process.once('exit', remove);
  let running: Endpoint | undefined;
  const start = async (port: number): Promise<Endpoint> => {
    const config = readConfig({
      DATABASE_URL: `sqlite:${join(folder, 'endpoint.db')}`,
      PORT: String(port),
    });
    if (typeof config === 'string') throw new Error(config);
    return startEndpoint(config, () => undefined);
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  running = await start(0);
  const { port } = running;
  return {
    url: `http://127.0.0.1:${port}`,
    stop,
    startAgain: async () => {
      running = await start(port);
    },
    close: async () => {
      await stop();
      process.off('exit', remove);
      remove();
    },
  };
};
