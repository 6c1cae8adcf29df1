// Workspaces, their devices and their invites.
import { randomBytes } from 'node:crypto';
import type * as messages from '../lib/sync/protocol/messages.ts';
import { readBatch } from '../lib/sync/protocol/batch.ts';
import { writeFrames } from '../lib/sync/protocol/frames.ts';
import { accepted, decoded, refuse, sha256 } from './answer.ts';
import type { Sql } from './database.ts';
import type { House } from './house.ts';
import { append } from './runs.ts';
import { type Asker, addDevice, deviceById, deviceByToken, findWorkspace, saw } from './who.ts';

export const createMembers = ({ limits, now }: House) => {
  /** Said twice by the same device, it is done once. */
  const create = async (sql: Sql, body: messages.CreateBody) => {
    const { workspace: id, device, epoch } = body;
    const [token_hash, rejoin_hash] = [decoded(body.tokenHash), decoded(body.rejoinHash)];
    const generation = randomBytes(16);
    await sql`INSERT INTO workspaces (id, generation, head, hash, epoch, rejoin_hash, bytes, written, created_at)
      VALUES (${id}, ${generation}, 0, ${Buffer.alloc(32)}, ${epoch}, ${rejoin_hash}, 0, 0, ${now()})
      ON CONFLICT (id) DO NOTHING`;
    const workspace = await findWorkspace(sql, id, 'write');
    const { key } = workspace;
    if (workspace.generation.equals(generation))
      await addDevice(sql, key, { id: device, token_hash, role: 'manager' }, now());
    const own = await deviceById(sql, key, device);
    if (own?.removed_at === null && own.token_hash?.equals(token_hash)) return { created: true };
    refuse('exists');
  };

  /** `token`: of an identity that is given up, whose role goes over to the new one. */
  const join = async (sql: Sql, body: messages.JoinBody, token: string | undefined) => {
    const { key, rejoin_hash } = await findWorkspace(sql, body.workspace, 'write');
    if ('rejoin' in body) {
      if (!sha256(decoded(body.rejoin)).equals(rejoin_hash)) refuse('unauthorized');
      const former = token ? await deviceByToken(sql, key, token) : undefined;
      return { role: await admit(sql, key, body, former?.role ?? 'agent') };
    }
    const hash = sha256(decoded(body.auth));
    type Invite = { box: Buffer; role: messages.Role; expires_at: number; used_by: string | null };
    const [invited] = await sql<Invite>`
      SELECT * FROM invites WHERE workspace = ${key} AND auth_hash = ${hash}`;
    if (!invited) refuse('not_found', { message: 'There is no such invite; it may have been revoked.' });
    if ((invited.used_by ?? body.device) !== body.device) refuse('invite_used');
    if (invited.expires_at <= now()) refuse('invite_expired');
    const role = await admit(sql, key, body, invited.role);
    await sql`UPDATE invites SET used_by = ${body.device} WHERE workspace = ${key} AND auth_hash = ${hash}`;
    return { role, box: invited.box.toString('base64url') };
  };

  const admit = async (sql: Sql, key: number, body: messages.JoinBody, role: messages.Role) => {
    const [id, token_hash] = [body.device, decoded(body.tokenHash)];
    const known = await deviceById(sql, key, id);
    if (known && known.removed_at !== null) refuse('revoked');
    if (known?.token_hash?.equals(token_hash)) return known.role;
    if (known?.token_hash) refuse('exists');
    if ((await present(sql, key)).length >= limits.devices)
      refuse('forbidden', { message: 'There are as many devices as there may be.' });
    await addDevice(sql, key, { id, token_hash, role }, now());
    return role;
  };

  /** Whoever asks is seen now, so the latest of these times is the present. */
  const list = async (asker: Asker) => {
    await saw(asker, now());
    return { devices: await present(asker.sql, asker.workspace.key) };
  };

  const invite = async ({ sql, workspace: { key } }: Asker, body: messages.InviteBody) => {
    const { box, role } = body;
    const hash = decoded(body.authHash);
    await sql`DELETE FROM invites WHERE workspace = ${key}
      AND (expires_at <= ${now()} OR (auth_hash = ${hash} AND used_by IS NULL))`;
    const open = await sql`SELECT 1 AS one FROM invites WHERE workspace = ${key} AND used_by IS NULL`;
    if (open.length >= limits.invites) refuse('forbidden', { message: 'There are too many open invites.' });
    const expiresAt = now() + limits.inviteHours * 3_600_000;
    await sql`INSERT INTO invites (workspace, auth_hash, box, role, expires_at)
      VALUES (${key}, ${hash}, ${decoded(box)}, ${role}, ${expiresAt})`;
    return { expiresAt };
  };

  const revokeInvite = async ({ sql, workspace: { key } }: Asker, authHash: string) => {
    await sql`DELETE FROM invites WHERE workspace = ${key} AND auth_hash = ${decoded(authHash)}`;
    return { revoked: true };
  };

  /** A device that leaves by itself: its token dies, the key stays as it is. */
  const leave = async ({ sql, workspace, device }: Asker, id: string) => {
    if (device.id !== id) refuse('bad_request');
    await endDevice(sql, workspace.key, id, now());
    return { left: true };
  };

  /** Ends a device and begins an epoch, with the envelope that tells the others its key, at once. */
  const remove = async (asker: Asker, id: string, body: messages.RemoveBody): Promise<messages.Pushed> => {
    const { sql, workspace, device } = asker;
    const { key } = workspace;
    const { epoch, devices } = body;
    if (id === device.id) refuse('bad_request');
    const batch = accepted(readBatch(writeFrames([Uint8Array.from(decoded(body.envelope))]), limits));
    if (devices && batch.envelopes.some(({ deviceSeq }) => deviceSeq > device.last_seq)) {
      if (epoch <= workspace.epoch) refuse('stale_epoch', { epoch: workspace.epoch });
      const covered = [id, device.id, ...devices];
      // One that has not pushed yet has told nobody its public key.
      const rest = await sql<{ id: string }>`SELECT id FROM devices
        WHERE workspace = ${key} AND token_hash IS NOT NULL AND removed_at IS NULL AND last_seq > 0`;
      if (rest.some((each) => !covered.includes(each.id))) refuse('devices');
    }
    const { pushed } = await append(asker, batch, { again: !devices, now: now(), quota: Infinity });
    await endDevice(sql, key, id, now());
    // Their box holds no key of the new epoch, and whoever is removed may know one of them.
    await sql`DELETE FROM invites WHERE workspace = ${key} AND used_by IS NULL`;
    if (epoch > workspace.epoch)
      await sql`UPDATE workspaces SET epoch = ${epoch}, rejoin_hash = ${decoded(body.rejoinHash)}
        WHERE key = ${key}`;
    return pushed;
  };

  /** All that the workspace had here is gone; its name stays taken, so that nobody brings it back by mistake. */
  const erase = async ({ sql, workspace: { key } }: Asker) => {
    for (const table of ['runs', 'devices', 'invites'])
      await sql.text(`DELETE FROM ${table} WHERE workspace = $1`, [key]);
    await sql`UPDATE workspaces SET erased_at = ${now()}, head = 0, bytes = 0, hash = NULL, rejoin_hash = NULL
      WHERE key = ${key}`;
    return { erased: true };
  };

  return { create, join, list, invite, revokeInvite, leave, remove, erase };
};

/** The devices that may come. */
const present = (sql: Sql, key: number) =>
  sql`SELECT id AS device, role, joined_at AS "joinedAt", seen_at AS "seenAt" FROM devices
    WHERE workspace = ${key} AND token_hash IS NOT NULL AND removed_at IS NULL`;

const endDevice = (sql: Sql, key: number, id: string, now: number) =>
  sql`UPDATE devices SET removed_at = ${now} WHERE workspace = ${key} AND id = ${id} AND removed_at IS NULL`;
