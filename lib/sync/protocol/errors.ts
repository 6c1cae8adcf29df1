// Why an endpoint refuses. A refusal is `{ "error": { code, message, … } }` with the status given here.
import * as z from 'zod/mini';

export const statusByCode = {
  bad_request: 400,
  /** An envelope of a version that this endpoint does not know. */
  version: 400,
  unauthorized: 401,
  /** The token of a device that was removed. */
  revoked: 401,
  forbidden: 403,
  not_found: 404,
  no_workspace: 404,
  exists: 409,
  /** The device's envelopes must follow on; `expected` is the deviceSeq that is next. */
  dev_seq_gap: 409,
  /** The history is not the one that the caller knows. */
  generation: 409,
  /** Sealed with a key older than `epoch`. */
  stale_epoch: 409,
  /** A key was wrapped for others than the devices that remain. */
  devices: 409,
  /** The workspace was erased from the endpoint, on purpose. */
  erased: 410,
  invite_used: 410,
  invite_expired: 410,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  internal: 500,
  unavailable: 503,
  quota: 507,
} as const;
export type ErrorCode = keyof typeof statusByCode;
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(statusByCode, code);

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
