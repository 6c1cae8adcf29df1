// One thing done at a time, and why it was not done where the person looks.
import { useRef, useState } from 'preact/hooks';
import type { Problem } from './team-actions.ts';

export interface Doing {
  busy: boolean;
  problem: Problem;
  /** Does it unless something is being done; `done` is called where it went well. */
  run: (deed: () => Promise<Problem>, done?: () => void) => void;
}

export const useDeed = (): Doing => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const busyRef = useRef(false);

  const run: Doing['run'] = (deed, done) => {
    if (busyRef.current) return;
    busyRef.current = true;
    setBusy(true);
    setProblem(undefined);
    // Called at once: a browser's question for permission must come out of the click itself.
    const doing = deed();
    void doing.then((why) => {
      busyRef.current = false;
      setBusy(false);
      setProblem(why);
      if (why === undefined) done?.();
    });
  };
  return { busy, problem, run };
};
