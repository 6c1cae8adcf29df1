// What a team shares beside its cases: the playbook, of each part the last written, and who its members are.
import * as z from 'zod/mini';
import { memberSchema } from './badge.ts';
import { eventIdSchema, instantSchema, memberIdSchema } from './ids.ts';
import { upToDate } from './migrate-playbook.ts';
import { playbookSchema } from './playbook.ts';
import { parts, partSchema } from './playbook-change.ts';

/** An address that a browser can reach in safety: https, or this machine. */
export const endpointSchema = z.string().check(
  z.trim(),
  z.maxLength(300),
  z.refine(
    (text) => isEndpoint(text),
    'write the address as https://sync.example.com; http is for this machine only',
  ),
);

const isEndpoint = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash) return false;
  const isHere = ['localhost', '127.0.0.1'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
};

export const workspaceNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

const common = {
  id: eventIdSchema,
  /** UTC ms by the writer's clock, corrected by the endpoint's. */
  at: instantSchema,
  by: memberIdSchema,
};

export const workspaceEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('playbook.saved'),
    playbook: playbookSchema,
    /** What its author changed in it; left out, all of it. */
    parts: z.optional(z.array(partSchema)),
  }),
  /** A person says their name; the device is that of the envelope. */
  z.object({ ...common, type: z.literal('member.introduced'), member: memberSchema }),
]);
export type WorkspaceEvent = z.infer<typeof workspaceEventSchema>;

/** What a member sent, of this or an earlier Perch; undefined where this one does not know its type or form. */
export const readWorkspaceEvent = (value: unknown): WorkspaceEvent | undefined =>
  workspaceEventSchema.safeParse(broughtUpToDate(value)).data;

/** An earlier Perch says nothing of the parts that it did not know. */
const broughtUpToDate = (value: unknown): unknown => {
  const saved = earlierSchema.safeParse(value).data;
  const playbook = upToDate(saved?.playbook);
  if (!saved || playbook === saved.playbook) return value;
  return { ...saved, playbook, parts: saved.parts ?? parts.filter((part) => part in saved.playbook) };
};

const earlierSchema = z.looseObject({
  type: z.literal('playbook.saved'),
  playbook: z.record(z.string(), z.unknown()),
  parts: z.optional(z.unknown()),
});
