// Workspaces, their devices and their invites.
import { randomBytes } from 'node:crypto';
import type * as z from 'zod/mini';
import { readEnvelope } from '../lib/sync/protocol/envelope.ts';
import type * as messages from '../lib/sync/protocol/messages.ts';
import type { Role } from '../lib/sync/protocol/messages.ts';
import type { Answer } from './answer.ts';
import { decoded, ok, refuse, sha256 } from './answer.ts';
import type { Pushed } from './append.ts';
import { append } from './append.ts';
import type { Sql } from './database.ts';
import { insert } from './database.ts';
import type { Limits } from './limits.ts';
import type { Asker, Device, Workspace } from './who.ts';
import { findWorkspace, onlyManagers } from './who.ts';

type Body<T extends z.ZodMiniType> = z.infer<T>;
const deviceColumns = ['workspace', 'id', 'token_hash', 'role', 'last_seq', 'joined_at', 'seen_at'];

/** Said twice by the same device, it is done once. */
export const create = async (
  sql: Sql,
  { workspace: id, device, tokenHash, epoch, rejoinHash }: Body<typeof messages.createBody>,
  now: number,
): Promise<Answer<{ created: true }>> => {
  const known = await findWorkspace(sql, id);
  if (!known.ok && known.refusal.code === 'revoked') return known;
  if (known.ok) {
    const [own] = await liveDevices(sql, known.value.key, device);
    if (own?.token_hash?.equals(decoded(tokenHash))) return ok({ created: true });
    return refuse('exists', 'There is such a workspace already.');
  }
  const columns = ['id', 'generation', 'head', 'hash', 'epoch', 'rejoin_hash', 'bytes', 'created_at'];
  const row = [id, randomBytes(16), 0, Buffer.alloc(32), epoch, decoded(rejoinHash), 0, now];
  await insert(sql, 'workspaces', columns, [row]);
  const made = await findWorkspace(sql, id);
  if (!made.ok) return made;
  await insert(sql, 'devices', deviceColumns, [
    [made.value.key, device, decoded(tokenHash), 'manager', 0, now, now],
  ]);
  return ok({ created: true });
};

const liveDevices = (sql: Sql, key: number, id?: string): Promise<Device[]> =>
  sql<Device>(
    `SELECT * FROM devices WHERE workspace = $1 AND token_hash IS NOT NULL AND removed_at IS NULL${id ? ' AND id = $2' : ''}`,
    id ? [key, id] : [key],
  );

/** @param former what a token of an identity that is given up proves, if one was shown. */
export const join = async (
  sql: Sql,
  lock: string,
  body: Body<typeof messages.joinBody>,
  { token, now, limits }: { token?: string | undefined; now: number; limits: Limits },
): Promise<Answer<{ role: Role; box?: string }>> => {
  const found = await findWorkspace(sql, body.workspace, lock);
  if (!found.ok) return found;
  const { key, rejoin_hash } = found.value;
  if ('rejoin' in body) {
    if (!sha256(decoded(body.rejoin)).equals(rejoin_hash))
      return refuse('unauthorized', 'This is not the key of the present epoch.');
    const [former] = token
      ? await sql<Device>('SELECT * FROM devices WHERE workspace = $1 AND token_hash = $2', [
          key,
          sha256(decoded(token)),
        ])
      : [];
    if (former && former.removed_at !== null) return refuse('revoked', 'This device was removed.');
    const role = former?.role ?? 'agent';
    const admitted = await admit(sql, found.value, body, role, now, limits);
    return admitted.ok ? ok({ role: admitted.value }) : admitted;
  }
  const authHash = sha256(decoded(body.auth));
  const [invite] = await sql<{ box: Buffer; role: Role; expires_at: number; used_by: string | null }>(
    'SELECT * FROM invites WHERE workspace = $1 AND auth_hash = $2',
    [key, authHash],
  );
  if (!invite) return refuse('not_found', 'There is no such invite; it may have been revoked.');
  if (invite.used_by !== null && invite.used_by !== body.device)
    return refuse('invite_used', 'This invite was used already.');
  if (invite.expires_at <= now) return refuse('invite_expired', 'This invite has expired.');
  const admitted = await admit(sql, found.value, body, invite.role, now, limits);
  if (!admitted.ok) return admitted;
  await sql('UPDATE invites SET used_by = $3 WHERE workspace = $1 AND auth_hash = $2', [
    key,
    authHash,
    body.device,
  ]);
  return ok({ role: admitted.value, box: invite.box.toString('base64url') });
};

/** A device that was forgotten, and for which others spoke meanwhile, goes on where they stopped. */
const admit = async (
  sql: Sql,
  { key }: Workspace,
  { device, tokenHash }: { device: string; tokenHash: string },
  role: Role,
  now: number,
  limits: Limits,
): Promise<Answer<Role>> => {
  const token = decoded(tokenHash);
  const [known] = await sql<Device>('SELECT * FROM devices WHERE workspace = $1 AND id = $2', [key, device]);
  if (known && known.removed_at !== null) return refuse('revoked', 'This device was removed.');
  if (known?.token_hash)
    return known.token_hash.equals(token) ? ok(known.role) : refuse('exists', 'There is such a device.');
  if ((await liveDevices(sql, key)).length >= limits.devices)
    return refuse('forbidden', 'The workspace has as many devices as it may have.');
  if (known)
    await sql('UPDATE devices SET token_hash = $3, role = $4 WHERE workspace = $1 AND id = $2', [
      key,
      device,
      token,
      role,
    ]);
  else await insert(sql, 'devices', deviceColumns, [[key, device, token, role, 0, now, now]]);
  return ok(role);
};

