// Joining by a code that a manager has made.
import { useState } from 'preact/hooks';
import { SaidProblem } from './said-problem.tsx';
import type { TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export const JoinForm = ({ join }: Pick<TeamActions, 'join'>) => {
  const [code, setCode] = useState('');
  const { busy, problem, run } = useDeed();
  return (
    <form
      class="team-form"
      noValidate
      aria-labelledby="team-join"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => join(code),
          () => setCode(''),
        );
      }}
    >
      <h3 id="team-join">Join with an invite code</h3>
      <label>
        <span>Invite code</span>
        <textarea
          class="code"
          rows={2}
          value={code}
          autocomplete="off"
          spellcheck={false}
          placeholder="perch1-…"
          aria-describedby="team-code"
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      <p class="dim" id="team-code">
        A manager of the team makes it, here in Perch. Paste it nowhere else: it opens what the team writes.
      </p>
      <SaidProblem problem={problem} />
      <div class="row">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? 'Joining…' : 'Join the team'}
        </button>
      </div>
    </form>
  );
};
