// A browser that joins a team with years behind it: until its first strips are there, and until all are.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { caseIdOf } from '../../lib/care/case-id.ts';
import type { PostId } from '../../lib/care/ids.ts';
import { enqueue } from '../../lib/sync/enqueue.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import type { SharedEvent } from '../../lib/sync/shared-event.ts';
import { readSharedEvent } from '../../lib/sync/shared-event.ts';
import { syncRound } from '../../lib/sync/round.ts';
import { createWorkspace, invite } from '../../lib/sync/team.ts';
import { tablesOf } from '../support/sync-storage.ts';
import { runEndpoint } from '../server/process.ts';
import { extensionDir, must, post, setUp, startPerch } from '../support/own-pages.ts';
import { allowedCopy } from '../support/allowed-copy.ts';
import { plainBrowser, well } from './catch-up.ts';
import type { Row } from './row.ts';

const cases = Number(process.env['PERCH_CASES'] ?? 20_000);

/** A post, somebody who takes it and tags it, and its end: three actions, four events, each as a browser sends it. */
const actionsOf = (index: number): SharedEvent[][] => {
  const id = String(1_990_000_000_000_000_000n + BigInt(index));
  const seen = { ...post(id, '@acme my parcel is late, it was to be here on Monday', `customer${index}`) };
  const at = seen.publishedAt - (cases - index) * 60_000;
  const event = (name: string, later: number, fields: object): SharedEvent => {
    const ids = {
      id: `${id}.${name}`,
      commandId: `${id}.${later}`,
      caseId: caseIdOf(id as PostId),
      by: 'mia',
    };
    const read = readSharedEvent({ ...ids, at: at + later * 60_000, ...fields });
    if (!read) throw new Error(`${name} is no event`);
    return read;
  };
  const received = { type: 'message.received', post: { ...seen, publishedAt: at }, kind: 'direct' };
  return [
    [event('seen', 0, { id: `seen.${id}`, commandId: `seen.${id}`, ...received })],
    [
      event('tag', 5, { type: 'tag.added', tag: 'complaint' }),
      event('take', 5, { type: 'case.assigned', to: 'mia', replaces: null }),
    ],
    [event('end', 40, { type: 'case.resolved', disposition: 'solved' })],
  ];
};

/** Fills a workspace; gives the code by which a browser joins it. */
const history = async (url: string): Promise<string> => {
  const { disk, ports } = plainBrowser();
  await createWorkspace(ports, await newDevice(ports.random), { endpoint: url, name: 'Bench' });
  for (let index = 0; index < cases; index++) {
    for (const events of actionsOf(index)) await enqueue(tablesOf(disk), events, Date.now());
    // Sent as it comes: nobody's outbox holds years.
    if (index % 300 === 299) await well(syncRound(ports));
  }
  await well(syncRound(ports));
  const code = await invite(ports, 'agent');
  if (!code.ok) throw new Error(code.error.code);
  return code.value.code;
};

/** Seconds since `began` when the badge of a case is there. */
const whenShown = async (page: Page, index: number, began: number): Promise<number> => {
  const postId = String(1_990_000_000_000_000_000n + BigInt(index)) as PostId;
  for (;;) {
    const { badges } = await must(page, { ask: 'badges', postIds: [postId] });
    if (badges[postId]?.status === 'resolved') return (performance.now() - began) / 1000;
    await page.waitForTimeout(20);
  }
};

export const measureNewDevice = async (): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-bench-'));
  const endpoint = await runEndpoint({ DATABASE_URL: `sqlite:${join(folder, 'endpoint.db')}` });
  const code = await history(endpoint.url);
  const perch = await startPerch(allowedCopy(extensionDir, join(folder, 'extension')));
  const page = await perch.open('options.html');
  await setUp(page);
  const began = performance.now();
  await must(page, { ask: 'joinWorkspace', code });
  const first = await whenShown(page, 0, began);
  const all = await whenShown(page, cases - 1, began);
  await perch.close();
  await endpoint.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
  const detail = `${cases} cases, ${cases * 3} envelopes, endpoint on loopback`;
  return [
    { what: 'new device: first strips', figure: first, unit: 's', budget: 3, detail },
    { what: 'new device: all strips', figure: all, unit: 's', budget: 20, detail },
  ];
};
