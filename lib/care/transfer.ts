// Files that leave and enter: everything, or the playbook alone. Reading one trusts nothing in it.
import * as z from 'zod/mini';
import type { Member } from './badge.ts';
import { memberSchema } from './badge.ts';
import type { CareEvent } from './event.ts';
import { eventSchema } from './event.ts';
import { firstFault } from './faults.ts';
import { instantSchema } from './ids.ts';
import { upToDate } from './migrate-playbook.ts';
import type { Playbook } from './playbook.ts';
import { playbookSchema, playbookVersion } from './playbook.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

export const exportVersion = 1;

/** Bytes of a file that a page can read at once without running out of memory; an export beyond it is cut in parts. */
export const maxImportBytes = 100_000_000;

export const exportSchema = z.object({
  format: z.literal('perch-export'),
  version: z.literal(exportVersion),
  exportedAt: instantSchema,
  playbook: playbookSchema,
  members: z.array(memberSchema).check(z.maxLength(1_000)),
  /** Who exported it: a browser that knows nobody yet becomes this member again. */
  me: z.optional(memberSchema),
  events: z.array(eventSchema),
});

const playbookFileSchema = z.object({
  format: z.literal('perch-playbook'),
  version: z.literal(exportVersion),
  playbook: playbookSchema,
});

/** What a file brings; a playbook alone brings no members and no events. */
export interface Import {
  playbook: Playbook;
  members: Member[];
  me?: Member;
  events: CareEvent[];
  exportedAt?: number;
}

export interface Unreadable {
  /** For the person, in plain words. */
  message: string;
}

const unreadable = (message: string): { ok: false; error: Unreadable } => fail({ message });

/** Looks at a file's size before it is read. */
export const checkSize = (bytes: number): Result<null, Unreadable> =>
  bytes <= maxImportBytes
    ? ok(null)
    : unreadable(
        `This file is ${Math.ceil(bytes / 1_000_000)} MB. Perch reads files up to ${maxImportBytes / 1_000_000} MB.`,
      );

/** Reads an export or a playbook file. The error names the first thing that is wrong. */
export const readExport = (text: string): Result<Import, Unreadable> => {
  const json = parse(text);
  if (!json.ok) return json;
  const file = json.value;
  if (!isRecord(file) || (file['format'] !== 'perch-export' && file['format'] !== 'perch-playbook')) {
    return unreadable('This is not a file of Perch.');
  }
  if (isNewer(file['version'], exportVersion) || hasNewerPlaybook(file['playbook'])) {
    return unreadable('A newer Perch wrote this file. Update Perch, then import it again.');
  }
  const current = { ...file, playbook: upToDate(file['playbook']) };
  if (file['format'] === 'perch-playbook') {
    const read = playbookFileSchema.safeParse(current);
    if (!read.success) return unreadable(notValid(read.error.issues));
    return ok({ playbook: read.data.playbook, members: [], events: [] });
  }
  const read = exportSchema.safeParse(current);
  if (!read.success) return unreadable(notValid(read.error.issues));
  const { playbook, members, me, events, exportedAt } = read.data;
  return ok({ playbook, members, events, exportedAt, ...(me ? { me } : {}) });
};

const parse = (text: string): Result<unknown, Unreadable> => {
  const json = text.replace(/^\uFEFF/, '').trim();
  if (json === '') return unreadable('This file is empty.');
  try {
    return ok(JSON.parse(json));
  } catch {
    // Engines word their errors differently; an object that never closes was cut off.
    const cutOff = json.startsWith('{') && !json.endsWith('}');
    return unreadable(cutOff ? 'This file is cut short: its end is missing.' : 'This file is not JSON.');
  }
};

const notValid = (issues: Parameters<typeof firstFault>[0]): string =>
  `Something in this file is not valid. ${firstFault(issues)}.`;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNewer = (version: unknown, known: number): boolean => typeof version === 'number' && version > known;

const hasNewerPlaybook = (playbook: unknown): boolean =>
  isRecord(playbook) && isNewer(playbook['version'], playbookVersion);

/** Cuts a list in order into pieces of at most `count` items and about `length` characters of JSON; one item is never cut. */
export const inPieces = <T>(items: readonly T[], limits: { count: number; length: number }): T[][] => {
  const pieces: T[][] = [];
  let piece: T[] = [];
  let length = 0;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    if (piece.length > 0 && (piece.length >= limits.count || length + size > limits.length)) {
      pieces.push(piece);
      piece = [];
      length = 0;
    }
    piece.push(item);
    length += size;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
};
