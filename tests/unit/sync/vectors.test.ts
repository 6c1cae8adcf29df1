// The vectors of docs/protocol.md, which are what this code does. PERCH_WRITE_VECTORS=1 writes them.
import { createECDH } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { caseIdSchema } from '../../../lib/care/ids.ts';
import type { Presence } from '../../../lib/sync/presence.ts';
import { openPresence, sealPresence } from '../../../lib/sync/presence.ts';
import {
  rejoinHash,
  unwrapEpochKey,
  wrapEpochKey,
  wrapWelcome,
  writeInvite,
} from '../../../lib/sync/keys.ts';
import type { Bytes } from '../../../lib/sync/protocol/bytes.ts';
import { toBase64Url } from '../../../lib/sync/protocol/bytes.ts';
import { firstHash, readEnvelope } from '../../../lib/sync/protocol/envelope.ts';
import { writeFrames, writeRecords } from '../../../lib/sync/protocol/frames.ts';
import {
  derive,
  envelopeId,
  envelopeKey,
  nextHash,
  openEnvelope,
  padded,
  sealEnvelope,
} from '../../../lib/sync/seal.ts';

const page = new URL('../../../docs/protocol.md', import.meta.url);
const block = /(## Test vectors[\s\S]*```json\n)([\s\S]*?)(\n```)/;

const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The P-256 pair of this private number. */
const pairOf = async (secret: Bytes) => {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(secret);
  const point = new Uint8Array(ecdh.getPublicKey());
  const coordinates = { x: toBase64Url(point.slice(1, 33)), y: toBase64Url(point.slice(33)) };
  const jwk = { kty: 'EC', crv: 'P-256', ...coordinates };
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const imported = (key: JsonWebKey, use: KeyUsage[]) =>
    crypto.subtle.importKey('jwk', key, curve, true, use);
  return {
    point,
    publicKey: await imported(jwk, []),
    privateKey: await imported({ ...jwk, d: toBase64Url(secret) }, ['deriveBits']),
  };
};

/** A key wrapped by a pair that is given, where each box has one of its own. */
const wrapped = async (device: Bytes) => {
  const [secret, onceSecret] = [filled(32, 0x88), filled(32, 0x99)];
  const [mine, once] = [await pairOf(secret), await pairOf(onceSecret)];
  const [epochKey, nonce, epoch] = [filled(32, 0xaa), filled(12, 0xbb), 3];
  const to = { device, publicKey: toBase64Url(mine.point) };
  vi.spyOn(crypto.subtle, 'generateKey').mockResolvedValueOnce(once);
  const box = (await wrapEpochKey(epochKey, to, epoch, nonce))!;
  expect(await unwrapEpochKey(box, { device, privateKey: mine.privateKey }, epoch)).toBe(
    toBase64Url(epochKey),
  );
  return {
    epochKey: hex(epochKey),
    epoch,
    device: hex(device),
    devicePrivateKey: hex(secret),
    devicePublicKey: to.publicKey,
    oncePrivateKey: hex(onceSecret),
    nonce: hex(nonce),
    box,
  };
};

const presence = async (epochKey: Bytes, workspace: Bytes, device: Bytes) => {
  const said: Presence = {
    name: 'Ada',
    initials: 'AL',
    at: [{ caseId: caseIdSchema.parse('case-1767603600000000000'), doing: 'composing' }],
  };
  const names = { workspace: toBase64Url(workspace), device: toBase64Url(device) };
  const [epoch, key] = [2, toBase64Url(epochKey)];
  const sealer = { ...names, keys: { [epoch]: [key] }, sealing: { epoch, key } };
  const nonce = filled(12, 0xcc);
  const box = await sealPresence(sealer, said, () => nonce);
  expect(await openPresence(sealer, names.device, box)).toEqual(said);
  return {
    epochKey: hex(epochKey),
    workspace: hex(workspace),
    device: hex(device),
    epoch,
    nonce: hex(nonce),
    said: JSON.stringify(said),
    box,
  };
};

const make = async () => {
  const epochKey = filled(32, 0x11);
  const header = {
    workspace: filled(16, 0x22),
    device: filled(8, 0x33),
    deviceSeq: 7,
    epoch: 2,
    nonce: filled(12, 0x44),
  };
  const payload = { events: [{ type: 'x' }] };
  const key = await envelopeKey(epochKey, header);
  const envelope = await sealEnvelope(key, header, payload);
  const id = await envelopeId(envelope);
  const read = readEnvelope(envelope);
  if (typeof read === 'string') throw new Error(read);
  expect(await openEnvelope(key, read)).toEqual(payload);
  const invite = { endpoint: 'https://sync.example', workspace: header.workspace, secret: filled(16, 0x55) };
  const key1 = toBase64Url(epochKey);
  const welcome = { name: 'Team', keys: { 1: [key1] }, sealing: { epoch: 1, key: key1 } };
  const { box, authHash } = await wrapWelcome(invite, filled(12, 0x66), welcome);
  return {
    envelope: {
      epochKey: hex(epochKey),
      workspace: hex(header.workspace),
      device: hex(header.device),
      deviceSeq: header.deviceSeq,
      epoch: header.epoch,
      nonce: hex(header.nonce),
      payload: JSON.stringify(payload),
      bytes: hex(envelope),
      id: hex(id),
    },
    chain: { h0: hex(firstHash()), h1: hex(await nextHash(firstHash(), 1_767_603_600_000, id)) },
    frames: {
      push: hex(writeFrames([filled(3, 0x77)])),
      record: hex(writeRecords(1_767_603_600_000, [{ bytes: filled(2, 0x78) }]).subarray(4)),
    },
    padme: Object.fromEntries([1, 9, 65, 100, 1000, 10_000].map((length) => [length, padded(length)])),
    rejoin: { proof: hex(await derive(epochKey, 'rejoin')), hash: await rejoinHash(epochKey) },
    invite: {
      secret: hex(invite.secret),
      code: writeInvite(invite),
      welcome: JSON.stringify(welcome),
      box,
      authHash,
    },
    wrappedKey: await wrapped(header.device),
    presence: await presence(epochKey, header.workspace, header.device),
  };
};

test('what the protocol’s page shows is what is done', async () => {
  const vectors = JSON.stringify(await make(), null, 2);
  const text = readFileSync(page, 'utf8');
  if (process.env['PERCH_WRITE_VECTORS'])
    writeFileSync(
      page,
      text.replace(block, (_, before: string, __, after: string) => before + vectors + after),
    );
  else expect(JSON.parse(block.exec(text)?.[2] ?? '')).toEqual(JSON.parse(vectors));
});
