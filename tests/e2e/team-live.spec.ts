// The live line to the endpoint lasts as long as somebody may be looking.
import { expect } from '@playwright/test';
import { must } from '../support/own-pages.ts';
import { test } from '../support/team-pages.ts';

test('it closes once no page of X or Perch is open, and a page of Perch opens it at once', async ({
  team,
}) => {
  const { perch, page } = await team.browser('Ada', 'AD');
  const lines = async (): Promise<number> => {
    const text = await (await fetch(`${team.endpoint.url}/metrics`)).text();
    return Number(/^perch_sockets (\d+)$/m.exec(text)?.[1]);
  };
  await must(page, { ask: 'createWorkspace', endpoint: team.endpoint.url, name: 'Acme Care' });
  await expect.poll(lines).toBe(1);

  for (const each of perch.context.pages()) await each.goto('about:blank');
  // The alarm of the minute, now; the next one is a minute away.
  const [background] = perch.context.serviceWorkers();
  await background?.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { alarms: { create: (name: string, when: object) => Promise<void> } };
    };
    return chrome.alarms.create('minute', { when: Date.now(), periodInMinutes: 1 });
  });
  await expect.poll(lines).toBe(0);

  await perch.open('options.html');
  await expect.poll(lines).toBe(1);
});