export const listDevices = async (sql: Sql, { workspace }: Asker) => {
  const devices = await liveDevices(sql, workspace.key);
  return ok({
    devices: devices.map(({ id, role, joined_at, seen_at }) => ({
      device: id,
      role,
      joinedAt: joined_at,
      seenAt: seen_at,
    })),
  });
};

export const invite = async (
  sql: Sql,
  asker: Asker,
  { authHash, box, role }: Body<typeof messages.inviteBody>,
  { now, limits }: { now: number; limits: Limits },
): Promise<Answer<{ expiresAt: number }>> => {
  const allowed = onlyManagers(asker);
  if (!allowed.ok) return allowed;
  const { key } = asker.workspace;
  await sql('DELETE FROM invites WHERE workspace = $1 AND expires_at <= $2', [key, now]);
  const open = await sql('SELECT 1 AS one FROM invites WHERE workspace = $1 AND used_by IS NULL', [key]);
  if (open.length >= limits.invites) return refuse('forbidden', 'There are too many open invites.');
  const expiresAt = now + limits.inviteHours * 3_600_000;
  const row = [key, decoded(authHash), decoded(box), role, expiresAt];
  await sql(
    'DELETE FROM invites WHERE workspace = $1 AND auth_hash = $2 AND used_by IS NULL',
    row.slice(0, 2),
  );
  await insert(sql, 'invites', ['workspace', 'auth_hash', 'box', 'role', 'expires_at'], [row]);
  return ok({ expiresAt });
};

export const revokeInvite = async (sql: Sql, asker: Asker, authHash: string) => {
  const allowed = onlyManagers(asker);
  if (!allowed.ok) return allowed;
  await sql('DELETE FROM invites WHERE workspace = $1 AND auth_hash = $2', [
    asker.workspace.key,
    decoded(authHash),
  ]);
  return ok({ revoked: true });
};

/** A device that leaves by itself: its token dies, the key stays as it is. */
export const leave = async (sql: Sql, { workspace, device }: Asker, id: string, now: number) => {
  if (device.id !== id)
    return refuse('bad_request', 'Removing another device needs a new key for the others.');
  await endDevice(sql, workspace.key, id, now);
  return ok({ left: true });
};

const endDevice = (sql: Sql, key: number, id: string, now: number) =>
  sql('UPDATE devices SET removed_at = $3 WHERE workspace = $1 AND id = $2 AND removed_at IS NULL', [
    key,
    id,
    now,
  ]);

/** Ends a device and begins an epoch, with the envelope that tells the others its key, at once. */
export const remove = async (
  sql: Sql,
  asker: Asker,
  id: string,
  { epoch, rejoinHash, envelope, devices }: Body<typeof messages.removeBody>,
  { now, limits }: { now: number; limits: Limits },
): Promise<Answer<Pushed>> => {
  const allowed = onlyManagers(asker);
  if (!allowed.ok) return allowed;
  const { workspace, device } = asker;
  if (id === device.id) return refuse('bad_request', 'A device does not remove itself; it leaves.');
  const bytes = Uint8Array.from(decoded(envelope));
  const read = readEnvelope(bytes);
  if (typeof read === 'string') return refuse('bad_request', 'The envelope cannot be read.');
  if (bytes.length > limits.envelopeBytes) return refuse('too_large', 'An envelope is too large.');
  const isRepeated = read.deviceSeq <= device.last_seq;
  if (!isRepeated && devices) {
    if (epoch !== workspace.epoch + 1)
      return refuse('stale_epoch', 'There is a newer key.', { epoch: workspace.epoch });
    const left = (await liveDevices(sql, workspace.key)).filter(
      (each) => each.id !== id && each.last_seq > 0,
    );
    if (left.some((each) => each.id !== device.id && !devices.includes(each.id)))
      return refuse('devices', 'The key is not wrapped for every device that remains.');
  }
  const options = { again: !devices, now, quota: Number.MAX_SAFE_INTEGER };
  const pushed = await append(sql, asker, [{ bytes, envelope: read }], options);
  if (!pushed.ok) return pushed;
  await endDevice(sql, workspace.key, id, now);
  if (epoch > workspace.epoch)
    await sql('UPDATE workspaces SET epoch = $2, rejoin_hash = $3 WHERE key = $1', [
      workspace.key,
      epoch,
      decoded(rejoinHash),
    ]);
  return pushed;
};

/** All that the workspace had here is gone; its name stays taken, so that nobody brings it back by mistake. */
export const erase = async (sql: Sql, asker: Asker, now: number) => {
  const allowed = onlyManagers(asker);
  if (!allowed.ok) return allowed;
  const { key } = asker.workspace;
  for (const table of ['envelopes', 'devices', 'invites'])
    await sql(`DELETE FROM ${table} WHERE workspace = $1`, [key]);
  await sql(
    'UPDATE workspaces SET erased_at = $2, head = 0, bytes = 0, hash = NULL, rejoin_hash = NULL WHERE key = $1',
    [key, now],
  );
  return ok({ erased: true });
};
