// What Perch listens for beside the accounts, and what it does not take for an answer.
import { LinesField } from './lines-field.tsx';
import type { Problems, SettingsDraft } from './settings-draft.ts';

type Listening = Pick<
  SettingsDraft,
  'brandTerms' | 'negativeTerms' | 'misspellings' | 'automaticReplies' | 'hashtags'
>;

export interface ListeningFieldProps {
  draft: Listening;
  problems: Problems;
  onChange: (change: Partial<Listening>) => void;
}

export const ListeningField = ({ draft, problems, onChange }: ListeningFieldProps) => {
  const isWrong = problems.negativeTerms ?? problems.automaticReplies ?? problems.hashtags;
  return (
    <fieldset>
      <legend>Listening</legend>
      <LinesField
        id="terms"
        name="Names of the brand"
        hint="Posts that use them without naming an account become cases too. One a line."
        value={draft.brandTerms}
        problem={problems.brandTerms}
        onChange={(brandTerms) => onChange({ brandTerms })}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.misspellings}
          onChange={(event) => onChange({ misspellings: event.currentTarget.checked })}
        />
        Also match misspelled brand names
      </label>
      <details open={isWrong !== undefined}>
        <summary>{moreWords(draft)}</summary>
        <div class="more">
          <LinesField
            id="negative-terms"
            name="Not the brand"
            hint="Words in which a name means something else, as “apple pie” does. One a line."
            value={draft.negativeTerms}
            problem={problems.negativeTerms}
            onChange={(negativeTerms) => onChange({ negativeTerms })}
          />
          <LinesField
            id="automatic-replies"
            name="Automatic replies"
            hint="A reply of ours that holds one of these does not stop the clock. One a line."
            value={draft.automaticReplies}
            problem={problems.automaticReplies}
            onChange={(automaticReplies) => onChange({ automaticReplies })}
            rows={5}
          />
          <LinesField
            id="hashtags"
            name="Popular hashtags"
            hint="Many people read along there, so a post with one is watched, and answered for the audience. One a line."
            value={draft.hashtags}
            problem={problems.hashtags}
            onChange={(hashtags) => onChange({ hashtags })}
          />
        </div>
      </details>
    </fieldset>
  );
};

const moreWords = ({ negativeTerms, automaticReplies, hashtags }: Listening): string => {
  const count = (text: string): number => text.split('\n').filter((line) => line.trim()).length;
  return `Exceptions (${count(negativeTerms)}), automatic replies (${count(automaticReplies)}), popular hashtags (${count(hashtags)})`;
};
