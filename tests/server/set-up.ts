// The endpoint's app on a database of its own, and a device that talks to it in bytes.
import { createHash, randomBytes } from 'node:crypto';
import { readEnvelope, writeHeader } from '../../lib/sync/protocol/envelope.ts';
import { readFrames, readRecord, writeFrames } from '../../lib/sync/protocol/frames.ts';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database.ts';
import type { Limits } from '../../server/house.ts';
import { createLog } from '../../server/log.ts';
import { createMetrics, defaultLimits } from '../../server/house.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
export const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** For a database that has nothing to complain of. */
export const complain = (what: string): never => {
  throw new Error(what);
};

export const setUpApp = (database: Database, changed: Partial<Limits> = {}) => {
  const unlimited = { addressRate: 1e6, addressBurst: 1e6, joinRate: 1e6, joinBurst: 1e6 };
  const limits = { ...defaultLimits, ...unlimited, ...changed };
  const clock = { now: Date.UTC(2026, 0, 5) };
  const now = () => clock.now;
  const lines: Record<string, string | number>[] = [];
  const say = (line: Record<string, string | number>) => void lines.push(line);
  const house = { database, limits, metrics: createMetrics(), now, say };
  const log = createLog(house);
  const app = createApp(house, log, (c) => c.req.header('x-from') ?? 'somewhere');
  const json = (method: string, path: string, body?: unknown, token?: string) =>
    app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { app, log, clock, lines, metrics: house.metrics, json, limits };
};
export type TestApp = ReturnType<typeof setUpApp>;

export const newPerson = () => {
  const token = randomBytes(32);
  return { id: text(randomBytes(8)), token: text(token), tokenHash: text(sha256(token)) };
};

/** An envelope that nobody can open: the endpoint cannot tell. */
export const envelopeOf = (workspace: string, device: string, deviceSeq: number, epoch = 1, size = 64) =>
  new Uint8Array(
    Buffer.concat([
      writeHeader({
        workspace: new Uint8Array(Buffer.from(workspace, 'base64url')),
        device: new Uint8Array(Buffer.from(device, 'base64url')),
        deviceSeq,
        epoch,
        nonce: new Uint8Array(randomBytes(12)),
      }),
      randomBytes(size),
    ]),
  );

export const idOf = (envelope: Uint8Array) => text(sha256(envelope).subarray(0, 16));

/** As it is named to be scrubbed. */
export const nameOf = (envelope: Uint8Array<ArrayBuffer>) => {
  const { device, deviceSeq } = headerOf(envelope);
  return { device: text(device), deviceSeq, id: idOf(envelope) };
};

export const setUpWorkspace = async (testApp: TestApp) => {
  const { app, json } = testApp;
  const workspace = text(randomBytes(16));
  const rejoin = randomBytes(32);
  const manager = newPerson();
  const { id: device, tokenHash } = manager;
  const rejoinHash = text(sha256(rejoin));
  const created = await json('POST', '/v1/workspaces', {
    workspace,
    device,
    tokenHash,
    epoch: 1,
    rejoinHash,
  });
  if (!created.ok) throw new Error(await created.text());
  const at = (path: string) => `/v1/w/${workspace}${path}`;

  const push = (token: string, envelopes: readonly Uint8Array<ArrayBuffer>[], query = '') =>
    app.request(at(`/push${query}`), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: writeFrames(envelopes),
    });
  const pull = async (token: string, query = 'since=0') => {
    const response = await app.request(at(`/log?${query}`), {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) return { status: response.status, ...(await response.json()) };
    const [meta, ...records] = readFrames(new Uint8Array(await response.arrayBuffer()))!;
    const envelopes = records.map((record) => readRecord(record)!.envelope);
    return { status: 200, ...JSON.parse(Buffer.from(meta!).toString()), envelopes };
  };
  const join = async (role = 'agent', person = newPerson()) => {
    const auth = randomBytes(32);
    const invite = { authHash: text(sha256(auth)), box: text(randomBytes(80)), role };
    const invited = await json('POST', at('/invites'), invite, manager.token);
    const body = { workspace, device: person.id, tokenHash: person.tokenHash, auth: text(auth) };
    return { person, auth: text(auth), invited, joined: await json('POST', '/v1/join', body) };
  };
  return { workspace, manager, rejoin: text(rejoin), at, push, pull, join, ...testApp };
};

export const codeOf = async (response: Response): Promise<string> =>
  response.ok ? 'ok' : ((await response.json()) as { error: { code: string } }).error.code;

export const headerOf = (envelope: Uint8Array<ArrayBuffer>) => {
  const read = readEnvelope(envelope);
  if (typeof read === 'string') throw new Error(read);
  return read;
};
