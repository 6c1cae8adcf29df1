// Two browsers and an endpoint: the stage of the play, set and cleared away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowedCopy } from '../../support/allowed-copy.ts';
import { launchWithPerch } from '../../support/extension-browser.ts';
import type { ServedSite } from '../../support/serve-x-site.ts';
import type { Album } from './album.ts';
import { startOwnEndpoint } from './endpoint.ts';
import { firstRunPage } from './first-run.ts';
import * as people from './people.ts';
import { setStage, type Stage } from './stage.ts';
import type { TeamStages } from './team-begin.ts';

export interface OpenTeam extends TeamStages {
  /** The stand-in, as either browser was served. */
  sites: ServedSite[];
  close: () => Promise<void>;
}

/** `built`: folder of the extension. */
export const openTeam = async (built: string, album: Album): Promise<OpenTeam> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-team-'));
  const undo = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const extensionDir = allowedCopy(built, join(folder, 'extension'));
    const endpoint = await startOwnEndpoint();
    undo.push(endpoint.close);
    // Perch has no other clock than the browser's, so the world begins now; all else in it is the same each time.
    const now = Date.now();
    const open = async (person: people.Person): Promise<{ stage: Stage; site: ServedSite }> => {
      const { context, extensionId, site } = await launchWithPerch({
        extensionDir,
        site: { now, startedAt: now, seed: 1 },
      });
      undo.push(() => context.close());
      if (!site) throw new Error('The stand-in is not served.');
      const settings = await firstRunPage(context, extensionId);
      return { stage: await setStage({ person, context, settings, world: site.world, album }), site };
    };
    const [manager, agent] = [await open(people.manager), await open(people.agent)];
    return { manager: manager.stage, agent: agent.stage, endpoint, sites: [manager.site, agent.site], close };
  } catch (error) {
    await close();
    throw error;
  }
};
