// What a file given to `npm run clocks` is: scenarios, an export, or the events of a case.
import 'temporal-polyfill/global';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import { firstFault } from '../../../lib/care/faults.ts';
import { migratePlaybook } from '../../../lib/care/migrate-playbook.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import type { Result } from '../../../lib/care/result.ts';
import { fail, ok } from '../../../lib/care/result.ts';
import { readExport } from '../../../lib/care/transfer.ts';

export interface CaseFile {
  is: 'cases';
  events: CareEvent[];
  playbook: Playbook;
  now: number;
}
export type ClocksFile = { is: 'scenarios'; scenarios: readonly unknown[] } | CaseFile;

export interface Wishes {
  /** UTC ms. */
  now?: number;
  /** The text of a playbook file. */
  playbook?: string;
}

export const readClocksFile = (text: string, wishes: Wishes): Result<ClocksFile, string> => {
  const json = parse(text);
  if (!json.ok) return json;
  if (isRecord(json.value) && 'format' in json.value) {
    const read = readExport(text);
    if (!read.ok) return fail(read.error.message);
    const { events, playbook, exportedAt } = read.value;
    return casesOf(events, wishes, playbook, exportedAt);
  }
  if (isRecord(json.value) && Array.isArray(json.value['scenarios']))
    return ok({ is: 'scenarios', scenarios: json.value['scenarios'] });
  // One case: its events, perhaps with the playbook and the instant to look at it from.
  if (isRecord(json.value) && Array.isArray(json.value['events']) && !('expect' in json.value)) {
    const { events, history, playbook, now } = json.value;
    return readEvents(Array.isArray(events) ? events : history, wishes, playbook, now);
  }
  const list: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  if (list.length === 0) return fail('there is nothing in it');
  if (list.every((item) => isRecord(item) && 'caseId' in item)) return readEvents(list, wishes);
  return ok({ is: 'scenarios', scenarios: list });
};

const readEvents = (
  list: unknown,
  wishes: Wishes,
  playbook?: unknown,
  now?: unknown,
): Result<ClocksFile, string> => {
  const events: CareEvent[] = [];
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const read = eventSchema.safeParse(item);
    if (!read.success) return fail(`event ${index + 1} is not valid: ${firstFault(read.error.issues)}`);
    events.push(read.data);
  }
  const given = playbook === undefined ? undefined : migratePlaybook(playbook);
  if (given && !given.ok) return fail(`playbook, ${given.error[0]?.where}: ${given.error[0]?.what}`);
  const at = typeof now === 'string' ? Date.parse(now) : now;
  return casesOf(events, wishes, given?.value, typeof at === 'number' ? at : undefined);
};

const casesOf = (
  events: CareEvent[],
  wishes: Wishes,
  own: Playbook | undefined,
  at: number | undefined,
): Result<CaseFile, string> => {
  let playbook = own ?? defaultPlaybook({ now: 0, zone: 'UTC' });
  if (wishes.playbook !== undefined) {
    const read = readPlaybook(wishes.playbook);
    if (!read.ok) return read;
    playbook = read.value;
  }
  return ok({ is: 'cases', events, playbook, now: wishes.now ?? at ?? Date.now() });
};

/** A playbook as Perch exports it, alone or within an export, or the bare document. */
export const readPlaybook = (text: string): Result<Playbook, string> => {
  const json = parse(text);
  if (!json.ok) return fail(`the playbook ${json.error}`);
  const bare = isRecord(json.value) && 'playbook' in json.value ? json.value['playbook'] : json.value;
  const read = migratePlaybook(bare);
  return read.ok ? read : fail(`the playbook is not valid. ${read.error[0]?.where}: ${read.error[0]?.what}`);
};

const parse = (text: string): Result<unknown, string> => {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return fail('is empty');
  try {
    return ok(JSON.parse(trimmed));
  } catch (error) {
    return fail(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
