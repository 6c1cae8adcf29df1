// Sealing: AES-256-GCM under a key of the device and epoch, padded so that sizes say little.
import type { Bytes } from './protocol/bytes.ts';
import { concat, textOf, uint32, utf8, uint64 } from './protocol/bytes.ts';
import type { Envelope, Header } from './protocol/envelope.ts';
import { writeHeader } from './protocol/envelope.ts';
import { headerLength, idLength } from './protocol/envelope.ts';

export const nonceLength = 12;
export const keyLength = 32;

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hkdf = async (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);

const from = (info: Bytes) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info });

/** HKDF-SHA-256 without salt, 32 bytes. */
export const derive = async (secret: Bytes, info: string): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.deriveBits(from(utf8(info)), await hkdf(secret), 256));

/** An AES-256-GCM key that cannot be taken out again. */
export const deriveKey = async (secret: Bytes, info: Bytes): Promise<CryptoKey> => {
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(from(info), await hkdf(secret), aes, false, ['encrypt', 'decrypt']);
};

/** The key that seals what one device writes in one epoch. */
export const envelopeKey = (epochKey: Bytes, { device, epoch }: Pick<Header, 'device' | 'epoch'>) =>
  deriveKey(epochKey, concat(utf8('env'), device, uint32(epoch)));

/**
 * The length to pad to, for a length from 1: at most 12 % more, and of n lengths only log log n can be told apart.
 * PADMÉ, Nikitin et al., PETS 2019.
 */
export const padded = (length: number): number => {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - kept);
  return Math.ceil(length / step) * step;
};

const encrypt = async (key: CryptoKey, nonce: Bytes, clear: Bytes, plain: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: clear }, key, plain),
  );

/** Undefined where the key is another, or any bit of the box or of `clear` was changed. */
const decrypt = async (
  key: CryptoKey,
  nonce: Bytes,
  clear: Bytes,
  box: Bytes,
): Promise<Bytes | undefined> => {
  try {
    const decryption = { name: 'AES-GCM', iv: nonce, additionalData: clear };
    return new Uint8Array(await crypto.subtle.decrypt(decryption, key, box));
  } catch (error) {
    // What WebCrypto throws where the tag does not fit. All else is a bug.
    if (error instanceof Error && error.name === 'OperationError') return undefined;
    throw error;
  }
};

/** Bytes of the envelope around this JSON value, the seal's sixteen among them. */
export const envelopeLength = (payload: unknown): number =>
  headerLength + padded(4 + utf8(JSON.stringify(payload)).length) + 16;

/** An envelope around a JSON value: four bytes of length, the JSON, zeros up to the padded length; sealed. */
export const sealEnvelope = async (key: CryptoKey, header: Header, payload: unknown): Promise<Bytes> => {
  const clear = writeHeader(header);
  const json = utf8(JSON.stringify(payload));
  const plain = new Uint8Array(padded(4 + json.length));
  plain.set(concat(uint32(json.length), json));
  return concat(clear, await encrypt(key, header.nonce, clear, plain));
};

/** The JSON value again; undefined where the seal does not hold or what it held is not in this form. */
export const openEnvelope = async (key: CryptoKey, envelope: Envelope): Promise<unknown> => {
  const plain = await decrypt(key, envelope.nonce, envelope.header, envelope.sealed);
  if (!plain || plain.length < 4) return undefined;
  const length = new DataView(plain.buffer).getUint32(0);
  return length > plain.length - 4 ? undefined : parse(plain.subarray(4, 4 + length));
};

/** First 16 bytes of SHA-256 over the whole envelope. */
export const envelopeId = async (bytes: Bytes): Promise<Bytes> => (await sha256(bytes)).slice(0, idLength);

/**
 * H(n) = SHA-256(H(n−1) ‖ time(n) ‖ id(n)). With the time, for what a clock ahead wrote counts by it: an endpoint that was
 * set back may have been given the same again, at another time.
 */
export const nextHash = (hash: Bytes, receivedAt: number, id: Bytes): Promise<Bytes> =>
  sha256(concat(hash, uint64(receivedAt), id));

/** Nonce and sealed JSON in one: for what is not an envelope (invites, keys, presence). `clear` is vouched for. */
export const sealBox = async (key: CryptoKey, nonce: Bytes, clear: Bytes, payload: unknown): Promise<Bytes> =>
  concat(nonce, await encrypt(key, nonce, clear, utf8(JSON.stringify(payload))));

export const openBox = async (key: CryptoKey, clear: Bytes, box: Bytes): Promise<unknown> => {
  if (box.length < nonceLength + 16) return undefined;
  const plain = await decrypt(key, box.subarray(0, nonceLength), clear, box.subarray(nonceLength));
  return plain && parse(plain);
};

const parse = (json: Bytes): unknown => {
  try {
    return JSON.parse(textOf(json));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
