// A new team: a name and the address of its endpoint.
import { useState } from 'preact/hooks';
import { SaidProblem } from './said-problem.tsx';
import type { TeamActions } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export const StartForm = ({ create }: Pick<TeamActions, 'create'>) => {
  const [name, setName] = useState('');
  const [endpoint, setEndpoint] = useState('');
  const { busy, problem, run } = useDeed();
  return (
    <form
      class="team-form"
      noValidate
      aria-labelledby="team-start"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => create({ name, endpoint }));
      }}
    >
      <h3 id="team-start">Start a team</h3>
      <label>
        <span>Name of the team</span>
        <input
          value={name}
          maxLength={60}
          autocomplete="organization"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>Address of the endpoint</span>
        <input
          value={endpoint}
          type="url"
          inputMode="url"
          maxLength={300}
          placeholder="https://sync.example.com"
          aria-describedby="team-endpoint"
          onInput={(event) => setEndpoint(event.currentTarget.value)}
        />
      </label>
      <p class="dim" id="team-endpoint">
        The endpoint is a small program on a server of yours. It passes sealed envelopes between your browsers
        and can read none of them. How to run one: docs/endpoint.md, in Perch’s source.
      </p>
      <SaidProblem problem={problem} />
      <div class="row">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? 'Starting…' : 'Start the team'}
        </button>
      </div>
    </form>
  );
};
