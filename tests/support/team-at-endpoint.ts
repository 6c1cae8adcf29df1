// A team of whole browsers at a real endpoint on a file, which a test may stop, set back and wipe.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../lib/care/role.ts';
import type { Net } from '../../lib/desk/team/connection.ts';
import { readConfig } from '../../server/config.ts';
import type { Endpoint } from '../../server/endpoint.ts';
import { startEndpoint } from '../../server/endpoint.ts';
import type { TeamBrowser } from './team-browser.ts';
import { nodeNet, openTeamBrowser, value } from './team-browser.ts';

/** This machine's network, where nobody waits long before trying again. */
export const hastyNet = (): Net => {
  const net = nodeNet();
  return { ...net, after: (ms, then) => net.after(Math.min(ms, 30), then) };
};

export const createTeamAtEndpoint = () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-team-'));
  const file = join(folder, 'endpoint.db');
  const open: TeamBrowser[] = [];
  let endpoint: Endpoint | undefined;
  let port = 0;

  const start = async (): Promise<void> => {
    const config = readConfig({
      DATABASE_URL: `sqlite:${file}`,
      PORT: String(port),
      LIMIT_JOIN_BURST: '1000',
      LIMIT_RATE: '100000',
      LIMIT_BURST: '100000',
    });
    if (typeof config === 'string') throw new Error(config);
    endpoint = await startEndpoint(config, () => undefined);
    ({ port } = endpoint);
  };
  const stop = async (): Promise<void> => {
    await endpoint?.stop();
    endpoint = undefined;
  };
  const wipe = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  };

  const browser = async (
    name: string,
    { net = hastyNet(), ...options }: Parameters<typeof openTeamBrowser>[1] = {},
  ): Promise<TeamBrowser> => {
    const opened = await openTeamBrowser(name, { net, ...options });
    open.push(opened);
    return opened;
  };

  return {
    start,
    stop,
    wipe,
    url: () => `http://127.0.0.1:${port}`,
    /** A backup, to be taken while the endpoint is stopped. */
    keep: () => copyFileSync(file, join(folder, 'kept.db')),
    setBack: () => {
      wipe();
      copyFileSync(join(folder, 'kept.db'), file);
    },
    browser,
    /** A manager's browser in a new workspace. */
    founder: async (name = 'Mia', options: Parameters<typeof browser>[1] = {}): Promise<TeamBrowser> => {
      const mia = await browser(name, options);
      value(await mia.team.createWorkspace({ endpoint: `http://127.0.0.1:${port}`, name: 'Acme care' }));
      await mia.sent();
      return mia;
    },
    join: async (
      host: TeamBrowser,
      name: string,
      role: Role = 'agent',
      options: Parameters<typeof browser>[1] = {},
    ): Promise<TeamBrowser> => {
      const joiner = await browser(name, options);
      const { code } = value(await host.team.invite({ role }));
      value(await joiner.team.joinWorkspace({ code }));
      await joiner.sent();
      return joiner;
    },
    close: async (): Promise<void> => {
      for (const each of open) await each.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
