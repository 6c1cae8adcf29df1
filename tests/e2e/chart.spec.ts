// The triage chart in the panel by keyboard alone; promises and decisions beside it.
import { expect, test } from '@playwright/test';
import type { Frame } from '@playwright/test';
import { caseIdOf } from '../../lib/care/case-id.ts';
import type { Handle, PostId } from '../../lib/care/ids.ts';
import { axe, must, post } from '../support/own-pages.ts';
import { panelOf, sharedPerch } from '../support/perch-on-x.ts';

const perch = sharedPerch();
const caseOf = (id: PostId) => must(perch().own, { ask: 'case', caseId: caseIdOf(id) });

const asked = (frame: Frame, question: string | RegExp) =>
  expect(frame.locator('.walk h3')).toHaveText(question);

test('A troll: from the ⋯ menu through the chart to its outcome by keys, kept, and taken back at once', async () => {
  const { page, strips, errors } = await perch().open('/notifications/mentions');
  const id = perch().inbound[0]!.id as PostId;
  const before = await strips.of(id);
  const { case: untouched } = await caseOf(id);
  await strips.click(id, 'more');
  await strips.pick('Triage chart');
  const panel = await panelOf(page);
  const url = page.url();

  await asked(panel, 'Is it about us, and did a person write it?');
  await page.keyboard.press('1');
  await asked(panel, 'What does the post want?');
  await page.keyboard.press('3');
  await asked(panel, 'Does it get a fact wrong?');
  await page.keyboard.press('Backspace');
  await asked(panel, 'What does the post want?');
  await page.keyboard.press('4');
  await asked(panel, /bait or belittle/);
  // Enter takes the answer that has the focus.
  await page.keyboard.press('Enter');
  await asked(panel, 'Would many people see our silence?');
  await expect(panel.locator('.walk')).toContainText('a large following is 10,000 or more');
  await expect(panel.getByRole('button', { name: 'No', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await asked(panel, 'Troll: do not answer, watch');
  await expect(panel.locator('.effects li')).toHaveText(['Tag: Troll', 'Priority: low', 'Dismiss: Troll']);
  await page.keyboard.press('Enter');

  await expect(panel.locator('.triage')).toContainText('Troll: do not answer, watch by you');
  const { case: care, history } = await caseOf(id);
  expect(care).toMatchObject({
    status: 'dismissed',
    priority: 'low',
    tags: ['troll'],
    dismissReason: 'troll',
    triage: { outcome: { id: 'troll-watch', respond: 'monitor' } },
  });
  const walked = history.filter(({ type }) => type === 'triage.walked');
  expect(walked).toHaveLength(1);
  expect(walked[0]).toMatchObject({
    path: [
      { question: 'about-us', answer: 'yes', answered: 'Yes' },
      { question: 'tone', answer: 'attacks' },
      { question: 'troll', answer: 'yes' },
      { question: 'troll-reach', answer: 'no' },
    ],
  });
  await panel.getByRole('heading', { name: 'History' }).click();
  await expect(panel.locator('.history')).toContainText(
    'walked the triage chart to “Troll” (Is it about us, and did a person write it? Yes',
  );
  await strips.of(id, 'Dismissed');

  await panel.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.locator('.history s')).toHaveCount(4);
  await expect(panel.getByRole('button', { name: 'Walk the chart' })).toBeVisible();
  const { case: back } = await caseOf(id);
  expect(back).toMatchObject({
    status: untouched.status,
    priority: untouched.priority,
    tags: untouched.tags,
  });
  expect((await strips.of(id)).text).toContain(before.text.slice(0, 4));
  // X saw none of these keys.
  expect(page.url()).toBe(url);
  expect(errors).toEqual([]);
  await page.close();
});

test('Many would see our silence: the chart offers to answer for the audience', async () => {
  const { own } = perch();
  const loud = {
    ...post('2990000000000000011', '@acme you are a joke #acmefail', 'loudvoice'),
    followers: 25_000,
  };
  await must(own, { ask: 'observe', posts: [loud] });
  const page = await perch().context.newPage();
  await page.goto(own.url().replace(/options\.html.*/, `panel.html#case=${caseIdOf(loud.id)}&show=chart`));
  await expect(page.locator('.walk h3')).toBeVisible();
  for (const key of ['1', '4', '1']) await page.keyboard.press(key);
  await expect(page.locator('.walk')).toContainText('25,000 followers');
  await expect(page.getByRole('button', { name: /a large following/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.walk h3')).toHaveText('Answer for the audience: answer it');
  await page.keyboard.press('Enter');
  await expect(page.locator('.case-header')).toContainText('Escalated to T2 Lead: Press or large following');
  await expect(page.getByText('T2 Lead or above answers: it is tagged Hot')).toBeVisible();
  await expect(page.getByText('Acknowledgement', { exact: true })).toBeVisible();

  // Escape leaves the chart and goes back to its button; half a walk is nothing.
  await page.getByRole('button', { name: 'Walk the chart again' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Walk the chart again' })).toBeFocused();
  const { history } = await caseOf(loud.id);
  expect(history.filter(({ type }) => type === 'triage.walked')).toHaveLength(1);
  await page.close();
});

test('“We are looking into it” answers and promises; a decision is asked for and made', async () => {
  const { own } = perch();
  const asking = {
    ...post('2990000000000000021', '@acme where is my refund?', 'patient'),
    publishedAt: Date.now() - 600_000,
  };
  const answer = {
    ...post('2990000000000000022', 'Looking into it ^JK', 'acme'),
    mentions: [],
    replyingTo: ['patient' as Handle],
  };
  await must(own, { ask: 'observe', posts: [asking, answer] });
  const page = await perch().context.newPage();
  await page.goto(own.url().replace(/options\.html.*/, `panel.html#case=${caseIdOf(asking.id)}`));
  await page.getByLabel(/What the reply at/).selectOption({ label: '“We are looking into it”' });
  await page.getByRole('button', { name: 'Promise', exact: true }).click();
  await expect(page.getByText(/Promised to be back by/)).toBeVisible();
  await expect(page.locator('.clock-name', { hasText: 'Promise' })).toBeVisible();

  await page.getByText('Ask for a decision').click();
  await page.getByLabel('What is to be decided').fill('Refund without the receipt?');
  await page.getByLabel('Who decides').selectOption('T3 Manager');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.locator('.decision')).toContainText('You asked T3 Manager');
  await expect(page.locator('.clock-name', { hasText: 'Decision' })).toBeVisible();
  await page.getByLabel('The decision').fill('Yes, up to €50');
  await page.keyboard.press('Enter');
  await expect(page.locator('.decision')).toContainText('Yes, up to €50 decided by you');

  await page.setViewportSize({ width: 320, height: 700 });
  await page.getByRole('button', { name: 'Walk the chart' }).click();
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.close();
});

test('The background looks each minute for what nobody acknowledged', async () => {
  const alarms = await perch().own.evaluate(() =>
    (
      globalThis as unknown as {
        chrome: { alarms: { getAll: () => Promise<{ name: string; periodInMinutes?: number }[]> } };
      }
    ).chrome.alarms.getAll(),
  );
  expect(alarms).toContainEqual(expect.objectContaining({ name: 'minute', periodInMinutes: 1 }));
});
