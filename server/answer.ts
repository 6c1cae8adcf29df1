// Refusals, and bytes.
import { hash } from 'node:crypto';
import { type ErrorCode, type Refusal, refusals } from '../lib/sync/protocol/errors.ts';

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

type Refuse = (code: ErrorCode, details?: Partial<Refusal>) => never;
/**
 * Ends a request wherever a reason is found. It throws, so that its transaction is rolled back; in that of a group of
 * pushes nothing was written yet for the one that is refused.
 */
export const refuse: Refuse = (code, details) => {
  throw new Refused({ code, message: refusals[code][1], ...details });
};

/** What was read; ends the request where it is a reason to refuse it. */
export const accepted = <T extends object>(read: T | ErrorCode): T =>
  typeof read === 'string' ? refuse(read) : read;

export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** Base64url of the wire, already checked by its schema, as bytes. */
export const decoded = (text: string): Buffer => Buffer.from(text, 'base64url');
