// Names of the brand, one a line.

export interface TermsFieldProps {
  terms: string;
  onChange: (terms: string) => void;
  problem?: string | undefined;
}

export const TermsField = ({ terms, onChange, problem }: TermsFieldProps) => (
  <fieldset>
    <legend>
      <label for="terms">Names of the brand</label>
    </legend>
    <p class="dim" id="terms-hint">
      Posts that use them without naming an account become cases too. One a line.
    </p>
    <textarea
      id="terms"
      aria-describedby="terms-hint"
      aria-invalid={problem ? 'true' : 'false'}
      rows={3}
      value={terms}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
  </fieldset>
);
