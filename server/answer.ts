// Answers and refusals as values.
import { createHash } from 'node:crypto';
import type { ErrorCode, Refusal } from '../lib/sync/protocol/errors.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refuse = (
  code: ErrorCode,
  message: string,
  details: Omit<Refusal, 'code' | 'message'> = {},
): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code, message, ...details } });

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Base64url of the wire, already checked by its schema, as bytes. */
export const decoded = (text: string): Buffer => Buffer.from(text, 'base64url');
