import { expect } from '@playwright/test';
import { defaultWeekly } from '../../lib/care/default-playbook.ts';
import type { Handle } from '../../lib/care/ids.ts';
import { axe, must, test } from '../support/own-pages.ts';

test('Four answers are saved, and the page becomes the settings', async ({ perch }) => {
  const page = await perch.open('options.html');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Perch');
  await page.getByLabel('Account 1', { exact: true }).fill('https://x.com/Acme_Care');
  await page.getByLabel('Name', { exact: true }).fill('Jo Kern');
  await expect(page.getByLabel('Initials')).toHaveValue('JK');
  await page.getByText('Sat', { exact: true }).click();
  await page.getByLabel('Open from').fill('08:30');
  await page.getByLabel('Open to').fill('00:00');
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await page.getByLabel('22 minutes').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perch is ready');

  const { playbook, me, ready } = await must(page, { ask: 'settings' });
  expect(ready).toBe(true);
  expect(me).toMatchObject({ name: 'Jo Kern', initials: 'JK' });
  expect(playbook.handles).toEqual([{ handle: 'acme_care', role: 'service' }]);
  const day = ['08:30-24:00'];
  expect(playbook.hours[0]).toMatchObject({
    zone: 'Asia/Tokyo',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day },
  });
  expect(playbook.policies[0]?.targets.firstResponse?.normal).toBe('22m');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perch settings');
  await expect(page.getByLabel('Account 1', { exact: true })).toHaveValue('@acme_care');
  await expect(page.getByLabel('Open to')).toHaveValue('00:00');
  await expect(page.getByLabel('22 minutes')).toBeChecked();
});

test('Skipping gives working defaults', async ({ perch }) => {
  const page = await perch.open('options.html');
  await must(page, { ask: 'hello', account: 'acme' as Handle });
  await page.reload();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perch is ready');
  const { playbook, ready } = await must(page, { ask: 'settings' });
  expect(ready).toBe(true);
  expect(playbook.handles).toEqual([{ handle: 'acme', role: 'service' }]);
  expect(playbook.hours[0]?.weekly).toEqual(defaultWeekly());
  expect(playbook.policies[0]?.targets.firstResponse?.normal).toBe('60m');
});

test('The account that X shows is offered', async ({ perch }) => {
  const page = await perch.open('options.html');
  await must(page, { ask: 'hello', account: 'acme' as Handle });
  await page.reload();
  await page.getByRole('button', { name: 'Add @acme, signed in on X' }).click();
  await expect(page.getByLabel('Account 1', { exact: true })).toHaveValue('@acme');
  await expect(page.getByRole('button', { name: /signed in on X/ })).toHaveCount(0);
});

test('What cannot be is said where it was written, and nothing is saved', async ({ perch }) => {
  const page = await perch.open('options.html');
  await page.getByLabel('Account 1', { exact: true }).fill('two words');
  await page.getByLabel('Open from').fill('');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('group', { name: 'Your accounts on X' }).getByRole('alert')).toContainText(
    'letters, digits and underscores',
  );
  await expect(page.getByRole('group', { name: 'Office hours' }).getByRole('alert')).toContainText(
    'begins and ends',
  );
  expect((await must(page, { ask: 'settings' })).ready).toBe(false);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${scheme}, 320 px`, async ({ perch }) => {
    const page = await perch.open('options.html');
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 700 });
    await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('The playbook for a campus or club is offered beside the response times', async ({ perch }) => {
  const page = await perch.open('options.html');
  await page.getByLabel('Account 1', { exact: true }).fill('@campus_tigers');
  await page.getByLabel('Campus or club').check();
  await expect(page.getByLabel('Each day on its own')).toBeChecked();
  await expect(page.getByLabel('Account 1', { exact: true })).toHaveValue('@campus_tigers');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perch is ready');
  const { playbook } = await must(page, { ask: 'settings' });
  expect(playbook.handles).toEqual([{ handle: 'campus_tigers', role: 'service' }]);
  expect(playbook.tags.map(({ id }) => id)).toContain('tickets');
  expect(playbook.tiers).toHaveLength(3);
});
