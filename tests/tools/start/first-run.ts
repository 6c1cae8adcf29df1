// The first-run page, filled in as whoever begins would; and as who only joins a team.
import type { BrowserContext, Page } from '@playwright/test';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

/** The page that Perch opens by itself when it was installed. Wait for it first: it takes over an empty tab. */
export const firstRunPage = (context: BrowserContext, extensionId: string): Promise<Page> =>
  until('Perch to open its first-run page', async () =>
    context.pages().find((page) => page.url().startsWith(`chrome-extension://${extensionId}/options.html`)),
  );

/** Ends with X's tab in front. */
export const playFirstRun = async ({ person, page, settings, step }: Stage): Promise<void> => {
  // X first: Perch offers the account that is signed in there.
  await page.goto('https://x.com/notifications/mentions');
  await page.locator('article').first().waitFor();
  await settings.bringToFront();
  await step(
    'first run',
    'added @acmecare (offered, as X shows it) and @acme, name, always open, 22 minutes',
    async () => {
      await settings.getByRole('button', { name: 'Add @acmecare' }).click();
      await settings.getByRole('button', { name: 'Add an account' }).click();
      await settings.getByRole('textbox', { name: 'Account 2' }).fill('@acme');
      await settings.getByRole('combobox', { name: 'account 2' }).selectOption({ label: 'Marketing' });
      await settings.getByRole('textbox', { name: 'Name', exact: true }).fill(person.name);
      await settings.getByRole('checkbox', { name: 'Always open' }).check();
      await settings.getByRole('radio', { name: /^22 minutes/ }).check();
      const initials = await settings.getByRole('textbox', { name: 'Initials' }).inputValue();
      if (initials !== person.initials)
        throw new Error(`the initials of ${person.name} came out as “${initials}”`);
    },
    settings,
  );
  await step(
    'started',
    'Start: saved, and the page is the settings from now on',
    async () => {
      await settings.getByRole('button', { name: 'Start' }).click();
      await settings.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    },
    settings,
  );
  await page.bringToFront();
};

/** For who joins a team: the team brings all but the name. Ends with the settings in front. */
export const playShortFirstRun = async ({ person, settings, step }: Stage): Promise<void> => {
  await step(
    'name only',
    `to join a team, wrote the name ${person.name} and pressed Start: nothing else is needed`,
    async () => {
      await settings.getByRole('textbox', { name: 'Name', exact: true }).fill(person.name);
      await settings.getByRole('button', { name: 'Start', exact: true }).click();
      await settings.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    },
    settings,
  );
};
