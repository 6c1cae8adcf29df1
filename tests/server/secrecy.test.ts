// The endpoint reads nothing: whatever a team writes is nowhere in its database, its log or what goes over the wire.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { headerLength } from '../../lib/sync/protocol/envelope.ts';
import { marks } from './canaries.ts';
import type { Person } from './client.ts';
import { createHttp, createTeam, openLine, pushOf } from './client.ts';
import { hasPostgres, startPostgres } from './postgres.ts';
import { runEndpoint } from './process.ts';
import { startRelay } from './relay.ts';
import { formsOf, hitsOf } from './search.ts';
import { envelopeOf } from './set-up.ts';
import { doEverything } from './whole-team.ts';

interface Store {
  databaseUrl: string;
  /** To be called when the tables are there. */
  prepare: () => Promise<unknown>;
  /** All that it has written, by file. */
  files: () => Promise<Record<string, Buffer>>;
  /** Between it and the endpoint, if that is elsewhere. */
  line: () => Record<string, Buffer>;
}

const onSqlite = async (): Promise<Store> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-secrecy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return {
    databaseUrl: `sqlite:${join(folder, 'perch.db')}`,
    prepare: async () => {},
    files: async () => filesIn(folder),
    line: () => ({}),
  };
};

const onPostgres = async (): Promise<Store> => {
  const cluster = await startPostgres();
  const began = Date.now();
  const line = await startRelay(cluster.url);
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await line.close();
    await cluster.stop();
  });
  return {
    databaseUrl: line.url,
    prepare: async () => {
      // What PostgreSQL compresses, no search would find.
      const { rows } = await client.query<{ change: string }>(
        `SELECT format('ALTER TABLE %I ALTER %I SET STORAGE EXTERNAL', table_name, column_name) AS change
         FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('bytea', 'text')`,
      );
      for (const { change } of rows) await client.query(change);
    },
    files: async () => {
      await client.query('CHECKPOINT');
      return filesIn(cluster.data, began);
    },
    line: () => {
      const { to, from } = line.heard();
      return { 'the line to the database': to, 'the line from it': from };
    },
  };
};

/** Those written since then, UTC ms. */
const filesIn = (folder: string, since = 0): Record<string, Buffer> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => {
        const stat = statSync(join(folder, name), { throwIfNoEntry: false });
        return stat?.isFile() && stat.mtimeMs > since;
      })
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

const stores: [string, boolean, () => Promise<Store>][] = [
  ['SQLite', true, onSqlite],
  ['PostgreSQL', hasPostgres, onPostgres],
];

test.each(stores.filter(([, isHere]) => isHere))(
  'nothing that a team says is in the database, the log or on the wire, on %s',
  async (_name, _isHere, open) => {
    const store = await open();
    const run = (port?: string) => runEndpoint({ DATABASE_URL: store.databaseUrl }, port);
    let endpoint = await run();
    await store.prepare();
    const relay = await startRelay(endpoint.url);
    onTestFinished(async () => {
      await relay.close();
      await endpoint.end('SIGTERM');
    });
    const wire = () => {
      const { to, from } = relay.heard();
      return { 'the wire to it': to, 'the wire from it': from };
    };
    const told = () => ({ 'the log': Buffer.from(JSON.stringify(endpoint.said) + endpoint.complaint()) });
    const kept = async () => ({ ...(await store.files()), ...store.line(), ...told() });

    const { secrets, shown } = await doEverything(relay.url);
    const metrics = Buffer.from(await (await fetch(`${endpoint.url}/metrics`)).arrayBuffer());
    expect(hitsOf({ ...(await store.files()), ...wire(), metrics }, secrets)).toEqual([]);
    await endpoint.end('SIGTERM');
    expect(hitsOf(await kept(), { ...secrets, ...shown })).toEqual([]);

    // The same search finds what somebody says in the clear, in each of its forms.
    endpoint = await run(new URL(endpoint.url).port);
    const http = createHttp(relay.url);
    onTestFinished(() => http.close());
    const { workspace, people } = await createTeam(http, 2);
    const [manager, agent] = people as [Person, Person];
    const forms = formsOf(marks.word);
    const inTheClear = Object.values(forms).map((form, index) => {
      const header = envelopeOf(workspace, manager.id, index + 1).subarray(0, headerLength);
      return new Uint8Array(Buffer.concat([header, form, Buffer.alloc(5000, 'x')]));
    });
    const push = { token: manager.token, body: pushOf(inTheClear) };
    expect(await http.ask(`/v1/w/${workspace}/push`, push)).toMatchObject({ status: 200 });
    const heard = new Promise((hear) => void openLine(relay.url, workspace, agent.token, hear));
    const speaker = await openLine(relay.url, workspace, manager.token, () => {});
    speaker.send(JSON.stringify({ type: 'presence', box: marks.letters }));
    expect(await heard).toMatchObject({ box: marks.letters });

    const formsIn = (where: Record<string, Buffer>) =>
      new Set(hitsOf(where, { word: marks.word }).map(({ form }) => form));
    const all = new Set(Object.keys(forms));
    expect(formsIn(await store.files())).toEqual(all);
    const { 'the wire to it': to, 'the wire from it': from } = wire();
    expect(formsIn({ to })).toEqual(all);
    for (const where of [{ to }, { from }]) expect(hitsOf(where, { letters: marks.letters })).toHaveLength(1);
    expect(hitsOf(told(), { port: new URL(endpoint.url).port })).toHaveLength(1);
  },
);
