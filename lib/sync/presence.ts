// Who is where, sealed for the members: said over the live line, kept by nobody, forgotten after 30 s.
import * as z from 'zod/mini';
import { caseIdSchema } from '../care/ids.ts';
import { doingSchema } from '../care/team.ts';
import type { Identity } from './ports.ts';
import type { Bytes } from './protocol/bytes.ts';
import { concat, fromBase64Url, toBase64Url, uint32, utf8 } from './protocol/bytes.ts';
import { checkedBytes } from './protocol/messages.ts';
import { deriveKey, nonceLength, openBox, sealBox } from './seal.ts';

/** More cases than this nobody has open at once; the newest are told. */
export const maxPlaces = 8;

const presenceSchema = z.object({
  name: z.string().check(z.maxLength(60)),
  initials: z.string().check(z.maxLength(8)),
  at: z.array(z.object({ caseId: caseIdSchema, doing: doingSchema })).check(z.maxLength(maxPlaces)),
});
export type Presence = z.infer<typeof presenceSchema>;

const keyFor = (secret: string, device: Bytes, epoch: number): Promise<CryptoKey> =>
  deriveKey(checkedBytes(secret), concat(utf8('presence'), device, uint32(epoch)));

/** `epoch 4 ‖ nonce ‖ sealed`, base64url; workspace and device are vouched for. */
export const sealPresence = async (
  { workspace, device, sealing }: Pick<Identity, 'workspace' | 'device' | 'sealing'>,
  presence: Presence,
  random: (length: number) => Bytes,
): Promise<string> => {
  const { epoch, key } = sealing;
  const from = checkedBytes(device);
  const clear = concat(checkedBytes(workspace), from);
  const box = await sealBox(await keyFor(key, from, epoch), random(nonceLength), clear, presence);
  return toBase64Url(concat(uint32(epoch), box));
};

/** What `device` said; undefined where no key of ours opens it. */
export const openPresence = async (
  { workspace, keys }: Pick<Identity, 'workspace' | 'keys'>,
  device: string,
  text: string,
): Promise<Presence | undefined> => {
  const bytes = fromBase64Url(text);
  const from = fromBase64Url(device);
  if (!bytes || !from || bytes.length < 4) return undefined;
  const epoch = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const clear = concat(checkedBytes(workspace), from);
  for (const secret of keys[epoch] ?? []) {
    const opened = await openBox(await keyFor(secret, from, epoch), clear, bytes.subarray(4));
    const presence = presenceSchema.safeParse(opened);
    if (presence.success) return presence.data;
  }
  return undefined;
};
