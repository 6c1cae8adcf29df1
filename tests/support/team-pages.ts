// A real endpoint, and browsers of a team at it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { Role } from '../../lib/care/role.ts';
import type { EndpointProcess } from '../server/process.ts';
import { runEndpoint } from '../server/process.ts';
import { allowedCopy } from './allowed-copy.ts';
import type { Perch } from './own-pages.ts';
import { extensionDir, must, setUp, startPerch } from './own-pages.ts';

export interface TeamBrowsers {
  endpoint: { url: string; kill: () => Promise<void>; startAgain: () => Promise<void> };
  /** A browser of its own, set up for a person, with the settings open. */
  browser: (name: string, initials: string) => Promise<{ perch: Perch; page: Page }>;
}

/** A test with an endpoint of its own, and as many browsers as it asks for. */
export const test = base.extend<{ team: TeamBrowsers }>({
  // Playwright reads the names out of this pattern, empty or not.
  // oxlint-disable-next-line no-empty-pattern
  team: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'perch-team-'));
    const extension = allowedCopy(extensionDir, join(folder, 'extension'));
    const database = `sqlite:${join(folder, 'endpoint.db')}`;
    let running: EndpointProcess = await runEndpoint({ DATABASE_URL: database });
    const { url } = running;
    const open: Perch[] = [];
    await use({
      endpoint: {
        url,
        kill: async () => void (await running.end('SIGKILL')),
        startAgain: async () => {
          running = await runEndpoint({ DATABASE_URL: database }, new URL(url).port);
        },
      },
      browser: async (name, initials) => {
        const perch = await startPerch(extension);
        open.push(perch);
        const page = await perch.open('options.html');
        await setUp(page);
        const { me } = await must(page, { ask: 'settings' });
        await must(page, { ask: 'saveSettings', me: { ...me, name, initials } });
        await page.reload();
        return { perch, page };
      },
    });
    for (const perch of open) await perch.close();
    await running.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Begins a team, as a person does. */
export const startTeam = async (page: Page, endpoint: string, name = 'Acme Care'): Promise<void> => {
  await page.getByLabel('Name of the team').fill(name);
  await page.getByLabel('Address of the endpoint').fill(endpoint);
  await page.getByRole('button', { name: 'Start the team' }).click();
  await expect(page.getByText('You are a manager')).toBeVisible();
};

/** A code, as a manager makes it. */
export const inviteFrom = async (page: Page, role: Role): Promise<string> => {
  const codes = page.getByLabel(/^Invite code for/);
  const before = await codes.count();
  await page.getByLabel('Role of the invited').selectOption(role);
  await page.getByRole('button', { name: 'Make an invite code' }).click();
  // The newest stands first.
  await expect(codes).toHaveCount(before + 1);
  return codes.first().inputValue();
};

export const joinBy = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Invite code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Join the team' }).click();
};
