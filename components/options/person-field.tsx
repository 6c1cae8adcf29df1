// Who works in this browser.
import { initialsOf } from './settings-draft.ts';

export interface PersonFieldProps {
  name: string;
  initials: string;
  onChange: (person: { name: string; initials: string }) => void;
  problems: { name?: string | undefined; initials?: string | undefined };
}

export const PersonField = ({ name, initials, onChange, problems }: PersonFieldProps) => {
  const rename = (typed: string): void => {
    // Initials follow the name until somebody writes their own.
    const follow = initials === '' || initials === initialsOf(name);
    onChange({ name: typed, initials: follow ? initialsOf(typed) : initials });
  };
  const problem = problems.name ?? problems.initials;
  return (
    <fieldset>
      <legend>You</legend>
      <div class="person-row">
        <label>
          <span>Name</span>
          <input
            value={name}
            autocomplete="name"
            aria-invalid={problems.name ? 'true' : 'false'}
            onInput={(event) => rename(event.currentTarget.value)}
          />
        </label>
        <label>
          <span>Initials</span>
          <input
            value={initials}
            maxLength={4}
            autocomplete="off"
            aria-invalid={problems.initials ? 'true' : 'false'}
            onInput={(event) => onChange({ name, initials: event.currentTarget.value })}
          />
        </label>
      </div>
      <p class="dim">
        Colleagues see them on your cases; an answer on X signed ^{initials.trim() || 'JK'} counts as yours.
      </p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
};
