// The vectors of docs/protocol.md, which are what this code does. PERCH_WRITE_VECTORS=1 writes them.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rejoinHash, wrapWelcome, writeInvite } from '../../../lib/sync/keys.ts';
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
  const welcome = { name: 'Team', keys: { 1: [toBase64Url(epochKey)] } };
  const wrapped = await wrapWelcome(invite, filled(12, 0x66), welcome);
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
    chain: { h0: hex(firstHash()), h1: hex(await nextHash(firstHash(), id)) },
    frames: {
      push: hex(writeFrames([filled(3, 0x77)])),
      record: hex(writeRecords(1_767_603_600_000, [filled(2, 0x78)]).subarray(4)),
    },
    padme: Object.fromEntries([1, 9, 65, 100, 1000, 10_000].map((length) => [length, padded(length)])),
    rejoin: { proof: hex(await derive(epochKey, 'rejoin')), hash: await rejoinHash(epochKey) },
    invite: {
      secret: hex(invite.secret),
      code: writeInvite(invite),
      welcome: JSON.stringify(welcome),
      ...wrapped,
    },
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
