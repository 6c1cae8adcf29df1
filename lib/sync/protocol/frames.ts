// Several byte strings as one body: each after its length, four bytes, most significant first.
import type { Bytes } from './bytes.ts';
import { concat, uint32 } from './bytes.ts';

export const writeFrames = (parts: readonly Bytes[]): Bytes =>
  concat(...parts.flatMap((part) => [uint32(part.length), part]));

/** Undefined where the lengths do not add up to the whole. The parts are views of `body`. */
export const readFrames = (body: Bytes): Bytes[] | undefined => {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const parts: Bytes[] = [];
  let at = 0;
  while (at < body.length) {
    if (body.length - at < 4) return undefined;
    const end = at + 4 + view.getUint32(at);
    if (end > body.length) return undefined;
    parts.push(body.subarray(at + 4, end));
    at = end;
  }
  return parts;
};

/** A pulled record: when the endpoint received it (UTC ms, eight bytes), then the envelope. */
export const writeRecord = (receivedAt: number, envelope: Bytes): Bytes => {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(receivedAt));
  return concat(time, envelope);
};

export const readRecord = (record: Bytes): { receivedAt: number; envelope: Bytes } | undefined => {
  if (record.length < 8) return undefined;
  const receivedAt = Number(new DataView(record.buffer, record.byteOffset, 8).getBigUint64(0));
  return { receivedAt, envelope: record.subarray(8) };
};
