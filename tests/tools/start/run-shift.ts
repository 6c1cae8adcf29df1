// The shift, headless: builds, plays, tells what was done and where the pictures are.
import { relative } from 'node:path';
import { buildExtension, buildSite } from '../../support/build.ts';
import { createAlbum } from './album.ts';
import { extensionDir } from './extension.ts';
import { takeImages } from './images.ts';
import { openTeam } from './open-team.ts';
import { play } from './play.ts';
import { caseTable, difference, exportFrom, stepTable } from './summary.ts';

/** Throws at the first step that does not show what it should. */
export const runShift = async (wish: { folder: string; images: string | undefined }): Promise<void> => {
  console.log('Building Perch and the stand-in …');
  buildExtension();
  buildSite();
  const album = createAlbum(wish.folder);
  const team = await openTeam(extensionDir, album);
  const { manager, agent, endpoint } = team;
  try {
    console.log(`Playing a shift on the stand-in for X: two browsers, the endpoint at ${endpoint.url} …`);
    await play(team);
    const [managers, agents] = [await exportFrom(manager.settings), await exportFrom(agent.settings)];
    const differs = difference(managers, agents);
    if (differs !== undefined) throw new Error(`The two browsers do not hold the same: ${differs}`);
    if (wish.images !== undefined) await takeImages(agent, wish.images);
    console.log(`\n${stepTable(album.steps)}\n\n${caseTable(agents.cases)}\n`);
    console.log(
      `Both browsers exported the same: ${agents.events.length} events, ${agents.cases.length} cases.`,
    );
    console.log(
      `${album.steps.length} steps, all as they should be. Screenshots: ${relative('.', wish.folder) || '.'}`,
    );
  } finally {
    await team.close();
  }
};
