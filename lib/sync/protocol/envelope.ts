// The envelope as bytes: 45 clear ones, then what is sealed. The endpoint reads the clear ones and nothing else.
//
//   version 1 │ workspace 16 │ device 8 │ deviceSeq 4 │ epoch 4 │ nonce 12 │ sealed …
//
// Version 1 has no signature. A later version may put one before the sealed bytes; an endpoint that does not know
// a version refuses it, a client keeps it until it does.
import type { Bytes } from './bytes.ts';
import { concat, uint32 } from './bytes.ts';

export const envelopeVersion = 1;
export const headerLength = 45;
/** The shortest that can be sealed is longer than an id, which tells an envelope from a tombstone. */
const minSealedLength = 32;
export const idLength = 16;

export interface Header {
  workspace: Bytes;
  device: Bytes;
  /** 1, 2, 3 … of that device. */
  deviceSeq: number;
  /** Which key of the workspace sealed it: 1, 2, 3 … */
  epoch: number;
  nonce: Bytes;
}

export interface Envelope extends Header {
  /** The whole of it. */
  bytes: Bytes;
  /** All clear fields as they stand on the wire: what the seal vouches for. */
  header: Bytes;
  /** Of a scrubbed envelope there is only this, the id that it had. */
  scrubbedId?: Bytes;
  sealed: Bytes;
}

export const writeHeader = ({ workspace, device, deviceSeq, epoch, nonce }: Header): Bytes =>
  concat(Uint8Array.of(envelopeVersion), workspace, device, uint32(deviceSeq), uint32(epoch), nonce);

/** What is left of an envelope after erasure: its header and its id. */
export const tombstone = (header: Bytes, id: Bytes): Bytes => concat(header, id);

/** Says what is wrong instead, for the endpoint's answer. The parts are views of `bytes`. */
export const readEnvelope = (bytes: Bytes): Envelope | 'too_short' | 'version' | 'number' => {
  if (bytes[0] !== undefined && bytes[0] !== envelopeVersion) return 'version';
  const isTombstone = bytes.length === headerLength + idLength;
  if (!isTombstone && bytes.length < headerLength + minSealedLength) return 'too_short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const deviceSeq = view.getUint32(25);
  const epoch = view.getUint32(29);
  if (deviceSeq === 0 || epoch === 0) return 'number';
  const rest = bytes.subarray(headerLength);
  return {
    bytes,
    header: bytes.subarray(0, headerLength),
    workspace: bytes.subarray(1, 17),
    device: bytes.subarray(17, 25),
    deviceSeq,
    epoch,
    nonce: bytes.subarray(33, headerLength),
    ...(isTombstone ? { scrubbedId: rest, sealed: new Uint8Array(0) } : { sealed: rest }),
  };
};

/** H(0), before the first envelope. */
export const firstHash = (): Bytes => new Uint8Array(32);
