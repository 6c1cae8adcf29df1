import { expect } from '@playwright/test';
import type { Frame, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { CommandId } from '../../lib/care/ids.ts';
import { caseIdOf } from '../../lib/care/case-id.ts';
import { launchWithPerch } from '../support/extension-browser.ts';
import type { Perch } from '../support/own-pages.ts';
import { axe, extensionDir, firstPage, must, post, setUp, test } from '../support/own-pages.ts';
import { createStrips } from '../support/strips.ts';

const first = post('2990000000000000001', '@acme charged me twice <img src=x onerror=alert(1)>');
const other = post('2990000000000000002', '@acme and where is my parcel?');
const caseId = caseIdOf(first.id);
const newPress = () => randomUUID() as string as CommandId;

/** Two cases of one customer; gives a panel that shows the first. */
const openPanel = async (perch: Perch, more = ''): Promise<Page> => {
  const options = await perch.open('options.html');
  await setUp(options);
  await must(options, { ask: 'observe', posts: [first] });
  await must(options, {
    ask: 'command',
    command: { verb: 'open', commandId: newPress(), caseId: caseIdOf(other.id), post: other },
  });
  return perch.open(`panel.html#case=${caseId}${more}`);
};

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Write a note').fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Write a note')).toHaveValue('');
};

test('A case is shown: customer, clock, message as plain words, history, other cases', async ({ perch }) => {
  const page = await openPanel(perch);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('@adafern');
  await expect(page.getByText('charged me twice <img src=x onerror=alert(1)>')).toBeVisible();
  await expect(page.locator('.message img')).toHaveCount(0);
  await page.getByText('First response', { exact: true }).click();
  await expect(page.locator('.explained').first()).toBeVisible();
  await page.getByRole('heading', { name: 'History' }).click();
  await expect(page.locator('.history')).toContainText('@adafern wrote');

  await page.getByRole('link', { name: /where is my parcel/ }).click();
  await expect(page.locator('.message')).toContainText('where is my parcel');
  await expect(page).toHaveTitle(/^[0-9A-Z]{4} · Perch$/);
});

test('Notes: add by key and button, edit, delete, undo', async ({ perch }) => {
  const page = await openPanel(perch);
  const notes = page.locator('.note');
  await write(page, 'Called the shop');
  await page.getByLabel('Write a note').fill('Second\nline');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(notes).toHaveCount(2);
  await expect(notes.nth(1)).toContainText('Second\nline');

  await notes.nth(0).getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Edit the note')).toBeFocused();
  await page.getByLabel('Edit the note').fill('Called the shop twice');
  await page.keyboard.press('Control+Enter');
  await expect(notes.nth(0)).toContainText('Called the shop twice');
  await expect(notes.nth(0)).toContainText('edited');

  await notes.nth(0).getByRole('button', { name: 'Delete' }).click();
  await expect(notes.nth(0)).toContainText('You deleted a note');
  await expect(page.getByText('Called the shop twice')).toHaveCount(0);
  await page.reload();
  await notes.nth(0).getByRole('button', { name: 'Undo' }).click();
  await expect(notes.nth(0)).toContainText('Called the shop twice');

  const { case: care } = await must(page, { ask: 'case', caseId });
  expect(care.notes.map(({ text }) => text)).toEqual(['Called the shop twice', 'Second\nline']);
});

test('Unsaved words are there again after the panel was closed', async ({ perch }) => {
  const page = await openPanel(perch);
  await page.getByLabel('Write a note').pressSequentially('Half a thou');
  await page.goto('about:blank');
  const again = await perch.open(`panel.html#case=${caseId}`);
  await expect(again.getByLabel('Write a note')).toHaveValue('Half a thou');
  await write(again, 'A whole thought');
  await again.reload();
  await expect(again.locator('.note')).toContainText('A whole thought');
  await expect(again.getByLabel('Write a note')).toHaveValue('');
});

