import type { Problem } from './team-actions.ts';

/** Why something was not done, said aloud; nothing where there is nothing to say. */
export const SaidProblem = ({ problem }: { problem: Problem }) =>
  problem === undefined ? null : (
    <p class="problem" role="alert">
      {problem}
    </p>
  );
