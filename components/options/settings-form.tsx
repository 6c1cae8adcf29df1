// The settings: few and calm in the first run, all of them afterwards.
import { useRef, useState } from 'preact/hooks';
import type { Member } from '../../lib/care/badge.ts';
import type { PlaybookChange } from '../../lib/care/playbook-change.ts';
import type { Result } from '../../lib/care/result.ts';
import { mayChangePlaybook } from '../../lib/care/role.ts';
import type { Failure, Settings } from '../../lib/care/view.ts';
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

/** Without a change the playbook stays as it is, whoever changed it meanwhile. */
export interface Wished {
  me: Member;
  change?: PlaybookChange;
}

export interface SettingsFormProps {
  readHolidays: ReadHolidays;
  settings: Settings;
  /** The browser's own zone, and all that it knows. */
  zone: string;
  zones: readonly string[];
  /** Answers the settings as they then are, or why nothing was saved. */
  onSave: (wished: Wished) => Promise<Result<Settings, Failure>>;
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
  // What was typed, and what it was typed over: the settings may be others meanwhile.
  const [form, setForm] = useState(() => ({ draft: draftOf(settings, zone), from: settings }));
  const { draft, from } = form;
  const formRef = useRef(form);
  formRef.current = form;
  const [problems, setProblems] = useState<Problems>({});
  const [isChangedToo, setChangedToo] = useState(false);
  const [state, setState] = useState<'asLoaded' | 'changed' | 'saving' | 'saved'>('asLoaded');
  const firstRun = !settings.ready;
  const mayChange = mayChangePlaybook(settings.me.role);

  const change = (part: Partial<SettingsDraft>): void => {
    setForm((last) => ({ ...last, draft: { ...last.draft, ...part } }));
    setState('changed');
    onUnsaved(true);
  };
  const save = async (wished: Wished): Promise<void> => {
    setProblems({});
    setChangedToo(false);
    setState('saving');
    const answer = await onSave(wished);
    if (!answer.ok) {
      setProblems({ form: `Not saved: ${answer.error.message}` });
      setChangedToo(answer.error.code === 'changed');
      setState('changed');
    } else if (formRef.current === form) {
      setForm({ draft: draftOf(answer.value, zone), from: answer.value });
      setState('saved');
      onUnsaved(false);
    }
  };
  const submit = (prefer?: PlaybookChange['prefer']): void => {
    const wished = settingsOf(draft, from);
    if (!wished.ok) return setProblems(wished.error);
    const { playbook, me } = wished.value;
    void save(mayChange ? { me, change: { from: from.playbook, to: playbook, prefer } } : { me });
  };
  const skip = (): void => {
    const { playbook, me } = skippedSettings(from);
    void save({ me, change: { from: from.playbook, to: playbook } });
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
        submit();
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
          onChange={(preset) => change(withPreset(draft, preset, from, zone))}
        />
        {!firstRun && <ListeningField draft={draft} problems={problems} onChange={change} />}
        {!firstRun && (
          <>
            <TagsField tags={draft.tags} problem={problems.tags} onChange={(tags) => change({ tags })} />
            <RulesField draft={draft} playbook={from.playbook} onChange={change} />
            <ChartView playbook={from.playbook} />
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
          <button type="button" class="plain" onClick={skip}>
            Skip for now
          </button>
        )}
        {isChangedToo && (
          <>
            <button type="button" onClick={() => submit('theirs')}>
              Keep theirs
            </button>
            <button type="button" onClick={() => submit('mine')}>
              Save mine
            </button>
          </>
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
