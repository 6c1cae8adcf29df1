// Who asks: a workspace, and the device in it that shows a token.
import type { Role } from '../lib/sync/protocol/messages.ts';
import { decoded, refuse, sha256 } from './answer.ts';
import type { Sql } from './database.ts';

export interface Workspace {
  key: number;
  id: string;
  generation: Buffer;
  head: number;
  hash: Buffer;
  epoch: number;
  rejoin_hash: Buffer;
  /** Of what the log holds. */
  bytes: number;
  /** Of all that was ever written to it. */
  written: number;
  erased_at: number | null;
}

export interface Device {
  id: string;
  /** None of one that others speak for, since it lost its place here. */
  token_hash: Buffer | null;
  role: Role;
  last_seq: number;
  removed_at: number | null;
}
type NewDevice = Pick<Device, 'id' | 'token_hash' | 'role'>;

/** In the transaction that `sql` speaks to. */
export interface Asker {
  sql: Sql;
  workspace: Workspace;
  device: Device;
}

/** `write` holds its row until the transaction ends: changes of one workspace happen one after the other. */
export type Mode = 'read' | 'write' | 'manage';

export const findWorkspace = async (sql: Sql, id: string, mode: Mode): Promise<Workspace> => {
  const text = `SELECT * FROM workspaces WHERE id = $1${mode === 'read' ? '' : ' FOR UPDATE'}`;
  const [found] = await sql.text<Workspace>(text, [id]);
  if (!found) refuse('no_workspace');
  if (found.erased_at !== null) refuse('erased');
  return found;
};

export const deviceByToken = async (sql: Sql, key: number, token: string): Promise<Device | undefined> => {
  const hash = sha256(decoded(token));
  const [device] = await sql<Device>`SELECT * FROM devices WHERE workspace = ${key} AND token_hash = ${hash}`;
  if (device && device.removed_at !== null) refuse('revoked');
  return device;
};

export const deviceById = async (sql: Sql, key: number, id: string): Promise<Device | undefined> =>
  (await sql<Device>`SELECT * FROM devices WHERE workspace = ${key} AND id = ${id}`)[0];

/** One that others spoke for meanwhile goes on where they stopped. */
export const addDevice = async (sql: Sql, key: number, device: NewDevice, now: number): Promise<void> => {
  const { id, token_hash, role } = device;
  await sql`INSERT INTO devices (workspace, id, token_hash, role, last_seq, joined_at, seen_at)
    VALUES (${key}, ${id}, ${token_hash}, ${role}, 0, ${now}, ${now})
    ON CONFLICT (workspace, id) DO UPDATE SET token_hash = excluded.token_hash, role = excluded.role`;
};

/** Writes down when it was here. */
export const saw = async (asker: Asker, now: number): Promise<Asker> => {
  const { sql, workspace, device } = asker;
  await sql`UPDATE devices SET seen_at = ${now} WHERE workspace = ${workspace.key} AND id = ${device.id}`;
  return asker;
};

export const authenticate = async (sql: Sql, id: string, token: string, mode: Mode): Promise<Asker> => {
  const workspace = await findWorkspace(sql, id, mode);
  const device = await deviceByToken(sql, workspace.key, token);
  if (!device) refuse('unauthorized');
  if (mode === 'manage' && device.role !== 'manager')
    refuse('forbidden', { message: 'Only a manager may do this.' });
  return { sql, workspace, device };
};
