// How keys reach those who may have them: an invite for a new member, a wrapped key for the devices that remain.
import * as z from 'zod/mini';
import type { Bytes } from './protocol/bytes.ts';
import { concat, fromBase64Url, toBase64Url, uint32, utf8 } from './protocol/bytes.ts';
import { checkedBytes, hashSchema } from './protocol/messages.ts';
import { derive, deriveKey, nonceLength, openBox, sealBox, sha256 } from './seal.ts';

export const secretLength = 16;

/** What a person pastes: all that is needed to ask the endpoint for the rest and to read it. */
export interface Invite {
  endpoint: string;
  workspace: Bytes;
  secret: Bytes;
}

const prefix = 'perch1-';

export const writeInvite = ({ endpoint, workspace, secret }: Invite): string =>
  prefix + toBase64Url(concat(workspace, secret, utf8(endpoint)));

/** Spaces and line breaks of a mail are forgiven. Undefined where it is no invite, or names no http(s) address. */
export const readInvite = (code: string): Invite | undefined => {
  const text = code.replaceAll(/\s/g, '');
  const bytes = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
  if (!bytes || bytes.length <= 16 + secretLength) return undefined;
  const endpoint = new TextDecoder().decode(bytes.subarray(16 + secretLength));
  if (!/^https?:\/\/[^\s/]+/.test(endpoint) || !URL.canParse(endpoint)) return undefined;
  return { endpoint, workspace: bytes.slice(0, 16), secret: bytes.slice(16, 16 + secretLength) };
};

/** The keys of every epoch, so that a new member reads what came before. Two managers may have made the same one. */
export const keyringSchema = z.record(z.string().check(z.regex(/^[1-9]\d{0,9}$/)), z.array(hashSchema));
/** Keys in base64url by epoch. */
export type Keyring = z.infer<typeof keyringSchema>;

/** What is sealed with: a key, and its epoch. */
const sealingKeySchema = z.object({ epoch: z.int().check(z.minimum(1)), key: hashSchema });
export type SealingKey = z.infer<typeof sealingKeySchema>;

const wrapped = z.object({
  name: z.string().check(z.maxLength(200)),
  keys: keyringSchema,
  sealing: sealingKeySchema,
});
export type Welcome = z.infer<typeof wrapped>;

/** What the inviter leaves at the endpoint: the box for the invited, and a hash to know them by. */
export const wrapWelcome = async (
  { secret, workspace }: Invite,
  nonce: Bytes,
  welcome: Welcome,
): Promise<{ box: string; authHash: string }> => {
  const key = await deriveKey(secret, utf8('wrap'));
  const box = await sealBox(key, nonce, workspace, welcome);
  return {
    box: toBase64Url(box),
    authHash: await authHashOf(secret),
  };
};

const authHashOf = async (secret: Bytes): Promise<string> =>
  toBase64Url(await sha256(await derive(secret, 'auth')));

/** What an invite is known by, to the endpoint and to whoever made it. Says nothing of what it opens. */
export const inviteId = async (code: string): Promise<string> => {
  const invite = readInvite(code);
  return invite ? authHashOf(invite.secret) : '';
};

export const inviteAuth = async ({ secret }: Invite): Promise<string> =>
  toBase64Url(await derive(secret, 'auth'));

export const unwrapWelcome = async (
  { secret, workspace }: Invite,
  box: string,
): Promise<Welcome | undefined> => {
  const opened = await openBox(await deriveKey(secret, utf8('wrap')), workspace, checkedBytes(box));
  const welcome = wrapped.safeParse(opened);
  return welcome.success ? welcome.data : undefined;
};

/** What a device shows to an endpoint that has forgotten it: only holders of the epoch's key can name it. */
export const rejoinProof = (epochKey: Bytes): Promise<Bytes> => derive(epochKey, 'rejoin');
export const rejoinHash = async (epochKey: Bytes): Promise<string> =>
  toBase64Url(await sha256(await rejoinProof(epochKey)));

/**
 * The key of the endpoint's epoch, by what it is known by there. Any member can tell us a key and call it newer; only a
 * removal, which takes a manager's token, makes the endpoint vouch for it. Undefined where we do not hold that one.
 */
export const vouchedKey = async (
  keys: Keyring,
  { epoch = 0, rejoinHash: hash }: { epoch?: number | undefined; rejoinHash?: string | undefined },
): Promise<SealingKey | undefined> => {
  for (const key of keys[epoch] ?? [])
    if ((await rejoinHash(checkedBytes(key))) === hash) return { epoch, key };
  return undefined;
};

/** All that either knows. Two managers, or somebody who makes one up, may have told several of an epoch. */
export const mergeKeys = (known: Keyring, more: Keyring): Keyring => {
  const epochs = new Set([...Object.keys(known), ...Object.keys(more)]);
  return Object.fromEntries(
    [...epochs].map((epoch) => [
      epoch,
      [...new Set([...(known[epoch] ?? []), ...(more[epoch] ?? [])])].toSorted(),
    ]),
  );
};

/** A device's keys with more of them; what it seals with never goes back, for an endpoint that was set back may. */
export const withKeys = <Of extends { keys: Keyring; sealing: SealingKey }>(
  of: Of,
  more: Keyring,
  vouched: SealingKey | undefined,
): Of => ({
  ...of,
  keys: mergeKeys(of.keys, more),
  sealing: vouched && vouched.epoch >= of.sealing.epoch ? vouched : of.sealing,
});

const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** A device's own pair; the private half cannot be taken out of the browser that made it. */
export const newDeviceKeys = async (): Promise<{ privateKey: CryptoKey; publicKey: string }> => {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  return { privateKey: pair.privateKey, publicKey: await exported(pair.publicKey) };
};

const exported = async (key: CryptoKey): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));

const publicKeyLength = 65;

/** An epoch's key for one device, under a pair made for this one box. Undefined where the device has no usable key. */
export const wrapEpochKey = async (
  epochKey: Bytes,
  to: { device: Bytes; publicKey: string },
  epoch: number,
  nonce: Bytes,
): Promise<string | undefined> => {
  const theirs = checkedBytes(to.publicKey);
  if (!(await isPublicKey(theirs))) return undefined;
  const once = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const ours = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const key = await sharedKey(once.privateKey, theirs, to.device, epoch);
  return toBase64Url(concat(ours, await sealBox(key, nonce, to.device, toBase64Url(epochKey))));
};

export const unwrapEpochKey = async (
  box: string,
  of: { device: Bytes; privateKey: CryptoKey },
  epoch: number,
): Promise<string | undefined> => {
  const bytes = checkedBytes(box);
  if (bytes.length < publicKeyLength + nonceLength) return undefined;
  const theirs = bytes.slice(0, publicKeyLength);
  if (!(await isPublicKey(theirs))) return undefined;
  const key = await sharedKey(of.privateKey, theirs, of.device, epoch);
  const opened = hashSchema.safeParse(await openBox(key, of.device, bytes.slice(publicKeyLength)));
  return opened.success ? opened.data : undefined;
};

/** Whether the bytes are a point of the curve: what a member sent is not to be trusted. */
export const isPublicKey = async (bytes: Bytes): Promise<boolean> => {
  try {
    return (await imported(bytes)).type === 'public';
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError') return false;
    throw error;
  }
};

const imported = (bytes: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, curve, false, []);

const sharedKey = async (
  mine: CryptoKey,
  theirs: Bytes,
  device: Bytes,
  epoch: number,
): Promise<CryptoKey> => {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: await imported(theirs) }, mine, 256);
  return deriveKey(new Uint8Array(shared), concat(utf8('epoch'), device, uint32(epoch)));
};
