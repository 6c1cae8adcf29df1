// The tables. A later version appends to `migrations` and never changes what stands there.
import type { Sql } from './database.ts';

/** Written for SQLite; `key`, `blob` and `int` are replaced by each dialect's words. */
const migrations = [
  [
    `CREATE TABLE workspaces (
      key <key>, id TEXT NOT NULL UNIQUE, generation <blob>, head <int> NOT NULL, hash <blob>, epoch <int> NOT NULL,
      rejoin_hash <blob>, bytes <int> NOT NULL, created_at <int> NOT NULL, erased_at <int>)`,
    // A device without a token is one that others spoke for, after its own was lost.
    `CREATE TABLE devices (
      workspace <int> NOT NULL, id TEXT NOT NULL, token_hash <blob>, role TEXT NOT NULL, last_seq <int> NOT NULL,
      joined_at <int> NOT NULL, seen_at <int> NOT NULL, removed_at <int>, PRIMARY KEY (workspace, id))`,
    `CREATE UNIQUE INDEX devices_by_token ON devices (workspace, token_hash)`,
    `CREATE TABLE envelopes (
      workspace <int> NOT NULL, seq <int> NOT NULL, id <blob> NOT NULL, hash <blob> NOT NULL, device TEXT NOT NULL,
      device_seq <int> NOT NULL, received_at <int> NOT NULL, body <blob> NOT NULL, PRIMARY KEY (workspace, seq))`,
    `CREATE UNIQUE INDEX envelopes_by_device ON envelopes (workspace, device, device_seq)`,
    `CREATE TABLE invites (
      workspace <int> NOT NULL, auth_hash <blob> NOT NULL, box <blob> NOT NULL, role TEXT NOT NULL,
      expires_at <int> NOT NULL, used_by TEXT, PRIMARY KEY (workspace, auth_hash))`,
  ],
];

export type Words = Record<'key' | 'blob' | 'int', string>;

/** Brings the tables up to date. Throws where a newer endpoint has been here. */
export const migrate = async (sql: Sql, words: Words): Promise<void> => {
  await sql`CREATE TABLE IF NOT EXISTS perch_schema (version INTEGER NOT NULL)`;
  const [found] = await sql<{ version: number }>`SELECT version FROM perch_schema`;
  const version = found?.version ?? 0;
  if (version > migrations.length)
    throw new Error(`The database was written by a newer endpoint (schema ${version}). Nothing was changed.`);
  const fill = (text: string) => text.replaceAll(/<(key|blob|int)>/g, (_, word: keyof Words) => words[word]);
  for (const statement of migrations.slice(version).flat()) await sql.text(fill(statement), []);
  if (!found) await sql`INSERT INTO perch_schema (version) VALUES (${migrations.length})`;
  else await sql`UPDATE perch_schema SET version = ${migrations.length}`;
};
