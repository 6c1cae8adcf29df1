// The shift, headless: builds, plays, tells what was done and where the pictures are.
import { relative } from 'node:path';
import { buildExtension, buildSite } from '../../support/build.ts';
import { launchWithPerch } from '../../support/extension-browser.ts';
import { extensionDir } from './extension.ts';
import { firstRunPage, playFirstRun } from './first-run.ts';
import { takeImages } from './images.ts';
import { playShift } from './shift.ts';
import { setStage } from './stage.ts';
import { caseTable, exportedCases, stepTable } from './summary.ts';

/** Throws at the first step that does not show what it should. */
export const runShift = async (wish: { folder: string; images: string | undefined }): Promise<void> => {
  console.log('Building Perch and the stand-in …');
  buildExtension();
  buildSite();
  console.log('Playing a shift on the stand-in for X …');
  // Perch has no other clock than the browser's, so the world begins now; all else in it is the same each time.
  const { context, extensionId, site } = await launchWithPerch({
    extensionDir,
    site: { now: Date.now(), seed: 1 },
  });
  try {
    if (!site) throw new Error('The stand-in is not served.');
    const settings = await firstRunPage(context, extensionId);
    const stage = await setStage({ context, settings, world: site.world, folder: wish.folder });
    await playFirstRun(stage);
    await playShift(stage);
    const cases = await exportedCases(settings);
    if (wish.images !== undefined) await takeImages(stage, wish.images);
    console.log(`\n${stepTable(stage.steps)}\n\n${caseTable(cases)}\n`);
    console.log(
      `${stage.steps.length} steps, all as they should be. Screenshots: ${relative('.', wish.folder) || '.'}`,
    );
  } finally {
    await context.close();
  }
};
