// Refusals, and bytes.
import { hash } from 'node:crypto';
import type { ErrorCode, Refusal } from '../lib/sync/protocol/errors.ts';

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

type Refuse = (code: ErrorCode, message: string, details?: Omit<Refusal, 'code' | 'message'>) => never;
/**
 * Ends a request wherever a reason is found. It throws, so that its transaction is rolled back; in that of a group of
 * pushes nothing was written yet for the one that is refused.
 */
export const refuse: Refuse = (code, message, details) => {
  throw new Refused({ code, message, ...details });
};

export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** Base64url of the wire, already checked by its schema, as bytes. */
export const decoded = (text: string): Buffer => Buffer.from(text, 'base64url');
