// Workspaces, their devices and their invites.
import { randomBytes } from 'node:crypto';
import type * as z from 'zod/mini';
import type * as messages from '../lib/sync/protocol/messages.ts';
import type { Role } from '../lib/sync/protocol/messages.ts';
import { Refused, decoded, sha256 } from './answer.ts';
import { type Pushed, append, readArrival } from './append.ts';
import { type Sql, insert } from './database.ts';
import type { House } from './house.ts';
import { type Asker, type Device, deviceById, deviceByToken, findWorkspace, onlyManagers } from './who.ts';

type Body<T extends z.ZodMiniType> = z.infer<T>;

/** Said twice by the same device, it is done once. */
export const create = async (sql: Sql, body: Body<typeof messages.createBody>, house: House) => {
  const { workspace: id, device, epoch } = body;
  const now = house.now();
  const token = decoded(body.tokenHash);
  const known = await sql`SELECT 1 AS one FROM workspaces WHERE id = ${id}`;
  if (known.length > 0) {
    const own = await deviceById(sql, (await findWorkspace(sql, id, 'write')).key, device);
    if (own?.removed_at === null && own.token_hash?.equals(token)) return { created: true };
    throw new Refused('exists', 'There is such a workspace already.');
  }
  const row = {
    id,
    generation: randomBytes(16),
    head: 0,
    hash: Buffer.alloc(32),
    epoch,
    bytes: 0,
    created_at: now,
  };
  await insert(sql, 'workspaces', [{ ...row, rejoin_hash: decoded(body.rejoinHash) }]);
  const { key } = await findWorkspace(sql, id, 'write');
  await insert(sql, 'devices', [newDevice(key, device, token, 'manager', now)]);
  return { created: true };
};

const newDevice = (workspace: number, id: string, token: Buffer, role: Role, now: number) => ({
  workspace,
  id,
  token_hash: token,
  role,
  last_seq: 0,
  joined_at: now,
  seen_at: now,
});

const liveDevices = (sql: Sql, key: number): Promise<Device[]> =>
  sql<Device>`SELECT * FROM devices WHERE workspace = ${key} AND token_hash IS NOT NULL AND removed_at IS NULL`;

/** `token`: of an identity that is given up, whose role goes over to the new one. */
export const join = async (
  sql: Sql,
  body: Body<typeof messages.joinBody>,
  token: string | undefined,
  house: House,
): Promise<{ role: Role; box?: string }> => {
  const workspace = await findWorkspace(sql, body.workspace, 'write');
  const { key } = workspace;
  if ('rejoin' in body) {
    if (!sha256(decoded(body.rejoin)).equals(workspace.rejoin_hash))
      throw new Refused('unauthorized', 'This is not the key of the present epoch.');
    const former = token ? await deviceByToken(sql, key, token) : undefined;
    return { role: await admit(sql, key, body, former?.role ?? 'agent', house) };
  }
  const hash = sha256(decoded(body.auth));
  const [invited] = await sql<{ box: Buffer; role: Role; expires_at: number; used_by: string | null }>`
    SELECT * FROM invites WHERE workspace = ${key} AND auth_hash = ${hash}`;
  if (!invited) throw new Refused('not_found', 'There is no such invite; it may have been revoked.');
  if ((invited.used_by ?? body.device) !== body.device)
    throw new Refused('invite_used', 'This invite was used already.');
  if (invited.expires_at <= house.now()) throw new Refused('invite_expired', 'This invite has expired.');
  const role = await admit(sql, key, body, invited.role, house);
  await sql`UPDATE invites SET used_by = ${body.device} WHERE workspace = ${key} AND auth_hash = ${hash}`;
  return { role, box: invited.box.toString('base64url') };
};

/** A device that was forgotten, and for which others spoke meanwhile, goes on where they stopped. */
const admit = async (
  sql: Sql,
  key: number,
  { device: id, tokenHash }: { device: string; tokenHash: string },
  role: Role,
  { now, limits }: House,
): Promise<Role> => {
  const token = decoded(tokenHash);
  const known = await deviceById(sql, key, id);
  if (known && known.removed_at !== null) throw new Refused('revoked', 'This device was removed.');
  if (known?.token_hash?.equals(token)) return known.role;
  if (known?.token_hash) throw new Refused('exists', 'There is such a device.');
  if ((await liveDevices(sql, key)).length >= limits.devices)
    throw new Refused('forbidden', 'The workspace has as many devices as it may have.');
  if (!known) await insert(sql, 'devices', [newDevice(key, id, token, role, now())]);
  else
    await sql`UPDATE devices SET token_hash = ${token}, role = ${role} WHERE workspace = ${key} AND id = ${id}`;
  return role;
};

