// Choosing a ready-made playbook in the first run: its hours and tags come with it, our accounts stay.
import { adoptPlaybook } from '../../lib/care/adopt-playbook.ts';
import { responsePresets } from '../../lib/care/default-playbook.ts';
import { playbookPresets } from '../../lib/care/presets.ts';
import type { Settings } from '../../lib/care/view.ts';
import type { SettingsDraft } from './settings-draft.ts';
import { draftOf } from './settings-draft.ts';

const sources: Readonly<Record<string, string>> = {
  campus: 'For a small team: one hour, evenings and match days, tags for tickets, parking and membership',
};

/** Those that are more than a response time. */
export const readyMade = (): { id: string; name: string; source: string }[] =>
  playbookPresets()
    .filter(({ id }) => !responsePresets.some((each) => each.id === id))
    .map(({ id, name }) => ({ id, name, source: sources[id] ?? '' }));

/** What changes in the draft with a preset: a response time alone, or all that a ready-made playbook brings. */
export const withPreset = (
  draft: SettingsDraft,
  preset: string,
  settings: Settings,
  zone: string,
): Partial<SettingsDraft> => {
  const whole = readyMade().some(({ id }) => id === preset)
    ? playbookPresets().find(({ id }) => id === preset)
    : undefined;
  if (!whole && !draft.base) return { preset };
  const base = whole && adoptPlaybook(whole.playbook(), settings.playbook);
  const brought = draftOf(base ? { ...settings, playbook: base } : settings, zone);
  const { handles, name, initials, hours } = draft;
  return {
    ...brought,
    handles,
    name,
    initials,
    hours: { ...brought.hours, zone: hours.zone },
    preset,
    base,
  };
};
