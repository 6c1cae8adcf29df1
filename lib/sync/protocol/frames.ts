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

/**
 * Of whole frames those from number `from` (0 is the first) to before number `end`, as they stand; fewer where these are
 * more than `most` bytes, but one at least.
 */
export const framesBetween = (body: Bytes, [from, end]: readonly [number, number], most: number): Bytes => {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let [start, at] = [0, 0];
  for (let number = 0; number < end && at < body.length; number++) {
    if (number <= from) start = at;
    const next = at + 4 + view.getUint32(at);
    if (number > from && next - start > most) break;
    at = next;
  }
  return body.subarray(start, at);
};

/** Bytes of the time before an envelope in a record. */
export const timeLength = 8;

/** Frames of pulled records: when the endpoint received each (UTC ms, eight bytes), then the envelope. */
export const writeRecords = (receivedAt: number, envelopes: readonly { bytes: Bytes }[]): Bytes => {
  // In one go: an endpoint does this a thousand times a second.
  const body = new Uint8Array(envelopes.reduce((sum, { bytes }) => sum + 4 + timeLength + bytes.length, 0));
  const view = new DataView(body.buffer);
  let at = 0;
  for (const { bytes } of envelopes) {
    view.setUint32(at, timeLength + bytes.length);
    view.setBigUint64(at + 4, BigInt(receivedAt));
    body.set(bytes, at + 4 + timeLength);
    at += 4 + timeLength + bytes.length;
  }
  return body;
};

/** Up to where a record's frame has its length and its time. */
export const recordStart = 4 + timeLength;

/** The eight bytes of time of the first of them. */
export const timeIn = (records: Bytes): Bytes => records.subarray(4, recordStart);

export const readRecord = (record: Bytes): { receivedAt: number; envelope: Bytes } | undefined => {
  if (record.length < timeLength) return undefined;
  const receivedAt = Number(new DataView(record.buffer, record.byteOffset, timeLength).getBigUint64(0));
  return { receivedAt, envelope: record.subarray(timeLength) };
};
