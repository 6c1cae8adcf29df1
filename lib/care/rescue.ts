// What a database that cannot be opened any more still gives: events and settings for a file that an import reads, and
// beside them whatever it does not.
import * as z from 'zod/mini';
import type { Member } from './badge.ts';
import { memberSchema } from './badge.ts';
import type { CareEvent } from './event.ts';
import { eventSchema } from './event.ts';
import { migratePlaybook } from './migrate-playbook.ts';
import { asPlaced } from './place.ts';
import type { Playbook } from './playbook.ts';

/** What people did and wrote, and nothing else: a team's keys and tokens stand in tables that are not read. */
export const rescuedTables = ['histories', 'settings', 'drafts'] as const;
export type RescuedTable = (typeof rescuedTables)[number];

export interface RawTable {
  rows: unknown[];
  /** Rows that are there and cannot be read. */
  unreadable: number;
}

/** A database as it was found, whoever wrote it. */
export interface Raw {
  /** A newer Perch wrote it. */
  isNewer: boolean;
  /** Left out where a table is missing, or nothing of it can be read. */
  tables: Partial<Record<RescuedTable, RawTable>>;
  /** How many tables it has that this version does not know, and leaves: keys may stand in them. */
  strangeTables: number;
}

export interface Rescued {
  events: CareEvent[];
  /** Left out where it is missing, or of a newer version. */
  playbook?: Playbook;
  members: Member[];
  me?: Member;
  /** What an import does not read, as it was found: unsaved notes, and what only another version understands. */
  rest: { table: RescuedTable; row: unknown }[];
}

const historySchema = z.object({ events: z.array(z.unknown()) });
const keptSchema = z.object({
  event: eventSchema,
  place: z.optional(z.object({ seq: z.number(), receivedAt: z.number() })),
});
const settingsSchema = z.object({
  playbook: z.optional(z.unknown()),
  me: z.optional(z.unknown()),
  members: z.optional(z.array(z.unknown())),
});

export const rescue = ({ tables }: Pick<Raw, 'tables'>): Rescued => {
  const events: CareEvent[] = [];
  const rest: Rescued['rest'] = [];
  for (const row of tables.histories?.rows ?? []) {
    const history = historySchema.safeParse(row);
    for (const each of history.data?.events ?? [row]) {
      const kept = keptSchema.safeParse(each);
      // As it was found: a newer Perch may have given it more to say.
      if (kept.success) events.push(asPlaced((each as { event: CareEvent }).event, kept.data.place));
      else rest.push({ table: 'histories', row: each });
    }
  }
  const settings = settingsSchema.safeParse(tables.settings?.rows[0]).data ?? {};
  const playbook = migratePlaybook(settings.playbook);
  // Of settings that are not understood the playbook alone: what else stands there, keys perhaps, is not known.
  if (!playbook.ok && settings.playbook !== undefined)
    rest.push({ table: 'settings', row: { playbook: settings.playbook } });
  for (const row of tables.drafts?.rows ?? []) rest.push({ table: 'drafts', row });
  const me = memberSchema.safeParse(settings.me).data;
  return {
    events,
    ...(playbook.ok ? { playbook: playbook.value } : {}),
    members: (settings.members ?? []).flatMap((member) => memberSchema.safeParse(member).data ?? []),
    ...(me ? { me } : {}),
    rest,
  };
};
