// Why an endpoint refuses. A refusal is `{ "error": { code, message, … } }` with the status given here. `message` is for people.
import * as z from 'zod/mini';

/** Status and words of each. */
export const refusals = {
  bad_request: [400, 'That is not as it should be.'],
  /** An envelope of a version that this endpoint does not know. */
  version: [400, 'An envelope is of a version not known here.'],
  unauthorized: [401, 'The token is of no device of this workspace.'],
  revoked: [401, 'This device was removed.'],
  forbidden: [403, 'This is not for you to do.'],
  not_found: [404, 'There is nothing at this address.'],
  no_workspace: [404, 'There is no such workspace here.'],
  exists: [409, 'There is one by this id already.'],
  /** The device's envelopes must follow on; `expected` is the deviceSeq that is next. */
  dev_seq_gap: [409, 'The deviceSeq of an envelope does not follow on, or is taken by another one.'],
  /** The history is not the one that the caller knows. */
  generation: [409, 'The history here is another one.'],
  /** Sealed with a key older than `epoch`. */
  stale_epoch: [409, 'There is a newer key.'],
  /** A key was wrapped for others than the devices that remain. */
  devices: [409, 'The key is not wrapped for every device that remains.'],
  /** The workspace was erased from the endpoint, on purpose. */
  erased: [410, 'The workspace was erased from this endpoint.'],
  invite_used: [410, 'This invite was used already.'],
  invite_expired: [410, 'This invite has expired.'],
  too_large: [413, 'That is too large, or too many at once.'],
  unsupported: [415, 'The body is of another type than it must be.'],
  too_many: [429, 'Too many requests.'],
  unavailable: [503, 'The endpoint cannot answer now.'],
  quota: [507, 'The workspace is full.'],
} as const;
export type ErrorCode = keyof typeof refusals;
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(refusals, code);

export interface Refusal {
  code: ErrorCode;
  message: string;
  expected?: number;
  epoch?: number;
  /** Seconds. */
  retryAfter?: number;
}

export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    expected: z.optional(z.int()),
    epoch: z.optional(z.int()),
    retryAfter: z.optional(z.number()),
  }),
});
