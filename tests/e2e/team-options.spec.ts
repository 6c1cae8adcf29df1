import { expect, test as alone } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axe, must, post, setUp, startPerch } from '../support/own-pages.ts';
import { inviteFrom, joinBy, startTeam, test } from '../support/team-pages.ts';

const members = (page: Page) => page.getByRole('list', { name: 'Members' }).locator(':scope > li');

test('Two browsers become a team and see each other; a change of name arrives', async ({ team }) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Ann Moor', 'AM');
  await startTeam(jo.page, team.endpoint.url);
  await expect(members(jo.page)).toContainText(['Jo Kern Manager']);
  await expect(jo.page.getByText('All sent.')).toBeVisible();

  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  await expect(ann.page.getByText('You are an agent')).toBeVisible();
  await expect(members(ann.page)).toContainText(['Ann Moor Agent', 'Jo Kern Manager']);
  await expect(members(jo.page)).toContainText(['Jo Kern Manager', 'Ann Moor Agent']);
  // The code was good once: nobody is to copy it again.
  await expect(jo.page.getByText('Ann Moor joined as Agent: that code is used.')).toBeVisible();
  await expect(jo.page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  await expect(jo.page.getByLabel(/^Invite code for/)).toHaveCount(0);
  await jo.page.screenshot({ path: test.info().outputPath('code-used.png'), fullPage: true });
  await expect(ann.page.getByRole('button', { name: /^Remove .*, seen|^Make an invite/ })).toHaveCount(0);

  await ann.page.getByLabel('Name', { exact: true }).fill('Ann Marsh');
  await ann.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(members(jo.page)).toContainText(['Jo Kern Manager', 'Ann Marsh Agent']);
});

test('An agent reads the playbook and changes their own name alone', async ({ team }) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Ann Moor', 'AM');
  await startTeam(jo.page, team.endpoint.url);
  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  await expect(ann.page.getByText('Leads and managers change the playbook of a team.')).toBeVisible();
  await expect(ann.page.getByLabel('Names of the brand')).toBeDisabled();
  await expect(ann.page.getByLabel('Ready-made playbooks')).toHaveCount(0);
  await expect(ann.page.getByLabel('Initials')).toBeEnabled();
  await jo.page.getByLabel('Names of the brand').fill('Acme Kettles');
  await jo.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ann.page.getByLabel('Names of the brand')).toHaveValue('Acme Kettles');
  await ann.page.getByLabel('Initials').fill('AMO');
  await ann.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ann.page.getByText('Saved', { exact: true })).toBeVisible();
});

test('Who is removed is told, and comes back by a new code; a code is good once', async ({ team }) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Ann Moor', 'AM');
  await startTeam(jo.page, team.endpoint.url);
  const code = await inviteFrom(jo.page, 'lead');
  await joinBy(ann.page, code);
  const givenBack = await watchGivenBack(ann.page);
  await expect(ann.page.getByText('You are a lead')).toBeVisible();

  await jo.page.getByRole('button', { name: 'Remove Ann Moor, seen now' }).click();
  await expect(jo.page.getByText('What they have read, they have read.')).toBeVisible();
  await jo.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(jo.page.getByText('Ann Moor was removed.')).toBeVisible();
  await expect(members(jo.page)).toHaveCount(1);
  await expect(ann.page.getByText('This browser was removed from the team.')).toBeVisible();
  expect(await givenBack()).toEqual(['http://127.0.0.1/*']);

  await joinBy(ann.page, code);
  await expect(ann.page.getByRole('alert')).toBeVisible();
  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  await expect(ann.page.getByText('You are an agent')).toBeVisible();
  await expect(members(jo.page)).toContainText(['Jo Kern Manager', 'Ann Moor Agent']);
});

/** Writes down what addresses are given back; the browser then says that it keeps them. */
const watchGivenBack = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.addInitScript(() => {
    type Gone = { origins: string[] };
    const { permissions } = (
      globalThis as unknown as { chrome: { permissions: { remove: unknown; gone?: string[] } } }
    ).chrome;
    permissions.gone = [];
    permissions.remove = ({ origins }: Gone, tell?: (removed: boolean) => void) => {
      permissions.gone?.push(...origins);
      tell?.(false);
      return Promise.resolve(false);
    };
  });
  await page.reload();
  return () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { chrome: { permissions: { gone: string[] } } }).chrome.permissions.gone,
    );
};

test('Who leaves keeps their cases and is gone from the list', async ({ team }) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Ann Moor', 'AM');
  await startTeam(jo.page, team.endpoint.url);
  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  await expect(ann.page.getByText('You are an agent')).toBeVisible();
  const customer = post('2990000000000000001', '@acme my kettle is broken');
  const seen = await must(ann.page, { ask: 'observe', posts: [customer] });
  expect(Object.keys(seen.badges)).toEqual([customer.id]);

  const givenBack = await watchGivenBack(ann.page);
  await ann.page.getByRole('button', { name: 'Leave the team' }).click();
  await expect(ann.page.getByText('Your cases stay in this browser.')).toBeVisible();
  await ann.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(ann.page.getByRole('button', { name: 'Start the team' })).toBeVisible();
  // The browser keeps it here, and nothing breaks.
  expect(await givenBack()).toEqual(['http://127.0.0.1/*']);
  await expect(ann.page.getByRole('alert')).toHaveCount(0);
  const kept = await must(ann.page, { ask: 'badges', postIds: [customer.id] });
  expect(Object.keys(kept.badges)).toEqual([customer.id]);
  await jo.page.reload();
  await expect(members(jo.page)).toHaveCount(1);
});

