// The rescue page: what can be read of the data in this browser, and a button that saves it.
import type { Raw, Rescued } from '../../lib/care/rescue.ts';
import { closedWords, rescueWords } from './rescue-words.ts';

export type RescueStep =
  | { is: 'reading' }
  /** See `closedWords`. */
  | { is: 'closed'; why: string }
  | { is: 'read'; raw: Raw; rescued: Rescued };

export interface RescueProps {
  step: RescueStep;
  /** Of the failure that led here; empty without one. */
  code: string;
  /** Names of the files that were saved. */
  saved: readonly string[];
  onSave: () => void;
  onAgain: () => void;
}

export const Rescue = ({ step, code, saved, onSave, onAgain }: RescueProps) => (
  <section class="rescue" aria-labelledby="rescue-title">
    <h1 id="rescue-title">Save what can be read</h1>
    {step.is === 'reading' && (
      <>
        <p role="status">Reading the data of Perch in this browser…</p>
        <p class="dim">
          If this does not end, close every other tab of X and Perch, restart the browser, and come back.
        </p>
      </>
    )}
    {step.is === 'closed' && <Closed why={step.why} onAgain={onAgain} />}
    {step.is === 'read' && <Found {...step} code={code} saved={saved} onSave={onSave} onAgain={onAgain} />}
  </section>
);

const Closed = ({ why, onAgain }: { why: string; onAgain: () => void }) => {
  const { wrong, next } = closedWords(why);
  return (
    <>
      <p role="alert">{wrong}</p>
      <p>{next}</p>
      <div class="row">
        <button type="button" onClick={onAgain}>
          Try again
        </button>
      </div>
    </>
  );
};

const Found = (props: Omit<RescueProps, 'step'> & { raw: Raw; rescued: Rescued }) => {
  const { raw, rescued, code, saved, onSave, onAgain } = props;
  const { wrong, found, lost, next } = rescueWords(raw, rescued, code);
  const isSomething = rescued.events.length > 0 || rescued.rest.length > 0 || rescued.playbook;
  return (
    <>
      <p role="status">{wrong}</p>
      <p>
        <b>{found}</b>
      </p>
      {lost.length > 0 && (
        <ul class="lost">
          {lost.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <div class="row">
        {isSomething && (
          <button type="button" class="primary" onClick={onSave}>
            Save as a file
          </button>
        )}
        <button type="button" class={isSomething ? 'plain' : ''} onClick={onAgain}>
          Read again
        </button>
      </div>
      <p role="status" class="saved">
        {saved.length > 0 && `Saved as ${saved.join(', ')}.`}
      </p>
      <p>{next}</p>
      <p class="dim">
        The file holds notes and customers’ words: keep it safe. A team’s keys are never in it: a new browser
        comes in by an invite code.
      </p>
    </>
  );
};
