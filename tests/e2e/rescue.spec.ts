// The day the database cannot be opened: the pages lead to the rescue page, and what it saves is read elsewhere.
import { expect, type Frame, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CommandId, NoteId } from '../../lib/care/ids.ts';
import { caseIdOf } from '../../lib/care/case-id.ts';
import { axe, must, post, setUp, startPerch, test } from '../support/own-pages.ts';
import { panelOf, startOnX, type PerchOnX } from '../support/perch-on-x.ts';

/** As a newer Perch would leave it. */
const makeNewer = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('perch', 990);
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
        opening.addEventListener('error', () => reject(opening.error));
      }),
  );

test('a newer database: the settings say so, the rescue page saves it, a fresh profile reads the file', async ({
  perch,
}) => {
  const page = await perch.open('options.html');
  await setUp(page);
  const first = post('2990000000000000001', '@acme charged me twice');
  const caseId = caseIdOf(first.id);
  await must(page, { ask: 'observe', posts: [first, post('2990000000000000002', '@acme hello?', 'remy')] });
  await must(page, {
    ask: 'noteCommand',
    command: {
      verb: 'addNote',
      commandId: randomUUID() as string as CommandId,
      caseId,
      noteId: 'note-1' as NoteId,
      text: 'Rang twice',
    },
  });
  await must(page, { ask: 'saveDraft', caseId, text: 'Half a thou' });
  const { events } = await must(page, { ask: 'exportEvents', after: '' });
  const { playbook, me } = await must(page, { ask: 'settings' });

  await makeNewer(page);
  await page.reload();
  await expect(page.getByText('A newer Perch wrote the data in this browser.')).toBeVisible();
  expect(await axe(page, '#trouble')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('options.png') });
  const [rescue] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Save what can be read' }).click(),
  ]);
  await expect(rescue.getByText('This one leaves it as it is.')).toBeVisible();
  await expect(
    rescue.getByText('3 events of 2 cases, the settings and 1 unsaved note can be saved.'),
  ).toBeVisible();
  for (const colorScheme of ['dark', 'light'] as const) {
    await rescue.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axe(rescue)).toEqual([]);
    await rescue.screenshot({ path: test.info().outputPath(`rescue-${colorScheme}.png`) });
  }
  const [download] = await Promise.all([
    rescue.waitForEvent('download'),
    rescue.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  await expect(rescue.getByText(`Saved as ${download.suggestedFilename()}.`)).toBeVisible();
  await rescue.screenshot({ path: test.info().outputPath('rescue.png') });
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('Half a thou');
  expect(await rescue.evaluate(() => indexedDB.databases())).toEqual([{ name: 'perch', version: 990 }]);

  const other = await startPerch();
  try {
    const fresh = await other.open('options.html');
    await fresh.getByLabel('File to import').setInputFiles({
      name: download.suggestedFilename(),
      mimeType: 'application/json',
      buffer: Buffer.from(file),
    });
    await fresh.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(fresh.getByText('3 events added, 0 known.')).toBeVisible();
    expect(await must(fresh, { ask: 'settings' })).toMatchObject({ playbook, me });
    expect(await must(fresh, { ask: 'exportEvents', after: '' })).toEqual({ events });
  } finally {
    await other.close();
  }
});

const followed = async (perch: PerchOnX, panel: Frame): Promise<void> => {
  const [rescue] = await Promise.all([
    perch.context.waitForEvent('page'),
    panel.getByRole('link', { name: 'Save what can be read' }).click(),
  ]);
  await expect(rescue.getByText('This one leaves it as it is.')).toBeVisible();
  await rescue.close();
};

test('the panel that is docked in X leads there too, and so does what X’s page says', async () => {
  const perch = await startOnX();
  try {
    const { page, strips } = await perch.open('/notifications/mentions');
    const id = perch.inbound[0]!.id;
    await strips.of(id);
    await strips.click(id, 'notes');
    const panel = await panelOf(page);
    await expect(panel.getByText('History')).toBeVisible();
    await makeNewer(perch.own);
    await panel.getByLabel('Write a note').fill('Rang twice');
    await panel.getByRole('button', { name: 'Add note' }).click();
    await followed(perch, panel);
    await page.screenshot({ path: test.info().outputPath('panel.png') });

    // Where not even a strip can be drawn.
    await page.reload();
    await strips.until('the banner', (pierce) => pierce.layer().banner?.action);
    await strips.pick('What now?');
    const docked = () => page.frames().find((frame) => frame.url().includes('/panel.html'));
    await expect.poll(docked).toBeDefined();
    await expect(docked()!.getByText('Nothing was deleted.')).toBeVisible();
    await followed(perch, docked()!);
    await page.screenshot({ path: test.info().outputPath('banner.png') });
  } finally {
    await perch.close();
  }
});