export const listDevices = async (sql: Sql, { workspace }: Asker) => ({
  devices: (await liveDevices(sql, workspace.key)).map(({ id: device, role, joined_at, seen_at }) => {
    return { device, role, joinedAt: joined_at, seenAt: seen_at };
  }),
});

export const invite = async (
  sql: Sql,
  asker: Asker,
  { authHash, box, role }: Body<typeof messages.inviteBody>,
  { now, limits }: House,
) => {
  onlyManagers(asker);
  const { key } = asker.workspace;
  const hash = decoded(authHash);
  await sql`DELETE FROM invites WHERE workspace = ${key}
    AND (expires_at <= ${now()} OR (auth_hash = ${hash} AND used_by IS NULL))`;
  const open = await sql`SELECT 1 AS one FROM invites WHERE workspace = ${key} AND used_by IS NULL`;
  if (open.length >= limits.invites) throw new Refused('forbidden', 'There are too many open invites.');
  const expiresAt = now() + limits.inviteHours * 3_600_000;
  const row = { workspace: key, auth_hash: hash, box: decoded(box), role, expires_at: expiresAt };
  await insert(sql, 'invites', [row]);
  return { expiresAt };
};

export const revokeInvite = async (sql: Sql, asker: Asker, authHash: string) => {
  onlyManagers(asker);
  await sql`DELETE FROM invites WHERE workspace = ${asker.workspace.key} AND auth_hash = ${decoded(authHash)}`;
  return { revoked: true };
};

/** A device that leaves by itself: its token dies, the key stays as it is. */
export const leave = async (sql: Sql, { workspace, device }: Asker, id: string, { now }: House) => {
  if (device.id !== id)
    throw new Refused('bad_request', 'Removing another device needs a new key for the others.');
  await endDevice(sql, workspace.key, id, now());
  return { left: true };
};

const endDevice = (sql: Sql, key: number, id: string, now: number) =>
  sql`UPDATE devices SET removed_at = ${now} WHERE workspace = ${key} AND id = ${id} AND removed_at IS NULL`;

/** Ends a device and begins an epoch, with the envelope that tells the others its key, at once. */
export const remove = async (
  sql: Sql,
  asker: Asker,
  id: string,
  { epoch, rejoinHash, envelope, devices }: Body<typeof messages.removeBody>,
  { now, limits }: House,
): Promise<Pushed> => {
  onlyManagers(asker);
  const { workspace, device } = asker;
  const { key } = workspace;
  if (id === device.id) throw new Refused('bad_request', 'A device does not remove itself; it leaves.');
  const arrival = readArrival(Uint8Array.from(decoded(envelope)), limits);
  if (devices && arrival.envelope.deviceSeq > device.last_seq) {
    if (epoch <= workspace.epoch)
      throw new Refused('stale_epoch', 'There is a newer key.', { epoch: workspace.epoch });
    const covered = [id, device.id, ...devices];
    // One that has not pushed yet has told nobody its public key.
    if ((await liveDevices(sql, key)).some((each) => each.last_seq > 0 && !covered.includes(each.id)))
      throw new Refused('devices', 'The key is not wrapped for every device that remains.');
  }
  const options = { again: !devices, now: now(), quota: Number.MAX_SAFE_INTEGER };
  const pushed = await append(sql, asker, [arrival], options);
  await endDevice(sql, key, id, now());
  if (epoch > workspace.epoch)
    await sql`UPDATE workspaces SET epoch = ${epoch}, rejoin_hash = ${decoded(rejoinHash)} WHERE key = ${key}`;
  return pushed;
};

/** All that the workspace had here is gone; its name stays taken, so that nobody brings it back by mistake. */
export const erase = async (sql: Sql, asker: Asker, { now }: House) => {
  onlyManagers(asker);
  const { key } = asker.workspace;
  for (const table of ['envelopes', 'devices', 'invites'])
    await sql.text(`DELETE FROM ${table} WHERE workspace = $1`, [key]);
  await sql`UPDATE workspaces SET erased_at = ${now()}, head = 0, bytes = 0, hash = NULL, rejoin_hash = NULL
    WHERE key = ${key}`;
  return { erased: true };
};
