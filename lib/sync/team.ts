// What a person does in Options → Team: create, invite, join, leave. (Removing: removal.ts.)
import type { Result } from '../care/result.ts';
import { fail, ok } from '../care/result.ts';
import * as api from './api.ts';
import type { Device } from './identity.ts';
import { adopt, firstState, introduction } from './identity.ts';
import {
  inviteAuth,
  readInvite,
  rejoinHash,
  secretLength,
  unwrapWelcome,
  withKeys,
  wrapWelcome,
  writeInvite,
} from './keys.ts';
import type { Attempt, Identity, SyncFailure, SyncPorts, SyncState } from './ports.ts';
import { toBase64Url } from './protocol/bytes.ts';
import type { Role } from './protocol/messages.ts';
import { checkedBytes } from './protocol/messages.ts';
import { keyLength, nonceLength } from './seal.ts';

const refused = (code: string, message: string): Result<never, SyncFailure> => fail({ code, message });

/** A workspace that is not there yet: its id, and the key of its first epoch. */
export interface Beginning {
  workspace: string;
  key: string;
}

export const newBeginning = (random: SyncPorts['random']): Beginning => ({
  workspace: toBase64Url(random(16)),
  key: toBase64Url(random(keyLength)),
});

/**
 * A new workspace, with this browser as its manager. `endpoint` is an origin, with a path where there is one. A failed
 * attempt may be repeated with the same `device` and `beginning`: it is one workspace all the same.
 */
export const createWorkspace = async (
  ports: SyncPorts,
  device: Device,
  { endpoint, name }: { endpoint: string; name: string },
  { workspace, key }: Beginning = newBeginning(ports.random),
): Attempt<null> => {
  const identity: Identity = {
    ...device,
    endpoint: trimmed(endpoint),
    workspace,
    name,
    role: 'manager',
    keys: { 1: [key] },
    sealing: { epoch: 1, key },
  };
  const body = {
    workspace,
    ...(await introduction(device)),
    epoch: 1,
    rejoinHash: await rejoinHash(checkedBytes(key)),
  };
  const created = await api.create(ports.fetch, identity.endpoint, body);
  return created.ok ? settle(ports, identity) : created;
};

const trimmed = (endpoint: string): string => endpoint.replace(/\/+$/, '');

/**
 * Joins by an invite. A failed attempt may be repeated with the same `device`: the endpoint knows it again, so an
 * answer that was lost does not use up the invite.
 */
export const joinWorkspace = async (ports: SyncPorts, device: Device, code: string): Attempt<null> => {
  const invite = readInvite(code);
  if (!invite) return refused('bad_invite', 'This is not an invite code, or not all of it.');
  const workspace = toBase64Url(invite.workspace);
  const body = { workspace, ...(await introduction(device)), auth: await inviteAuth(invite) };
  const answer = await api.join(ports.fetch, trimmed(invite.endpoint), body);
  if (!answer.ok) return answer;
  const welcome = await unwrapWelcome(invite, answer.value.box ?? '');
  if (!welcome) return refused('bad_invite', 'The endpoint does not hold what this invite stands for.');
  return settle(ports, {
    ...device,
    endpoint: trimmed(invite.endpoint),
    workspace,
    role: answer.value.role,
    ...welcome,
  });
};

/** Into the database. In a workspace that this browser knows, what it holds stays and comes along. */
const settle = ({ storage, now }: SyncPorts, identity: Identity): Attempt<null> =>
  storage.transaction(async (tables) => {
    const known = await tables.state.get();
    if (known && known.identity.workspace !== identity.workspace)
      return refused('elsewhere', 'This browser is in another workspace. Leave that one first.');
    const base: SyncState = known ?? firstState(identity);
    const { keys, sealing } = withKeys(base.identity, identity.keys, identity.sealing);
    await adopt(tables, base, { ...identity, keys, sealing }, now());
    return ok(null);
  });

/** A code for one person, good once and for two days. `id` revokes it. */
export const invite = async (
  { storage, fetch, random }: SyncPorts,
  role: Role,
): Attempt<{ code: string; id: string; expiresAt: number }> => {
  const state = await storage.read((tables) => tables.state.get());
  if (!state) return refused('no_workspace', 'This browser is in no workspace.');
  const { identity } = state;
  const { endpoint, workspace, name, keys, sealing } = identity;
  const code = { endpoint, workspace: checkedBytes(workspace), secret: random(secretLength) };
  const wrapped = await wrapWelcome(code, random(nonceLength), { name, keys, sealing });
  const answer = await api.invite(fetch, identity, { ...wrapped, role });
  if (!answer.ok) return answer;
  return ok({ code: writeInvite(code), id: wrapped.authHash, expiresAt: answer.value.expiresAt });
};
