// What goes over the wire beside envelopes, as JSON. Bytes are base64url without padding.
import * as z from 'zod/mini';
import type { Role } from '../../care/role.ts';
import { roleSchema } from '../../care/role.ts';
import type { Bytes } from './bytes.ts';
import { fromBase64Url } from './bytes.ts';

const bytes = (length: number) =>
  z.string().check(z.refine((text) => fromBase64Url(text)?.length === length, `must be ${length} bytes`));
const box = z.string().check(
  z.maxLength(90_000),
  z.refine((text) => fromBase64Url(text) !== undefined, 'must be base64url'),
);

/** Bytes of a text that one of these schemas has checked. */
export const checkedBytes = (text: string): Bytes => fromBase64Url(text) ?? new Uint8Array(0);

export const workspaceIdSchema = bytes(16);
export const deviceIdSchema = bytes(8);
export const hashSchema = bytes(32);
export const envelopeIdSchema = bytes(16);
export { roleSchema };
export type { Role };

const natural = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
const epoch = z.int().check(z.minimum(1), z.maximum(0xffff_ffff));

/** Who comes, and the SHA-256 of the token it will show. */
const newDevice = { device: deviceIdSchema, tokenHash: hashSchema };

/** `rejoinHash`: SHA-256 of what only holders of the epoch's key can name. */
export const createBody = z.object({
  workspace: workspaceIdSchema,
  ...newDevice,
  epoch,
  rejoinHash: hashSchema,
});
export type CreateBody = z.infer<typeof createBody>;

/** By an invite (`auth`), or, where the endpoint has forgotten a device, by the epoch's key (`rejoin`). */
export const joinBody = z.union([
  z.object({ workspace: workspaceIdSchema, ...newDevice, auth: hashSchema }),
  z.object({ workspace: workspaceIdSchema, ...newDevice, rejoin: hashSchema }),
]);
export type JoinBody = z.infer<typeof joinBody>;
export const joined = z.object({ role: roleSchema, box: z.optional(box) });

export const inviteBody = z.object({ authHash: hashSchema, box, role: roleSchema });
export type InviteBody = z.infer<typeof inviteBody>;
export const invited = z.object({ expiresAt: natural });

/**
 * A removal with the new key: the envelope that carries it, sealed with the old one, and for whom it was wrapped.
 * `devices` is left out when a removal is said again to an endpoint that forgot it.
 */
export const removeBody = z.object({
  epoch,
  rejoinHash: hashSchema,
  envelope: box,
  devices: z.optional(z.array(deviceIdSchema).check(z.maxLength(1000))),
});
export type RemoveBody = z.infer<typeof removeBody>;

const envelopeName = z.object({ device: deviceIdSchema, deviceSeq: natural, id: envelopeIdSchema });
export const scrubBody = z.object({ envelopes: z.array(envelopeName).check(z.maxLength(500)) });
export type ScrubBody = z.infer<typeof scrubBody>;

export const devicesAnswer = z.object({
  devices: z.array(
    z.object({ device: deviceIdSchema, role: roleSchema, joinedAt: natural, seenAt: natural }),
  ),
});

/** `seqs` in the order of the push; `now` is the endpoint's time, UTC ms. */
export const pushed = z.object({ head: natural, now: natural, seqs: z.array(natural) });
export type Pushed = z.infer<typeof pushed>;

/** What a pull asks for: `hash` is H(since) of the history that was read so far. */
const count = z.coerce.number().check(z.refine(Number.isSafeInteger, 'must be a whole number'), z.minimum(0));
export const pullQuery = z.object({
  since: z._default(count, 0),
  limit: z._default(count.check(z.minimum(1)), 200),
  generation: z.optional(bytes(16)),
  hash: z.optional(hashSchema),
});
export type PullQuery = z.infer<typeof pullQuery>;

/** First frame of a pull's answer; the records follow, of `from`, `from + 1` … */
export const pulled = z.object({
  generation: bytes(16),
  head: natural,
  from: natural,
  now: natural,
  epoch,
  /** What the epoch's key is known by: see `createBody`. */
  rejoinHash: hashSchema,
  /** Share of the quota in use, from 0. */
  used: z.number(),
});

export const liveFromClient = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: bytes(32) }),
  z.object({ type: z.literal('presence'), box: z.string().check(z.maxLength(2000)) }),
]);

export const liveFromEndpoint = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), head: natural }),
  /** With `page`, the records that are new, as a pull would give them; `after` is the hash of what stands before. */
  z.object({
    type: z.literal('poke'),
    head: natural,
    after: z.optional(hashSchema),
    page: z.optional(z.string().check(z.maxLength(8000))),
  }),
  z.object({ type: z.literal('presence'), device: deviceIdSchema, box: z.string() }),
  /** The answer to a binary frame, which is a push; answers come in the order of the pushes. */
  z.object({ type: z.literal('pushed'), ...pushed.shape }),
  z.object({ type: z.literal('refused'), code: z.string(), message: z.string() }),
]);
export type LiveFromEndpoint = z.infer<typeof liveFromEndpoint>;

/** Presence that was not said again for so long is over, ms. */
export const presenceTtl = 30_000;