test('Docked in X, words typed and at once closed are there again', async () => {
  const { context } = await launchWithPerch({ extensionDir });
  const options = await firstPage(context);
  await setUp(options, 'acmecare');
  const page = await context.newPage();
  await page.goto('https://x.com/notifications/mentions');
  const strips = await createStrips(page);
  const postId = await strips.until(
    'a strip',
    (pierce) =>
      pierce.strips().find(({ controls }) => controls.some(({ feature }) => feature === 'notes'))?.postId,
  );
  const panels = () => page.frames().filter((frame) => frame.url().includes('panel.html'));
  const docked = async (): Promise<Frame> => {
    await strips.click(postId, 'notes');
    await expect.poll(() => panels().length).toBe(1);
    return panels()[0]!;
  };

  await (await docked()).getByLabel('Write a note').click();
  await page.keyboard.type('just in time');
  // The same key that X uses to move on is a letter here, and X sees none of them.
  expect(page.url()).toBe('https://x.com/notifications/mentions');
  await strips.click(postId, 'notes');
  await expect.poll(() => panels().length).toBe(0);
  await expect((await docked()).getByLabel('Write a note')).toHaveValue('just in time');
  await context.close();
});

test('Two panels show one truth, and typing survives the news', async ({ perch }) => {
  const one = await openPanel(perch);
  const two = await perch.open(`panel.html#case=${caseId}`);
  await two.getByLabel('Write a note').fill('In the middle of');
  await must(one, {
    ask: 'command',
    command: { verb: 'escalate', commandId: newPress(), caseId, tier: 't2', reason: 'angry' },
  });
  await expect(one.getByText(/Escalated to T2 Lead/)).toBeVisible();
  await expect(two.getByText(/Escalated to T2 Lead/)).toBeVisible();
  await expect(two.getByLabel('Write a note')).toHaveValue('In the middle of');
  await must(one, { ask: 'command', command: { verb: 'undo', commandId: newPress(), caseId } });
  await expect(two.getByText(/Escalated to T2 Lead/)).toBeHidden();
  await two.getByRole('heading', { name: 'History' }).click();
  await expect(two.locator('.history s')).toHaveText('You escalated to T2 Lead: Angry customer');
});

test('The keyboard is enough', async ({ perch }) => {
  const page = await openPanel(perch, '&focus=note');
  await expect(page.getByLabel('Write a note')).toBeFocused();
  await page.keyboard.type('By hand');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.note')).toContainText('By hand');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Edit the note')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Edit the note')).toHaveCount(0);
  await expect(page.locator('.note')).toContainText('By hand');
});

test('No case, and a case that is not here, say so', async ({ perch }) => {
  const page = await perch.open('panel.html');
  await expect(page.getByRole('alert')).toContainText('Open a case from a post');
  const lost = await perch.open('panel.html#case=case-77');
  await expect(lost.getByRole('alert')).toContainText('There is no such case.');
});

test('axe finds nothing, light and dark as X says, 320 px, right to left', async ({ perch }) => {
  const page = await openPanel(perch, '&theme=dark');
  await write(page, 'A note');
  for (const theme of ['dark', 'light']) {
    await page.evaluate((to) => (location.hash = location.hash.replace(/theme=\w+/, `theme=${to}`)), theme);
    const ground = theme === 'dark' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
    await expect(page.locator(':root')).toHaveCSS('background-color', ground);
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  for (const dir of ['ltr', 'rtl']) {
    await page.evaluate((to) => (document.documentElement.dir = to), dir);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('Cases are merged and a post is taken out again, each with its way back', async ({ perch }) => {
  const page = await openPanel(perch);
  const messages = page.locator('.message');
  await page.getByRole('button', { name: /^Merge into this case/ }).click();
  await expect(messages).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(messages).toHaveCount(1);

  await page.getByRole('button', { name: /^Merge into this case/ }).click();
  await expect(messages).toHaveCount(2);
  await page.getByRole('button', { name: 'Make this its own case' }).click();
  await expect(messages).toHaveCount(1);
  await expect(page.getByText('It is a case of its own.')).toBeVisible();
  await expect(page.getByRole('link', { name: /where is my parcel|charged me twice/ })).toHaveCount(1);
  expect(await axe(page)).toEqual([]);
});
