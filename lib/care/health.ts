// How much of X's pages Perch can read: counts by surface and by what was looked for. No word of a page is in them.
import * as z from 'zod/mini';
import { instantSchema } from './ids.ts';
import { surfaceSchema } from './post.ts';

const count = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** `anchor`: `posts` for posts as a whole, else one of the names of the selector pack. */
export const healthRowSchema = z.object({
  surface: surfaceSchema,
  anchor: z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}$/)),
  seen: count,
  /** Of those seen: fully read, for a post; found, for an anchor. */
  read: count,
  /** Of those found: by another strategy than the most trusted. */
  fallback: count,
});
export type HealthRow = z.infer<typeof healthRowSchema>;

/** What one page has counted since it was loaded; a later one of the same page takes its place. */
export const healthReportSchema = z.object({
  page: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  at: instantSchema,
  pack: z.string().check(z.maxLength(80)),
  rows: z.array(healthRowSchema).check(z.maxLength(400)),
});
export type HealthReport = z.infer<typeof healthReportSchema>;
