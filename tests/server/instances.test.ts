// Two endpoints on one PostgreSQL: their connections are cut, one is killed, and the team does not notice.
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp, createTeam, openLine, pushOf } from './client.ts';
import { startLoad } from './load.ts';
import { hasPostgres, startPostgres } from './postgres.ts';
import { runEndpoint } from './process.ts';
import { envelopeOf, newPerson } from './set-up.ts';

const setUp = async () => {
  const cluster = await startPostgres();
  const run = (port?: string) => runEndpoint({ DATABASE_URL: cluster.url }, port);
  // Both at once: only one of them makes the tables.
  const endpoints = await Promise.all([run(), run()]);
  const https = endpoints.map(({ url }) => createHttp(url));
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  /** Cuts every connection but this one. Gives how many there were. */
  const cut = async () => {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
    );
    return rowCount ?? 0;
  };
  onTestFinished(async () => {
    https.forEach((http) => http.close());
    for (const endpoint of endpoints) await endpoint.end('SIGTERM');
    await client.end();
    await cluster.stop();
  });
  return { endpoints, https, run, cut };
};

test.runIf(hasPostgres)(
  'nothing acknowledged is lost or doubled when connections are cut and one instance dies',
  { timeout: 120_000 },
  async () => {
    const { endpoints, https, run, cut } = await setUp();
    const teams = [await createTeam(https[0]!, 4), await createTeam(https[1]!, 4)];
    let isUp: Promise<unknown> = Promise.resolve();
    // Every other device of a team goes to the one instance, the rest to the other.
    const load = startLoad(teams, async (device) => {
      await isUp;
      return https[device % 2]!;
    });
    for (let round = 0; round < 8; round++) {
      await load.acked(10 + round);
      expect(await cut()).toBeGreaterThan(0);
    }
    for (let round = 0; round < 4; round++) {
      await load.acked(10 + round);
      const [port, dead] = [new URL(endpoints[0]!.url).port, endpoints[0]!.end('SIGKILL')];
      isUp = dead.then(async () => (endpoints[0] = await run(port)));
      expect(await dead).toBeNull();
      await isUp;
    }
    await load.acked(20);
    await load.end();
    await load.check(https[0]!);
    await load.check(https[1]!);
  },
);

test.runIf(hasPostgres)('pokes, presence and removal reach browsers on the other instance', async () => {
  const { endpoints, https, cut } = await setUp();
  const { workspace, people } = await createTeam(https[0]!, 2);
  const [manager, agent] = people as [(typeof people)[0], (typeof people)[0]];
  const heard: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  const next = async () => {
    if (heard.length === 0) await new Promise<void>((arrived) => waiting.push(arrived));
    return heard.shift();
  };
  const hear = (message: Record<string, unknown>) => {
    heard.push(message);
    waiting.shift()?.();
  };
  const here = await openLine(endpoints[0]!.url, workspace, manager.token, () => {});
  const there = await openLine(endpoints[1]!.url, workspace, agent.token, hear);

  here.send(JSON.stringify({ type: 'presence', box: 'c2VhbGVk' }));
  expect(await next()).toEqual({ type: 'presence', device: manager.id, box: 'c2VhbGVk' });
  here.send(pushOf([envelopeOf(workspace, manager.id, 1)]));
  expect(await next()).toMatchObject({ type: 'poke', head: 1, page: expect.any(String) });
  // As much as comes along at most gets through PostgreSQL's own limit, and what is more goes without.
  here.send(pushOf([envelopeOf(workspace, manager.id, 2, 1, 5_200)]));
  expect(await next()).toMatchObject({ type: 'poke', head: 2, page: expect.any(String) });
  here.send(pushOf([envelopeOf(workspace, manager.id, 3, 1, 6_000)]));
  expect(await next()).toEqual({ type: 'poke', head: 3 });
  // Somebody who comes later learns who is there.
  const late = await openLine(endpoints[1]!.url, workspace, agent.token, hear);
  expect(await next()).toEqual({ type: 'presence', device: manager.id, box: 'c2VhbGVk' });

  // While an instance has no ear, a removal could be missed: whoever is there is asked for the token again.
  const closed = Promise.all(
    [here, there, late].map((line) => new Promise((done) => line.on('close', (code) => done(code)))),
  );
  await cut();
  expect(await closed).toEqual([1012, 1012, 1012]);

  const again = await openLine(endpoints[1]!.url, workspace, agent.token, hear);
  const left = new Promise((done) => again.on('close', (code) => done(code)));
  await https[0]!.ask(`/v1/w/${workspace}/devices/${agent.id}`, { method: 'DELETE', token: agent.token });
  expect(await left).toBe(4001);
});

test.runIf(hasPostgres)('a workspace is made once, however many ask at the same time', async () => {
  const { https } = await setUp();
  const { workspace: other, manager } = await createTeam(https[0]!);
  const asking = [...https, ...https, ...https, ...https];
  // So that as many connections are open as it takes.
  await Promise.all(asking.map(({ ask }) => ask(`/v1/w/${other}/devices`, { token: manager.token })));
  const { id: device, tokenHash } = newPerson();
  const workspace = `A${other.slice(1)}`;
  const body = { workspace, device, tokenHash, epoch: 1, rejoinHash: tokenHash };
  const answers = await Promise.all(asking.map(({ ask }) => ask('/v1/workspaces', { body })));
  expect(answers.map(({ status }) => status)).toEqual(asking.map(() => 200));
});
