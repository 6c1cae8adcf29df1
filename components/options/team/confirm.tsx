// Asks before what cannot be taken back, and says what it does. The safe answer has the focus.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { SaidProblem } from './said-problem.tsx';
import type { Problem } from './team-actions.ts';
import { useDeed } from './use-deed.ts';

export interface ConfirmProps {
  title: string;
  words: readonly string[];
  verb: string;
  /** The way out: "Keep", "Stay". */
  away: string;
  deed: () => Promise<Problem>;
  onAway: () => void;
  onDone: () => void;
}

export const Confirm = ({ title, words, verb, away, deed, onAway, onDone }: ConfirmProps) => {
  const { busy, problem, run } = useDeed();
  const awayRef = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => awayRef.current?.focus(), []);
  return (
    <div
      class="confirm"
      role="group"
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && !busy && onAway()}
    >
      <p>
        <b>{title}</b>
      </p>
      {words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <SaidProblem problem={problem} />
      <div class="row">
        <button type="button" aria-disabled={busy} onClick={() => run(deed, onDone)}>
          {verb}
        </button>
        <button
          ref={awayRef}
          type="button"
          class="plain"
          aria-disabled={busy}
          onClick={() => busy || onAway()}
        >
          {away}
        </button>
      </div>
    </div>
  );
};
