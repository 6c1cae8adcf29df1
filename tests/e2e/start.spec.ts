// The shift that `npm start` plays: every step asserts what the agent would see.
import { test, expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { launchWithPerch } from '../support/extension-browser.ts';
import { extensionDir } from '../tools/start/extension.ts';
import { firstRunPage, playFirstRun } from '../tools/start/first-run.ts';
import { playShift } from '../tools/start/shift.ts';
import { setStage } from '../tools/start/stage.ts';
import { exportedCases } from '../tools/start/summary.ts';

test('a shift: first run, triage, notes, hand-over, closing, both looks, a narrow deck', async () => {
  const { context, extensionId, site } = await launchWithPerch({
    extensionDir: process.env['PERCH_EXTENSION'] ?? extensionDir,
    site: { now: Date.now(), seed: 1 },
  });
  try {
    if (!site) throw new Error('The stand-in is not served.');
    const settings = await firstRunPage(context, extensionId);
    const stage = await setStage({
      context,
      settings,
      world: site.world,
      folder: test.info().outputPath('shift'),
    });
    await playFirstRun(stage);
    await playShift(stage);
    expect(stage.steps.filter(({ picture }) => !existsSync(picture))).toEqual([]);

    const cases = await exportedCases(settings);
    expect(cases.flatMap(({ tags }) => tags).toSorted()).toEqual(['order', 'payment', 'safety']);
    expect(cases.flatMap(({ notes }) => notes)).toHaveLength(1);
    expect(cases.filter(({ status }) => status === 'resolved')).toHaveLength(1);
    expect(cases.filter(({ status }) => status === 'dismissed')).toEqual([]);
    expect(cases.filter(({ handoff }) => handoff).map(({ customer }) => customer.handle)).toEqual(['dana_w']);
    // What must never be stored: the card number and the address that a customer wrote in public.
    const kept = JSON.stringify(cases);
    expect(kept).not.toMatch(/4111 1111|dana@example/);
    // Perch asks X for nothing, and nobody else for anything.
    expect(site.requests.filter(({ expected }) => !expected)).toEqual([]);
    expect(site.refused).toEqual([]);
  } finally {
    await context.close();
  }
});
