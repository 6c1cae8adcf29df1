// What the members' browsers tell each other about themselves, in the same envelopes as the events of cases.
import * as z from 'zod/mini';
import { deviceIdSchema } from './protocol/messages.ts';

const publicKey = z.string().check(z.regex(/^[\w-]{87}$/));
const epoch = z.int().check(z.minimum(2), z.maximum(0xffff_ffff));

export const teamEventSchema = z.discriminatedUnion('type', [
  /** A device introduces itself, with the key that new epochs' keys are to be wrapped for. */
  z.object({ type: z.literal('sync.device'), device: deviceIdSchema, publicKey }),
  /** `removed` is out; `boxes` hold the key of `epoch` for each device that remains. */
  z.object({
    type: z.literal('sync.epoch'),
    epoch,
    removed: deviceIdSchema,
    boxes: z.record(deviceIdSchema, z.string().check(z.maxLength(400))),
  }),
]);
export type TeamEvent = z.infer<typeof teamEventSchema>;
export type EpochEvent = Extract<TeamEvent, { type: 'sync.epoch' }>;

export const readTeamEvent = (value: unknown): TeamEvent | undefined => {
  const parsed = teamEventSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};

/** The removal that a payload carries, which goes to the endpoint by another way than a push. */
export const epochEventOf = (events: readonly unknown[]): EpochEvent | undefined =>
  events.map(readTeamEvent).find((event) => event?.type === 'sync.epoch');
