// A page of the history, as a pull answers it and a poke may bring it: first what there is to know, then records.
import type * as z from 'zod/mini';
import type { Bytes } from './bytes.ts';
import { utf8 } from './bytes.ts';
import { headerLength, tombstone } from './envelope.ts';
import { readFrames, readRecord, timeLength, writeFrames } from './frames.ts';
import { jsonIn } from './json.ts';
import { pulled } from './messages.ts';

export interface Page extends z.infer<typeof pulled> {
  /** Of `from`, `from + 1` … */
  records: { receivedAt: number; envelope: Bytes }[];
}

/** First frame of a page; those of the records follow. */
export const pageStart = (known: z.infer<typeof pulled>): Bytes => writeFrames([utf8(JSON.stringify(known))]);

/** Frames of records, but of the one at `index`, whose id is `id`, only header and id are left. */
export const scrubRecord = (frames: Bytes, index: number, id: Uint8Array): Bytes => {
  const records = readFrames(frames) ?? [];
  const kept = records[index]?.subarray(0, timeLength + headerLength);
  return writeFrames(kept ? records.with(index, tombstone(kept, Uint8Array.from(id))) : records);
};

/** Undefined where it is no whole page. Envelopes are views of `bytes`. */
export const readPage = (bytes: Bytes): Page | undefined => {
  const [first, ...rest] = readFrames(bytes) ?? [];
  const known = pulled.safeParse(first && jsonIn(first)).data;
  const records = rest.map(readRecord).filter((record) => record !== undefined);
  return known && records.length === rest.length ? { ...known, records } : undefined;
};
