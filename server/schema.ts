// The tables. A later version appends to `migrations` and never changes what stands there.
import type { Sql } from './database.ts';

const migrations = [
  [
    `CREATE TABLE workspaces (
      key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL UNIQUE, generation BYTEA NOT NULL,
      head BIGINT NOT NULL, hash BYTEA, epoch BIGINT NOT NULL, rejoin_hash BYTEA, bytes BIGINT NOT NULL,
      written BIGINT NOT NULL, created_at BIGINT NOT NULL, erased_at BIGINT)`,
    // A device without a token is one that others spoke for, after its own was lost.
    `CREATE TABLE devices (
      workspace BIGINT NOT NULL, id TEXT NOT NULL, token_hash BYTEA, role TEXT NOT NULL, last_seq BIGINT NOT NULL,
      joined_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (workspace, id))`,
    `CREATE UNIQUE INDEX devices_by_token ON devices (workspace, token_hash)`,
    // See runs.ts.
    `CREATE TABLE runs (
      workspace BIGINT NOT NULL, seq BIGINT NOT NULL, written BIGINT NOT NULL, device TEXT NOT NULL,
      device_seq BIGINT NOT NULL, hash BYTEA NOT NULL, ids BYTEA NOT NULL, records BYTEA NOT NULL,
      PRIMARY KEY (workspace, seq))`,
    `CREATE UNIQUE INDEX runs_by_device ON runs (workspace, device, device_seq)`,
    `CREATE TABLE invites (
      workspace BIGINT NOT NULL, auth_hash BYTEA NOT NULL, box BYTEA NOT NULL, role TEXT NOT NULL,
      expires_at BIGINT NOT NULL, used_by TEXT, PRIMARY KEY (workspace, auth_hash))`,
  ],
];

/** Brings the tables up to date. Throws where a newer endpoint has been here. */
export const migrate = async (sql: Sql): Promise<void> => {
  await sql`CREATE TABLE IF NOT EXISTS perch_schema (version INTEGER NOT NULL)`;
  const [found] = await sql<{ version: number }>`SELECT version FROM perch_schema`;
  const version = found?.version ?? 0;
  if (version > migrations.length)
    throw new Error(`The database was written by a newer endpoint (schema ${version}). Nothing was changed.`);
  for (const statement of migrations.slice(version).flat()) await sql.text(statement, []);
  if (!found) await sql`INSERT INTO perch_schema (version) VALUES (${migrations.length})`;
  else await sql`UPDATE perch_schema SET version = ${migrations.length}`;
};
