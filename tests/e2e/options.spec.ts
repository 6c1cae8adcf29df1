import { expect } from '@playwright/test';
import { axe, must, setUp, test } from '../support/own-pages.ts';

test('Hours of their own for a day, roles, brand names and tags are saved and come back', async ({
  perch,
}) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  await page.getByLabel('What account 1 is for').selectOption('Marketing');
  await page.getByLabel('Each day on its own').check();
  await page.getByRole('button', { name: 'Add hours on Monday' }).click();
  await page.getByLabel('Monday 1 to').fill('12:00');
  await page.getByLabel('Monday 2 from').fill('13:00');
  await page.getByLabel('Monday 2 to').fill('17:00');
  await page.getByLabel('Friday', { exact: true }).uncheck();
  await page.getByLabel('Names of the brand').fill('Acme\n\nAcme Kettles\nAcme');
  await page.getByText('24 tags').click();
  await page.getByRole('button', { name: 'Remove Troll' }).click();
  await page.getByLabel('Name of tag 1', { exact: true }).fill('Grumble');
  await page.getByLabel('Colour of Grumble').selectOption('pink');
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByLabel('Name of tag 24').fill('Kettle');
  await page.getByLabel('Glyph of Kettle').selectOption('bolt');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const { playbook } = await must(page, { ask: 'settings' });
  const weekly = playbook.hours[0]?.weekly;
  expect(playbook.handles).toEqual([{ handle: 'acme', role: 'marketing' }]);
  expect(weekly?.mon).toEqual(['09:00-12:00', '13:00-17:00']);
  expect(weekly?.fri).toBeUndefined();
  expect(playbook.brandTerms).toEqual(['Acme', 'Acme Kettles']);
  expect(playbook.tags).toHaveLength(24);
  expect(playbook.tags[0]).toMatchObject({ id: 'complaint', name: 'Grumble', color: 'pink' });
  expect(playbook.tags.at(-1)).toMatchObject({ name: 'Kettle', glyph: 'bolt' });
  expect(playbook.suggestions.some(({ tag }) => tag === 'troll')).toBe(false);

  await page.reload();
  await expect(page.getByLabel('Monday 2 from')).toHaveValue('13:00');
});

test('Always open, and back, keeps the hours', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  await page.getByLabel('Always open').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const open = (await must(page, { ask: 'settings' })).playbook;
  expect(open.policies.map(({ hours }) => hours)).toEqual(['always', 'always', 'always']);
  await page.reload();
  await page.getByLabel('Always open').uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const { policies, hours } = (await must(page, { ask: 'settings' })).playbook;
  expect(policies.map((policy) => policy.hours)).toEqual(['office', 'office', 'office']);
  expect(hours[0]?.weekly.mon).toEqual(['09:00-17:00']);
});

test('A change elsewhere is shown, unless it would overwrite typing', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  const other = await perch.open('options.html');
  await expect(other.getByLabel('Initials')).toHaveValue('JK');
  await page.getByLabel('Initials').fill('JJK');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByLabel('Initials')).toHaveValue('JJK');
  await other.getByLabel('Initials').fill('X');
  const told = other.evaluate(() => {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Listening } }).chrome;
    interface Listening {
      onMessage: { addListener: (listener: () => void) => void };
    }
    return new Promise<void>((resolve) => runtime.onMessage.addListener(() => resolve()));
  });
  await page.getByLabel('Initials').fill('JK');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await told;
  // Asked after the page's own question, so that its answer is there too.
  expect((await must(other, { ask: 'settings' })).me.initials).toBe('JK');
  await expect(other.getByLabel('Initials')).toHaveValue('X');
});

test('Settings that two people have open put nothing back: of what both changed the second is asked', async ({
  perch,
}) => {
  const [page, other] = [await perch.open('options.html'), await perch.open('options.html')];
  await setUp(page);
  for (const each of [page, other]) await each.reload();
  const save = async (each: typeof page) => {
    await each.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(each.getByText('Saved', { exact: true })).toBeVisible();
  };
  const brand = (each: typeof page) => each.getByLabel('Names of the brand');
  await brand(other).fill('Mine');
  await page.getByLabel('What account 1 is for').selectOption('Marketing');
  await brand(page).fill('Theirs');
  await save(page);

  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Not saved' })).toHaveText(
    'Not saved: Somebody else changed this meanwhile, too: the brand’s names.',
  );
  expect(await axe(other)).toEqual([]);
  await other.setViewportSize({ width: 320, height: 700 });
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await other.getByRole('button', { name: 'Save mine' }).click();
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await expect(other.getByLabel('What account 1 is for')).toHaveValue('marketing');
  const { playbook } = await must(page, { ask: 'settings' });
  expect(playbook.brandTerms).toEqual(['Mine']);
  expect(playbook.handles).toEqual([{ handle: 'acme', role: 'marketing' }]);
  await expect(brand(page)).toHaveValue('Mine');

  await brand(page).fill('Theirs again');
  await brand(other).fill('Mine again');
  await save(other);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(brand(page)).toHaveValue('Mine again');
});

