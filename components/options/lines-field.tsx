// A list that is written one a line.

export interface LinesFieldProps {
  id: string;
  name: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
  rows?: number;
}

export const LinesField = ({ id, name, hint, value, onChange, problem, rows = 3 }: LinesFieldProps) => (
  <div class="lines">
    <label for={id}>{name}</label>
    <p class="dim" id={`${id}-hint`}>
      {hint}
    </p>
    <textarea
      id={id}
      aria-describedby={`${id}-hint`}
      aria-invalid={problem ? 'true' : 'false'}
      rows={rows}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
  </div>
);
