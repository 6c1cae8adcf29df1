// The accounts that speak for the brand.
import { bareHandle } from './settings-draft.ts';
import type { Role, SettingsDraft } from './settings-draft.ts';

export interface HandlesFieldProps {
  handles: SettingsDraft['handles'];
  onChange: (handles: SettingsDraft['handles']) => void;
  /** The account that X shows as signed in, to offer. */
  account?: string | undefined;
  problem?: string | undefined;
}

const roles: Record<Role, string> = {
  service: 'Service',
  marketing: 'Marketing',
  executive: 'Executive',
  property: 'Shop or place',
};

export const HandlesField = ({ handles, onChange, account, problem }: HandlesFieldProps) => {
  const set = (index: number, change: Partial<SettingsDraft['handles'][number]>): void =>
    onChange(handles.map((each, i) => (i === index ? { ...each, ...change } : each)));
  const add = (handle: string): void =>
    onChange([...handles.filter((each) => each.handle.trim() !== ''), { handle, role: 'service' }]);
  const offered = account && !handles.some((each) => bareHandle(each.handle) === account.toLowerCase());
  return (
    <fieldset aria-describedby="handles-hint">
      <legend>Your accounts on X</legend>
      <p class="dim" id="handles-hint">
        Posts to these accounts become cases, answers from them stop the clock.
      </p>
      <ul class="rows">
        {handles.map((each, i) => (
          // The place in the list is all that a half-typed account has of its own.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i} class="handle-row">
            <input
              value={each.handle}
              placeholder="@account"
              aria-label={`Account ${i + 1}`}
              aria-invalid={problem ? 'true' : 'false'}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => set(i, { handle: event.currentTarget.value })}
            />
            <select
              aria-label={`What account ${i + 1} is for`}
              value={each.role}
              onChange={(event) => set(i, { role: event.currentTarget.value as Role })}
            >
              {Object.entries(roles).map(([role, name]) => (
                <option key={role} value={role}>
                  {name}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="plain"
              aria-label={`Remove account ${i + 1}`}
              onClick={() => onChange(handles.filter((_, at) => at !== i))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <div class="row">
        {offered && (
          <button type="button" onClick={() => add(`@${account}`)}>
            Add @{account}, signed in on X
          </button>
        )}
        <button type="button" onClick={() => onChange([...handles, { handle: '', role: 'service' }])}>
          Add an account
        </button>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
};
