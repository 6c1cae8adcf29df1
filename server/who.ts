// Who asks: a workspace, and the device in it that shows a token.
import type { Role } from '../lib/sync/protocol/messages.ts';
import type { Answer } from './answer.ts';
import { decoded, ok, refuse, sha256 } from './answer.ts';
import type { Sql } from './database.ts';

export interface Workspace {
  key: number;
  id: string;
  generation: Buffer;
  head: number;
  hash: Buffer;
  epoch: number;
  rejoin_hash: Buffer;
  bytes: number;
  erased_at: number | null;
}

export interface Device {
  workspace: number;
  id: string;
  token_hash: Buffer | null;
  role: Role;
  last_seq: number;
  joined_at: number;
  seen_at: number;
  removed_at: number | null;
}

/** @param lock what `Database.forUpdate` says, where the workspace is about to be changed. */
export const findWorkspace = async (sql: Sql, id: string, lock = ''): Promise<Answer<Workspace>> => {
  const [found] = await sql<Workspace>(`SELECT * FROM workspaces WHERE id = $1${lock}`, [id]);
  if (!found) return refuse('no_workspace', 'There is no such workspace here.');
  if (found.erased_at !== null) return refuse('revoked', 'The workspace was erased from this endpoint.');
  return ok(found);
};

export interface Asker {
  workspace: Workspace;
  device: Device;
}

export const authenticate = async (
  sql: Sql,
  id: string,
  token: string,
  lock = '',
): Promise<Answer<Asker>> => {
  const workspace = await findWorkspace(sql, id, lock);
  if (!workspace.ok) return workspace;
  const [device] = await sql<Device>('SELECT * FROM devices WHERE workspace = $1 AND token_hash = $2', [
    workspace.value.key,
    sha256(decoded(token)),
  ]);
  if (!device) return refuse('unauthorized', 'The token is of no device of this workspace.');
  if (device.removed_at !== null) return refuse('revoked', 'This device was removed from the workspace.');
  return ok({ workspace: workspace.value, device });
};

export const onlyManagers = ({ device }: Asker): Answer<null> =>
  device.role === 'manager' ? ok(null) : refuse('forbidden', 'Only a manager may do this.');
