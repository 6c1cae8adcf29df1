import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  newDeviceKeys,
  readInvite,
  unwrapEpochKey,
  unwrapWelcome,
  wrapEpochKey,
  wrapWelcome,
  writeInvite,
} from '../../../lib/sync/keys.ts';
import { fromBase64Url, toBase64Url } from '../../../lib/sync/protocol/bytes.ts';
import { headerLength, readEnvelope } from '../../../lib/sync/protocol/envelope.ts';
import { readFrames, writeFrames } from '../../../lib/sync/protocol/frames.ts';
import { envelopeKey, openEnvelope, padded, sealEnvelope } from '../../../lib/sync/seal.ts';

const bytes = (length: number, byte = 7) => new Uint8Array(length).fill(byte);
const header = { workspace: bytes(16), device: bytes(8), deviceSeq: 3, epoch: 1, nonce: bytes(12) };

describe('an envelope', () => {
  test('does not open when any bit of it was changed', async () => {
    const key = await envelopeKey(bytes(32), header);
    const sealed = await sealEnvelope(key, header, { text: 'nobody reads this' });
    for (let at = 0; at < sealed.length; at++) {
      const flipped = sealed.map((byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte));
      const read = readEnvelope(flipped);
      if (typeof read === 'string') expect(at).toBeLessThan(headerLength);
      else expect(await openEnvelope(key, read)).toBeUndefined();
    }
  });

  test.each([
    ['of another epoch', { ...header, epoch: 2 }],
    ['of another device', { ...header, device: bytes(8, 8) }],
  ])('does not open with a key %s', async (_, other) => {
    const sealed = await sealEnvelope(await envelopeKey(bytes(32), header), header, { text: 'for one key' });
    const read = readEnvelope(sealed);
    expect(
      typeof read === 'string' ? read : await openEnvelope(await envelopeKey(bytes(32), other), read),
    ).toBeUndefined();
  });
});

test('padding costs at most 12 percent, and never less than the length', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      (length) => padded(length) >= length && padded(length) <= length * 1.12 + 1,
    ),
  );
});

test('frames and base64url come back as they were, and what is cut does not', () => {
  const parts = fc.array(
    fc.uint8Array({ maxLength: 40 }).map((part) => Uint8Array.from(part)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(parts, (all) => {
      const whole = writeFrames(all);
      expect(readFrames(whole)?.map(toBase64Url)).toEqual(all.map(toBase64Url));
      expect(readFrames(whole.subarray(0, -1))?.length ?? 0).toBeLessThan(all.length);
      for (const part of all) expect(fromBase64Url(toBase64Url(part))).toEqual(part);
    }),
  );
  expect(fromBase64Url('AB')).toBeUndefined();
});

test('an invite is forgiven its line breaks and opens what was wrapped for it', async () => {
  const invite = { endpoint: 'https://sync.example/perch', workspace: bytes(16, 1), secret: bytes(16, 2) };
  const code = writeInvite(invite);
  expect(readInvite(` ${code.slice(0, 30)}\n${code.slice(30)} `)).toEqual(invite);
  expect(readInvite(code.slice(0, 40))).toBeUndefined();
  expect(readInvite(writeInvite({ ...invite, endpoint: 'javascript:alert(1)' }))).toBeUndefined();
  const key = toBase64Url(bytes(32));
  const welcome = { name: 'Team', keys: { 1: [key] }, sealing: { epoch: 1, key } };
  const { box } = await wrapWelcome(invite, bytes(12), welcome);
  expect(await unwrapWelcome(invite, box)).toEqual(welcome);
  expect(await unwrapWelcome({ ...invite, secret: bytes(16, 3) }, box)).toBeUndefined();
});

test('an epoch’s key opens for its device and for no other', async () => {
  const [mine, other] = [await newDeviceKeys(), await newDeviceKeys()];
  const to = { device: bytes(8), publicKey: mine.publicKey };
  const box = (await wrapEpochKey(bytes(32), to, 2, bytes(12)))!;
  expect(await unwrapEpochKey(box, { ...mine, device: bytes(8) }, 2)).toBe(toBase64Url(bytes(32)));
  expect(await unwrapEpochKey(box, { ...other, device: bytes(8) }, 2)).toBeUndefined();
  expect(await unwrapEpochKey(box, { ...mine, device: bytes(8) }, 3)).toBeUndefined();
  expect(await unwrapEpochKey(toBase64Url(bytes(130)), { ...mine, device: bytes(8) }, 2)).toBeUndefined();
  const off = { device: bytes(8), publicKey: toBase64Url(bytes(65, 4)) };
  expect(await wrapEpochKey(bytes(32), off, 2, bytes(12))).toBeUndefined();
});
