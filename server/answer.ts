// Refusals, and bytes.
import { hash } from 'node:crypto';
import type { ErrorCode, Refusal } from '../lib/sync/protocol/errors.ts';

/** Ends a request wherever a reason is found. Thrown, so that the transaction it stands in is rolled back. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: ErrorCode, message: string, details: Omit<Refusal, 'code' | 'message'> = {}) {
    super(message);
    this.refusal = { code, message, ...details };
  }
}

export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** Base64url of the wire, already checked by its schema, as bytes. */
export const decoded = (text: string): Buffer => Buffer.from(text, 'base64url');
