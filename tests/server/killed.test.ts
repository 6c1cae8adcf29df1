// The endpoint dies under load, again and again: what it acknowledged is there, once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp, createTeam } from './client.ts';
import { startLoad } from './load.ts';
import { runEndpoint } from './process.ts';

const kills = 50;

test(`killed ${kills} times under load, it loses and doubles nothing`, { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = (port?: string) => runEndpoint({ DATABASE_URL: `sqlite:${join(folder, 'perch.db')}` }, port);
  let endpoint = await run();
  const http = createHttp(endpoint.url);
  const teams = [await createTeam(http, 5), await createTeam(http, 3)];
  let isUp = Promise.resolve(endpoint);
  const load = startLoad(teams, async () => {
    await isUp;
    return http;
  });
  for (let kill = 0; kill < kills; kill++) {
    // Sooner or later after the start, so that it dies in other places.
    await load.acked(1 + ((kill * 7) % 40));
    const ended = endpoint.end('SIGKILL');
    isUp = ended.then(() => run(new URL(endpoint.url).port));
    expect(await ended).toBeNull();
    endpoint = await isUp;
  }
  await load.end();
  await load.check(http);
  http.close();
  expect(await endpoint.end('SIGTERM')).toBe(0);
});
