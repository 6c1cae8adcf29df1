// Two people, two profiles, one truth on the posts, through a real endpoint.
import { expect, test } from '@playwright/test';
import { caseIdOf } from '../../lib/care/case-id.ts';
import type { PostId } from '../../lib/care/ids.ts';
import { must } from '../support/own-pages.ts';
import { panelOf, type PerchPage } from '../support/perch-on-x.ts';
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

const postIn = ({ page }: PerchPage, postId: string) =>
  page
    .locator('article[data-testid="tweet"]')
    .filter({ has: page.locator(`a[href*="/status/${postId}"] time`) })
    .first();
const without = (page: PerchPage, postId: string, words: string) =>
  page.strips.until(
    `“${words}” to go`,
    (pierce, wanted) =>
      pierce.strips().every((each) => each.postId !== wanted.postId || !each.text.includes(wanted.words)),
    { postId, words },
  );

test('who writes a reply stands on the colleague’s strip; who writes too is told at once', async () => {
  const postId = shared(2);
  await here.strips.of(postId);
  await there.strips.of(postId);
  await postIn(there, postId).getByTestId('reply').click();
  await here.strips.of(postId, 'BE writing');
  await postIn(here, postId).getByTestId('reply').click();
  await here.strips.of(postId, 'Bea is writing too');
  await there.strips.of(postId, 'Ada is writing too');
  await here.page.screenshot({ path: test.info().outputPath('writing-too.png') });
  await there.page.getByTestId('app-bar-close').click();
  await without(here, postId, 'BE writing');
  await without(here, postId, 'Bea is writing too');
  await here.page.getByTestId('app-bar-close').click();
});

test('an answer of the colleague that appears while one writes is told at once', async () => {
  const postId = shared(3);
  await here.strips.of(postId);
  await there.strips.of(postId);
  await postIn(here, postId).getByTestId('reply').click();
  await here.strips.of(postId, 'You are answering');
  await postIn(there, postId).getByTestId('reply').click();
  await there.page.keyboard.type('We are looking into it.');
  await there.page.getByTestId('tweetButton').click();
  await here.strips.of(postId, 'Answered meanwhile');
  await here.page.getByTestId('app-bar-close').click();
});

test('of two who take a case at once the slower one reads who was faster, until they go on', async () => {
  const postId = shared(4);
  const both = [here, there] as const;
  for (const { strips } of both) await strips.of(postId);
  team.endpoint.tell('SIGSTOP');
  for (const page of both) await page.strips.click(postId, 'assign');
  await owned(here, postId, 'AD');
  await owned(there, postId, 'BE');
  team.endpoint.tell('SIGCONT');
  const loser = await Promise.any(
    both.map((page, at) => page.strips.of(postId, `${at === 0 ? 'Bea' : 'Ada'} was faster`).then(() => page)),
  );
  const faster = loser === here ? 'BE' : 'AD';
  // What was said of the press is not so any more: there is nothing to undo.
  expect(await loser.strips.toast('was faster')).toMatchObject({ action: 'Close' });
  for (const page of both) await owned(page, postId, faster);
  await loser.page.screenshot({ path: test.info().outputPath('was-faster.png') });
  await loser.strips.click(postId, 'assign');
  await without(loser, postId, 'was faster');
});

const saysOf = (page: PerchPage, postId: string) =>
  page.strips.until(
    `who is at ${postId}`,
    (pierce, wanted) =>
      pierce
        .articles()
        .filter((article) => pierce.idOf(article) === wanted)
        .flatMap(pierce.hostsIn)
        .map((host) => pierce.rootOf(host)?.querySelector('[data-feature="present"]')?.getAttribute('title'))
        .find(Boolean),
    postId,
  );

test('who looks at a case in the panel, docked or in a tab of its own, is at the case that it shows', async () => {
  const [postId, otherId] = [shared(5), shared(6)];
  for (const id of [postId, otherId]) await here.strips.of(id);
  // By the menu: a strip with much to say has no room for the button.
  await there.strips.click(postId, 'more');
  await there.strips.pick('Notes and history');
  expect(await saysOf(here, postId)).toBe('Bea is looking at this');
  // Another case in the same panel.
  await (
    await panelOf(there.page)
  ).evaluate((hash) => (location.hash = hash), `#case=${caseIdOf(otherId as PostId)}`);
  expect(await saysOf(here, otherId)).toBe('Bea is looking at this');
  await gone(here, postId);
  await there.page.keyboard.press('Escape');
  await gone(here, otherId);

  const alone = await team.bea.context.newPage();
  await alone.goto(
    `chrome-extension://${team.bea.extensionId}/panel.html#case=${caseIdOf(postId as PostId)}`,
  );
  expect(await saysOf(here, postId)).toBe('Bea is looking at this');
  await alone.evaluate((hash) => (location.hash = hash), `#case=${caseIdOf(otherId as PostId)}`);
  expect(await saysOf(here, otherId)).toBe('Bea is looking at this');
  await gone(here, postId);
  await alone.close();
  await gone(here, otherId);
  await there.page.bringToFront();
});

/** Until nobody is at it any more. */
const gone = (page: PerchPage, postId: string) =>
  page.strips.until(
    `nobody at ${postId}`,
    (pierce, wanted) =>
      pierce
        .articles()
        .filter((article) => pierce.idOf(article) === wanted)
        .flatMap(pierce.hostsIn)
        .every((host) => !pierce.rootOf(host)?.querySelector('[data-feature="present"]')),
    postId,
  );

test('a viewer’s strip shows everything and has nothing to change it with; the panel neither', async () => {
  const postId = shared(0);
  const cal = await team.join('Cal', 'viewer');
  const page = await cal.open('/notifications/mentions');
  const worn = await page.strips.until(
    'the owner on a viewer’s strip',
    (pierce, wanted) => {
      const strip = pierce
        .articles()
        .filter((article) => pierce.idOf(article) === wanted)
        .flatMap(pierce.hostsIn)
        .map(pierce.rootOf)[0];
      if (!strip) return undefined;
      const owner = strip.querySelector('[data-feature="assign"]');
      return (
        owner && {
          owner: pierce.wordsOf(owner),
          pressed: [...strip.querySelectorAll('button, a')].map((each) => each.getAttribute('data-feature')),
        }
      );
    },
    postId,
  );
  expect(worn.owner).toBe('BE');
  expect(
    worn.pressed.filter((feature) => !['clock', 'risk', 'notes', 'more'].includes(feature ?? '')),
  ).toEqual([]);
  expect((await page.strips.list()).filter(({ kind }) => kind === 'button')).toEqual([]);
  await page.strips.click(postId, 'notes');
  const panel = await panelOf(page.page);
  await expect(panel.locator('textarea, select, form')).toHaveCount(0);
  await expect(panel.locator('section button')).toHaveCount(0);
  await page.page.screenshot({ path: test.info().outputPath('viewer.png') });
  expect(page.errors).toEqual([]);
});
