// What one push brings: envelopes of one device, as frames.
import type { Bytes } from './bytes.ts';
import { isSame } from './bytes.ts';
import type { Envelope } from './envelope.ts';
import { readEnvelope } from './envelope.ts';
import type { ErrorCode } from './errors.ts';
import { readFrames } from './frames.ts';

export interface Batch {
  workspace: Bytes;
  device: Bytes;
  /** At least one. */
  envelopes: readonly Envelope[];
}

export interface BatchLimits {
  pushBytes: number;
  pushEnvelopes: number;
  envelopeBytes: number;
}

/** Or for what reason it is refused, whoever pushes it. */
export const readBatch = (body: Bytes, limits: BatchLimits): Batch | ErrorCode => {
  if (body.length > limits.pushBytes) return 'too_large';
  const frames = readFrames(body) ?? [];
  if (frames.length > limits.pushEnvelopes) return 'too_large';
  const envelopes: Envelope[] = [];
  for (const bytes of frames) {
    if (bytes.length > limits.envelopeBytes) return 'too_large';
    const envelope = readEnvelope(bytes);
    if (envelope === 'version') return 'version';
    if (typeof envelope === 'string') return 'bad_request';
    envelopes.push(envelope);
  }
  const [first] = envelopes;
  if (!first) return 'bad_request';
  const { workspace, device } = first;
  const isLikeFirst = (each: Envelope) => isSame(each.workspace, workspace) && isSame(each.device, device);
  return envelopes.every(isLikeFirst) ? { workspace, device, envelopes } : 'bad_request';
};
