// A team at work on the stand-in: two browsers with profiles of their own, at one endpoint in a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../lib/care/role.ts';
import { runEndpoint, type EndpointProcess } from '../server/process.ts';
import { extensionDir, must } from './own-pages.ts';
import type { PerchOnX } from './perch-on-x.ts';
import { startOnX } from './perch-on-x.ts';
import { allowedCopy } from './allowed-copy.ts';

export interface TeamOnX {
  /** Ada began the team, Bea joined it. */
  ada: PerchOnX;
  bea: PerchOnX;
  /** Somebody else joins. */
  join: (name: string, role: Role) => Promise<PerchOnX>;
  endpoint: EndpointProcess;
  close: () => Promise<void>;
}

const begin = async (name: string, extension: string, now: number): Promise<PerchOnX> => {
  const perch = await startOnX({ extensionDir: extension, site: { now } });
  const { me } = await must(perch.own, { ask: 'settings' });
  const initials = name.slice(0, 2).toUpperCase();
  await must(perch.own, { ask: 'saveSettings', me: { ...me, name, initials } });
  return perch;
};

export const startTeamOnX = async (): Promise<TeamOnX> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-team-'));
  const extension = allowedCopy(extensionDir, join(folder, 'extension'));
  const endpoint = await runEndpoint({ DATABASE_URL: `sqlite:${join(folder, 'endpoint.db')}` });
  // Both see the same posts.
  const now = Date.now();
  const ada = await begin('Ada', extension, now);
  await must(ada.own, { ask: 'createWorkspace', endpoint: endpoint.url, name: 'Acme Care' });
  const others: PerchOnX[] = [];
  const enter = async (name: string, role: Role): Promise<PerchOnX> => {
    const perch = await begin(name, extension, now);
    others.push(perch);
    const { code } = await must(ada.own, { ask: 'invite', role });
    await must(perch.own, { ask: 'joinWorkspace', code });
    return perch;
  };
  const bea = await enter('Bea', 'agent');
  return {
    ada,
    bea,
    join: enter,
    endpoint,
    close: async () => {
      await ada.close();
      for (const perch of others) await perch.close();
      await endpoint.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
