// How sync is: one calm sentence, and a way to try where something waits.
import type { HealthWords } from './health-words.ts';
import { JoinForm } from './join-form.tsx';
import { SaidProblem } from './said-problem.tsx';
import type { TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export interface HealthLineProps extends Pick<TeamActions, 'syncNow' | 'join'> {
  words: HealthWords;
}

export const HealthLine = ({ words, syncNow, join }: HealthLineProps) => {
  const { busy, problem, run } = useDeed();
  const { look, text, todo, closed, canTry, needsInvite } = words;
  return (
    <>
      <div class="sync">
        <p role="status" class={look}>
          {look === 'stopped' && '! '}
          {text}
        </p>
        {(canTry || busy) && (
          <button type="button" aria-disabled={busy} onClick={() => run(syncNow)}>
            {busy ? 'Trying…' : 'Try now'}
          </button>
        )}
      </div>
      {todo && <p class="dim">{todo}</p>}
      {closed && <p class="dim">{closed}</p>}
      <SaidProblem problem={problem} />
      {needsInvite && <JoinForm join={join} />}
    </>
  );
};