test('What Perch does on X is switched off at once, and stays off', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  const reading = page.getByRole('checkbox', { name: 'Read what X has already loaded' });
  const off = async () => (await must(page, { ask: 'settings' })).off;
  await page.getByLabel('Initials').fill('ZZ');
  await reading.uncheck();
  await expect.poll(off).toEqual(['page-data']);
  // What is being typed beside it is left alone.
  await expect(page.getByLabel('Initials')).toHaveValue('ZZ');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(reading).not.toBeChecked();
  await reading.check();
  await expect.poll(off).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${scheme}, every part open`, async ({ perch }) => {
    const page = await perch.open('options.html');
    await setUp(page);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.reload();
    await page.getByLabel('Each day on its own').check();
    await page.getByText('24 tags').click();
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('A ready-made playbook takes the place of ours, and keeps our accounts', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  const before = (await must(page, { ask: 'settings' })).playbook;
  await page.getByLabel('Ready-made playbooks').selectOption('Campus or club');
  await expect(page.getByText(/A ready-made playbook with \d+ tags/)).toBeVisible();
  expect((await must(page, { ask: 'settings' })).playbook).toEqual(before);
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.getByText('The playbook is the file’s.')).toBeVisible();
  const { handles, careFrom, tiers } = (await must(page, { ask: 'settings' })).playbook;
  expect({ handles, careFrom }).toEqual({ handles: before.handles, careFrom: before.careFrom });
  expect(tiers.map(({ name }) => name)).toEqual(['Desk', 'Director', 'Press office']);
});

test('Holidays come from a calendar file, each once, and can be taken out again', async ({ perch }) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  const days = ['20261225', '20261226'].flatMap((day) => [
    'BEGIN:VEVENT',
    `UID:${day}`,
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:Day ${day.slice(6)}`,
    'END:VEVENT',
  ]);
  const file = (...lines: string[]) => ({
    name: 'holidays.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(lines.join('\r\n')),
  });
  const calendar = file('BEGIN:VCALENDAR', 'VERSION:2.0', ...days, 'END:VCALENDAR', '');
  const input = page.getByLabel('Calendar file with holidays');
  await expect(page.getByRole('button', { name: 'Import holidays (.ics)' })).toBeVisible();
  await input.setInputFiles(file('no calendar'));
  await expect(page.getByText('Not imported. This is not a calendar file (.ics).')).toBeVisible();
  await input.setInputFiles(calendar);
  await expect(page.getByText('2 holidays added.')).toBeVisible();
  await input.setInputFiles(calendar);
  await expect(page.getByText('Nothing new in this file.')).toBeVisible();
  await page.getByText('2 holidays', { exact: true }).click();
  await page.getByRole('button', { name: /^Remove Day 26/ }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const { playbook } = await must(page, { ask: 'settings' });
  expect(playbook.hours[0]?.holidays).toEqual([{ date: '2026-12-25', name: 'Day 25', hours: [] }]);
  expect(await axe(page)).toEqual([]);
});

test('Rules, exceptions and the chart: each is seen, and those of the team can be switched', async ({
  perch,
}) => {
  const page = await perch.open('options.html');
  await setUp(page);
  await page.reload();
  await page.getByText('No tag is added without asking').click();
  await page.getByRole('checkbox', { name: 'Outage' }).check();
  await expect(page.getByText('1 tag is added without asking')).toBeVisible();
  await page.getByText('2 rules on who answers what').click();
  await page.getByRole('checkbox', { name: 'Hot: answered by T2 Lead or higher' }).uncheck();
  await page.getByText(/^Exceptions/).click();
  await page.getByLabel('Not the brand').fill('acme of perfection');
  await page.getByLabel('Popular hashtags').fill('#BlackFriday');
  await page.getByText('0 extra openings').click();
  await page.getByRole('button', { name: 'Add an extra opening' }).click();
  await page.getByLabel('Day of extra opening 1').fill('2026-12-24');
  await page.getByLabel('Extra opening 1 to').fill('21:00');
  await expect(page.getByText('Every way through it ends, and every end can be reached.')).toBeVisible();
  await page.getByText(/questions, \d+ ends$/).click();
  await expect(page.locator('.chart-list').first()).toContainText('→');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const { playbook } = await must(page, { ask: 'settings' });
  expect(playbook.suggestions.filter(({ apply }) => apply)).toEqual([{ tag: 'outage', apply: true }]);
  expect(playbook.respondRules).toEqual([{ tags: ['press', 'safety'], tier: 't4' }]);
  expect(playbook.negativeTerms).toEqual(['acme of perfection']);
  expect(playbook.chart.reach.hashtags).toEqual(['BlackFriday']);
  expect(playbook.hours[0]?.openings).toEqual([{ date: '2026-12-24', name: '', hours: ['09:00-21:00'] }]);
  await page.reload();
  await expect(page.getByText('1 tag is added without asking')).toBeVisible();
  await expect(page.getByText('1 rule on who answers what')).toBeVisible();
});
