// Presence as it is sealed: opens for members, in their workspace, as said by that device.
import { expect, test } from 'vitest';
import { openPresence, sealPresence } from '../../../lib/sync/presence.ts';
import { fromBase64Url, toBase64Url } from '../../../lib/sync/protocol/bytes.ts';
import { liveFromClient } from '../../../lib/sync/protocol/messages.ts';

const text = (length: number, byte: number): string => toBase64Url(new Uint8Array(length).fill(byte));
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const key = text(32, 3);
const ada = {
  workspace: text(16, 1),
  device: text(8, 2),
  keys: { 1: [key] },
  sealing: { epoch: 1, key },
};
const bea = { ...ada, device: text(8, 9) };
const said = {
  name: 'Ada',
  initials: 'AD',
  at: [{ caseId: 'case-1' as never, doing: 'composing' as const }],
};

test('members open what a device said', async () => {
  expect(await openPresence(bea, ada.device, await sealPresence(ada, said, random))).toEqual(said);
});

test.each([
  ['another workspace', { ...bea, workspace: text(16, 4) }, ada.device],
  ['another key', { ...bea, keys: { 1: [text(32, 5)] } }, ada.device],
  ['another epoch', { ...bea, keys: { 2: [text(32, 3)] } }, ada.device],
  ['a box that is told as somebody else’s', bea, bea.device],
  ['a device that is none', bea, '!'],
])('nothing opens with %s', async (_, reader, device) => {
  expect(await openPresence(reader, device, await sealPresence(ada, said, random))).toBeUndefined();
});

test('a box of an older epoch opens by the keyring, a newer one is sealed with the newest key', async () => {
  const [epoch, next] = [2, text(32, 6)];
  const newer = { ...ada, keys: { ...ada.keys, [epoch]: [next] }, sealing: { epoch, key: next } };
  expect(await openPresence(newer, ada.device, await sealPresence(ada, said, random))).toEqual(said);
  expect(await openPresence(ada, ada.device, await sealPresence(newer, said, random))).toBeUndefined();
});

test('no bit can be changed, and what is cut or empty opens nothing', async () => {
  const box = fromBase64Url(await sealPresence(ada, said, random))!;
  for (let at = 0; at < box.length; at++) {
    const forged = box.map((byte, index) => (index === at ? byte ^ 4 : byte));
    expect(await openPresence(bea, ada.device, toBase64Url(forged))).toBeUndefined();
    expect(await openPresence(bea, ada.device, toBase64Url(box.slice(0, at)))).toBeUndefined();
  }
  expect(await openPresence(bea, ada.device, 'no base64url!')).toBeUndefined();
});

test('a member who says what is no presence is not believed', async () => {
  const wrong = { ...said, at: [{ caseId: 'case-1', doing: 'shouting' }] };
  expect(
    await openPresence(bea, ada.device, await sealPresence(ada, wrong as never, random)),
  ).toBeUndefined();
});

test('the longest of all fits into a message, and its length tells little', async () => {
  const at = Array.from({ length: 8 }, (_, index) => ({
    caseId: `case-${String(index).repeat(20)}` as never,
    doing: 'composing' as const,
  }));
  const box = await sealPresence(ada, { name: '字'.repeat(60), initials: '字字字字', at }, random);
  expect(liveFromClient.safeParse({ type: 'presence', box }).success).toBe(true);
  const lengths = ['Al', 'Alexandra'].map((name) => sealPresence(ada, { ...said, name }, random));
  const [short, long] = await Promise.all(lengths);
  expect(Math.abs(short!.length - long!.length)).toBeLessThan(16);
});
