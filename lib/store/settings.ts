// What is kept beside the events: the settings, one row, and the unsaved words of notes.
import type { CaseId } from '../care/ids.ts';
import type { Kept } from './database.ts';
import type { SettingsRow } from './rows.ts';

export interface SettingsTable {
  get: () => Promise<SettingsRow | undefined>;
  put: (row: SettingsRow) => Promise<void>;
}

export const settingsOf = ({ settings: table }: Kept): SettingsTable => ({
  get: () => table.get('settings'),
  put: async (row) => void (await table.put(row)),
});

export interface Drafts {
  get: (caseId: CaseId) => Promise<string>;
  /** Empty text forgets it. */
  put: (caseId: CaseId, text: string) => Promise<void>;
}

export const draftsOf = ({ drafts: table }: Kept): Drafts => ({
  get: async (caseId) => (await table.get(caseId))?.text ?? '',
  put: async (caseId, text) => void (await (text ? table.put({ caseId, text }) : table.delete(caseId))),
});
