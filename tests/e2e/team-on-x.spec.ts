// Two people, two profiles, one truth on the posts, through a real endpoint.
import { expect, test } from '@playwright/test';
import { must } from '../support/own-pages.ts';
import type { PerchPage } from '../support/perch-on-x.ts';
import type { TeamOnX } from '../support/team-on-x.ts';
import { startTeamOnX } from '../support/team-on-x.ts';

test.describe.configure({ mode: 'default' });

let team: TeamOnX;
let here: PerchPage;
let there: PerchPage;

test.beforeAll(async () => {
  team = await startTeamOnX();
  here = await team.ada.open('/notifications/mentions');
  there = await team.bea.open('/notifications/mentions');
});
test.afterAll(() => team.close());

/** A post that speaks to the brand. */
const shared = (index: number): string => {
  const id = team.ada.inbound[index]?.id;
  if (!id) throw new Error('The stand-in has too few posts.');
  return id;
};

const owned = (page: PerchPage, postId: string, initials: string) =>
  page.strips.until(
    `the owner ${initials} on ${postId}`,
    (pierce, wanted) => pierce.element(wanted.postId, 'assign')?.textContent?.includes(wanted.initials),
    { postId, initials },
  );

test('a click on the strip is seen on the colleague’s strip, without a reload', async () => {
  const postId = shared(0);
  await here.strips.of(postId);
  await there.strips.of(postId);
  await here.strips.click(postId, 'assign');
  await owned(there, postId, 'AD');
  // And back: Bea takes it over, knowing whose it is.
  await there.strips.click(postId, 'assign');
  await owned(here, postId, 'BE');
  expect(here.errors).toEqual([]);
  expect(there.errors).toEqual([]);
});

test('a post that only one has seen is known to the other before they see it', async () => {
  const postId = shared(1);
  await here.strips.of(postId);
  await here.strips.click(postId, 'assign');
  await expect
    .poll(async () => (await must(team.bea.own, { ask: 'badges', postIds: [postId as never] })).badges)
    .toMatchObject({ [postId]: { assignee: { name: 'Ada', me: false } } });
});
