// The settings: few and calm in the first run, all of them afterwards.
import { useState } from 'preact/hooks';
import type { Member } from '../../lib/care/badge.ts';
import type { Playbook } from '../../lib/care/playbook.ts';
import { mayChangePlaybook } from '../../lib/care/role.ts';
import type { Settings } from '../../lib/care/view.ts';
import { ChartView } from './chart-view.tsx';
import { HandlesField } from './handles-field.tsx';
import type { ReadHolidays } from './holidays-field.tsx';
import { HoursField } from './hours-field.tsx';
import { ListeningField } from './listening-field.tsx';
import { PersonField } from './person-field.tsx';
import { RulesField } from './rules-field.tsx';
import type { Problems, SettingsDraft } from './settings-draft.ts';
import { draftOf, settingsOf } from './settings-draft.ts';
import { readyMade, withPreset } from './preset-draft.ts';
import { skippedSettings } from './skipped-settings.ts';
import { TagsField } from './tags-field.tsx';
import { TargetField } from './target-field.tsx';

export interface SettingsFormProps {
  readHolidays: ReadHolidays;
  settings: Settings;
  /** The browser's own zone, and all that it knows. */
  zone: string;
  zones: readonly string[];
  /** Answers why it was not saved; undefined if it was. */
  onSave: (wished: { playbook: Playbook; me: Member }) => Promise<string | undefined>;
  /** Called with true while there is something unsaved. */
  onUnsaved: (unsaved: boolean) => void;
}

export const SettingsForm = ({
  readHolidays,
  settings,
  zone,
  zones,
  onSave,
  onUnsaved,
}: SettingsFormProps) => {
  const [draft, setDraft] = useState(() => draftOf(settings, zone));
  const [problems, setProblems] = useState<Problems>({});
  const [state, setState] = useState<'asLoaded' | 'changed' | 'saving' | 'saved'>('asLoaded');
  const firstRun = !settings.ready;
  const mayChange = mayChangePlaybook(settings.me.role);

  const change = (part: Partial<SettingsDraft>): void => {
    setDraft((last) => ({ ...last, ...part }));
    setState('changed');
    onUnsaved(true);
  };
  const save = async (wished: { playbook: Playbook; me: Member }): Promise<void> => {
    setProblems({});
    setState('saving');
    const problem = await onSave(wished);
    if (problem) setProblems({ form: `Not saved: ${problem}` });
    else {
      // What a ready-made playbook brought is ours from now on.
      setDraft((last) => ({ ...last, base: undefined }));
      onUnsaved(false);
    }
    setState(problem ? 'changed' : 'saved');
  };
  const skip = async (): Promise<void> => {
    const defaults = skippedSettings(settings);
    await save(defaults);
    setDraft(draftOf({ ...settings, ...defaults, ready: true }, zone));
  };
  const count = Object.keys(problems).length;
  const person = (
    <PersonField name={draft.name} initials={draft.initials} problems={problems} onChange={change} />
  );

  return (
    <form
      class="settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const wished = settingsOf(draft, settings);
        const { playbook } = settings;
        if (wished.ok) void save(mayChange ? wished.value : { ...wished.value, playbook });
        else setProblems(wished.error);
      }}
    >
      {!mayChange && person}
      {!mayChange && <p class="playbook-note">Leads and managers change the playbook of a team.</p>}
      <fieldset class="playbook" aria-label={mayChange ? undefined : 'Playbook'} disabled={!mayChange}>
        <HandlesField
          handles={draft.handles}
          account={settings.account}
          problem={problems.handles}
          onChange={(handles) => change({ handles })}
        />
        {mayChange && person}
        <HoursField
          hours={draft.hours}
          zones={zones}
          problem={problems.hours}
          readHolidays={firstRun ? undefined : readHolidays}
          onChange={(hours) => change({ hours })}
        />
        <TargetField
          preset={draft.preset}
          more={firstRun ? readyMade() : []}
          onChange={(preset) => change(withPreset(draft, preset, settings, zone))}
        />
        {!firstRun && <ListeningField draft={draft} problems={problems} onChange={change} />}
        {!firstRun && (
          <>
            <TagsField tags={draft.tags} problem={problems.tags} onChange={(tags) => change({ tags })} />
            <RulesField draft={draft} playbook={settings.playbook} onChange={change} />
            <ChartView playbook={settings.playbook} />
          </>
        )}
      </fieldset>
      <div class="save-bar">
        <p role="status" class={count > 0 ? 'problem' : 'dim'}>
          {problems.form ??
            (count > 0
              ? 'Not saved: see the words in red above.'
              : stateWords[state] || (firstRun ? skipWords(settings) : ''))}
        </p>
        {firstRun && (
          <button type="button" class="plain" onClick={() => void skip()}>
            Skip for now
          </button>
        )}
        <button type="submit" class="primary" aria-disabled={state === 'saving'}>
          {firstRun ? 'Start' : 'Save'}
        </button>
      </div>
    </form>
  );
};

const stateWords = { asLoaded: '', changed: 'Not saved yet', saving: 'Saving…', saved: 'Saved' };

const skipWords = ({ account }: Settings): string =>
  `Skip: ${account ? `@${account}, ` : ''}weekdays 9 to 5, answers within the hour.`;
