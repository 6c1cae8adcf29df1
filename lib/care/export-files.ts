// Everything, as files that Perch reads back.
import type { CareEvent } from './event.ts';
import { exportVersion, inPieces, maxImportBytes } from './transfer.ts';
import type { Settings } from './view.ts';

export interface ExportFile {
  name: string;
  text: string;
}

/** A file is smaller than what is read back in any alphabet, also where half of it is not events. */
const limits = { count: Infinity, length: maxImportBytes / 8 };

/** As many files as it takes. `rest` goes along for whoever opens them: no import reads it. */
export const exportFiles = (
  stem: string,
  exportedAt: number,
  { playbook, me, members }: Pick<Settings, 'playbook' | 'members'> & Partial<Pick<Settings, 'me'>>,
  events: readonly CareEvent[],
  rest: readonly unknown[] = [],
): ExportFile[] => {
  const whole = { format: 'perch-export', version: exportVersion, exportedAt, playbook, members, me };
  const pieces = { events: inPieces(events, limits), rest: inPieces(rest, limits) };
  const count = Math.max(1, pieces.events.length, pieces.rest.length);
  return Array.from({ length: count }, (_, index) => ({
    name: fileName(stem, exportedAt, index),
    text: JSON.stringify({ ...whole, events: pieces.events[index] ?? [], rest: pieces.rest[index] }),
  }));
};

/** `at` in UTC ms. */
export const fileName = (stem: string, at: number, index = 0): string => {
  const date = new Date(at).toISOString().slice(0, 10);
  return `${stem}-${date}${index > 0 ? `-part-${index + 1}` : ''}.json`;
};