test('A manager erases the workspace; all are told, and keep their cases', async ({ team }) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Ann Moor', 'AM');
  await startTeam(jo.page, team.endpoint.url);
  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  // What is seen before that is their own, and not the team’s.
  await expect(ann.page.getByText('You are an agent')).toBeVisible();
  await expect(ann.page.getByRole('button', { name: /^Erase/ })).toHaveCount(0);
  const customer = post('2990000000000000001', '@acme my kettle is broken');
  await must(ann.page, { ask: 'observe', posts: [customer] });
  // What the endpoint never had, nobody can fetch.
  await expect.poll(async () => (await must(ann.page, { ask: 'team' })).workspace?.health.waiting).toBe(0);

  await jo.page.getByRole('button', { name: /^Erase this workspace/ }).click();
  await jo.page.screenshot({ path: test.info().outputPath('erase.png'), fullPage: true });
  await jo.page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(jo.page.getByRole('button', { name: 'Start the team' })).toBeVisible();
  await expect(ann.page.getByText('A manager erased the workspace at the endpoint.')).toBeVisible();
  await ann.page.screenshot({ path: test.info().outputPath('erased.png'), fullPage: true });
  for (const { page } of [jo, ann]) {
    const kept = await must(page, { ask: 'badges', postIds: [customer.id] });
    expect(Object.keys(kept.badges)).toEqual([customer.id]);
  }
  await ann.page.getByRole('button', { name: 'Leave the team' }).click();
  await ann.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(ann.page.getByRole('button', { name: 'Start the team' })).toBeVisible();
});

test('Work from before the team is shared only when asked', async ({ team }) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Ann Moor', 'AM');
  const posts = ['1', '2'].map((n) => post(`299000000000000000${n}`, '@acme my kettle is broken', `c${n}`));
  await must(ann.page, { ask: 'observe', posts });
  await startTeam(jo.page, team.endpoint.url);
  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  await expect(ann.page.getByText('2 cases in this browser are not shared with the team.')).toBeVisible();
  await expect(ann.page.getByText('All sent.')).toBeVisible();
  const postIds = posts.map(({ id }) => id);
  const badges = async () => Object.keys((await must(jo.page, { ask: 'badges', postIds })).badges).length;
  expect(await badges()).toBe(0);
  await ann.page.getByRole('button', { name: 'Share them' }).click();
  await expect(ann.page.getByText('2 cases now belong to the team.')).toBeVisible();
  await expect.poll(badges).toBe(2);
});

test('An endpoint that is down is said with what waits, and tried again at once when asked', async ({
  team,
}) => {
  const { page } = await team.browser('Jo Kern', 'JK');
  await startTeam(page, team.endpoint.url);
  await expect(page.getByText('All sent.')).toBeVisible();
  await team.endpoint.kill();
  await page.getByLabel('Name', { exact: true }).fill('Jo Marsh');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const waiting = page.getByText(/^1 change waiting since \d\d:\d\d: the endpoint cannot be reached\.$/);
  await expect(waiting).toBeVisible();
  await page.getByRole('button', { name: 'Leave the team' }).focus();
  await team.endpoint.startAgain();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('All sent.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try now' })).toHaveCount(0);
});

test('axe finds nothing in a team, light and dark, every question asked; 320 px suffice', async ({
  team,
}) => {
  const jo = await team.browser('Jo Kern', 'JK');
  const ann = await team.browser('Boguslaw Wielkopolski-Trzebiatowski', 'BAWT');
  await startTeam(jo.page, team.endpoint.url);
  await joinBy(ann.page, await inviteFrom(jo.page, 'agent'));
  await expect(members(jo.page)).toHaveCount(2);
  await jo.page.getByRole('button', { name: /^Remove Boguslaw/ }).click();
  await jo.page.getByRole('button', { name: 'Leave the team' }).click();
  await jo.page.getByRole('button', { name: /^Erase this workspace/ }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await jo.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axe(jo.page, '.team')).toEqual([]);
  }
  await jo.page.setViewportSize({ width: 320, height: 700 });
  expect(await jo.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

alone('The address is asked for in the click itself, and a refusal is said calmly', async () => {
  const perch = await startPerch();
  const page = await perch.open('options.html');
  await setUp(page);
  // The browser's own question cannot be answered here: it is answered in its place, with no.
  await page.addInitScript(() => {
    type Asked = { origins: string[] };
    const { permissions } = (
      globalThis as unknown as { chrome: { permissions: { request: unknown; asked?: unknown[] } } }
    ).chrome;
    permissions.asked = [];
    permissions.request = (asked: Asked, tell?: (granted: boolean) => void) => {
      permissions.asked?.push([asked.origins, navigator.userActivation.isActive]);
      tell?.(false);
      return Promise.resolve(false);
    };
  });
  await page.reload();
  const press = () => page.getByRole('button', { name: 'Start the team' }).click();
  const alert = page.getByRole('alert');
  await press();
  await expect(alert).toHaveText('Give the team a name of up to 60 letters.');
  await page.getByLabel('Name of the team').fill('Acme Care');
  await page.getByLabel('Address of the endpoint').fill('http://sync.example.com');
  await press();
  await expect(alert).toHaveText(
    'Write the address as https://sync.example.com; http is for this machine only.',
  );
  await page.getByLabel('Address of the endpoint').fill('https://sync.example.com:8443/perch');
  await press();
  await expect(alert).toHaveText(
    'Perch needs your permission to reach sync.example.com:8443. Press again when you want to give it.',
  );
  const asked = await page.evaluate(
    () =>
      (globalThis as unknown as { chrome: { permissions: { asked: unknown[] } } }).chrome.permissions.asked,
  );
  expect(await axe(page, '.team')).toEqual([]);
  expect(asked).toEqual([[['https://sync.example.com/*'], true]]);
  expect(await must(page, { ask: 'team' })).toEqual({});
  await perch.close();
});
