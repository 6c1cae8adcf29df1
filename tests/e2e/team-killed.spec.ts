// The background of two browsers of a team is killed at random while commands go through it to the endpoint.
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { must, post } from '../support/own-pages.ts';
import { test } from '../support/team-pages.ts';
import { addNotesWhileKilling, backgroundOf, pageWithBridge } from '../support/with-bridge.ts';

const postIds = ['101', '102', '103', '104'];
/** Half of them in each browser: some 30 s. */
const presses = Number(process.env['PERCH_KILL_COMMANDS'] ?? 1_000);

/** Gives its share of the notes, in five lanes, killing its background every few. */
const work = (page: Page, name: string, count: number) =>
  addNotesWhileKilling(page, { ids: postIds, total: count, mark: `${name}-` });

test(`killed at random during ${presses} synced commands: none lost, none doubled, both alike`, async ({
  team,
}) => {
  test.setTimeout(60_000 + presses * 300);
  const [ada, bea] = [await team.browser('Ada', 'AD'), await team.browser('Bea', 'BE')];
  await must(ada.page, { ask: 'createWorkspace', endpoint: team.endpoint.url, name: 'Acme Care' });
  const { code } = await must(ada.page, { ask: 'invite', role: 'agent' });
  await must(bea.page, { ask: 'joinWorkspace', code });
  const posts = postIds.map((id) => post(id, '@acme where is it?', `ann${id}`));
  const kills = { Ada: 0, Bea: 0 };
  const pages: Record<'Ada' | 'Bea', Page> = {
    Ada: await pageWithBridge(ada.page),
    Bea: await pageWithBridge(bea.page),
  };
  for (const [name, page] of Object.entries(pages) as ['Ada' | 'Bea', Page][]) {
    await must(page, { ask: 'observe', posts });
    const background = await backgroundOf(page);
    await page.exposeFunction('kill', async () => {
      kills[name]++;
      await background.kill();
    });
  }

  const failures = await Promise.all(
    (['Ada', 'Bea'] as const).map((name) => work(pages[name], name, presses / 2)),
  );
  expect(failures).toEqual([[], []]);
  expect(Math.min(kills.Ada, kills.Bea)).toBeGreaterThan(presses / 30);

  const wanted = (['Ada', 'Bea'] as const).flatMap((name) =>
    Array.from({ length: presses / 2 }, (_, n) => `${name}-${n}`),
  );
  /** What a browser has of all that was pressed: notes, commands in the history, and the cases themselves. */
  const inBrowser = async (page: Page) => {
    const views = [];
    for (const id of postIds) views.push(await must(page, { ask: 'case', caseId: `case-${id}` as never }));
    return {
      notes: views.flatMap(({ case: care }) => care.notes.map(({ id }) => id)).toSorted(),
      commands: views
        .flatMap(({ history }) => history.filter(({ type }) => type === 'note.added'))
        .map(({ commandId }) => commandId as string)
        .toSorted(),
      cases: views.map(({ case: care }) => ({ ...care, lastCommand: undefined })),
      clocks: views.map(({ clocks }) => clocks),
    };
  };
  // Who was killed with something unsent is woken within a minute; a page that starts asks at once.
  for (const page of Object.values(pages)) await must(page, { ask: 'syncNow' });
  for (const page of Object.values(pages)) {
    await expect
      .poll(async () => (await inBrowser(page)).notes.length, { timeout: 30_000 })
      .toBe(wanted.length);
    await expect
      .poll(async () => (await must(page, { ask: 'team' })).workspace?.health.waiting, { timeout: 30_000 })
      .toBe(0);
  }
  const [mine, theirs] = [await inBrowser(pages.Ada), await inBrowser(pages.Bea)];
  expect(mine.notes).toEqual(wanted.map((each) => `note-${each}`).toSorted());
  expect(new Set(mine.commands).size).toBe(wanted.length);
  expect(mine.commands).toHaveLength(wanted.length);
  expect(theirs).toEqual(mine);
  console.log(`killed ${kills.Ada + kills.Bea} times during ${presses} synced commands: 0 lost, 0 doubled`);
});
