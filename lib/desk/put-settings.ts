// Settings as they are from now on: written in the turn's transaction, and told to all pages.
import type { SettingsRow } from '../store/rows.ts';
import type { Turn } from './turn.ts';

export const putSettings = async (turn: Turn, settings: SettingsRow): Promise<void> => {
  turn.settings = settings;
  turn.settingsChanged = true;
  await turn.tables.settings.put(settings);
};
