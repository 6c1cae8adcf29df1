// The triage chart on a case: where the last walk ended, and the way to walk it.
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandId } from '../../lib/care/ids.ts';
import { isSettled } from '../../lib/care/status.ts';
import type { CaseView } from '../../lib/care/view.ts';
import { When } from '../when.tsx';
import type { CareActions } from './care-actions.ts';
import { respondWords } from './chart-words.ts';
import { ForWorkers, MayWork } from './for-workers.tsx';
import type { Names } from './names.ts';
import { memberWithin } from './names.ts';
import { Walk } from './walk.tsx';

export interface TriageProps {
  data: CaseView;
  names: Names;
  now: number;
  actions: Pick<CareActions, 'triage' | 'undo'>;
  /** Begins with the chart open. */
  open: boolean;
}

export const Triage = ({ data, names, now, actions, open }: TriageProps) => {
  const settled = isSettled(data.case.status);
  const [walking, setWalking] = useState(open && !settled);
  const [done, setDone] = useState<CommandId>();
  const [problem, setProblem] = useState<string>();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const undoRef = useRef<HTMLButtonElement>(null);
  // The strip's menu may ask for the chart while the panel stands open already.
  useEffect(() => {
    if (open && !settled) setWalking(true);
    // Only the asking counts: a case that settles later does not open anything.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [open]);
  useLayoutEffect(() => {
    if (done) undoRef.current?.focus();
  }, [done]);

  const { triage } = data.case;
  const isEmpty = !useContext(MayWork) && !triage;
  const protocol = names.playbook.chart.outcomes.find(({ id }) => id === triage?.outcome.id)?.protocol;
  const undone = done === undefined || data.undone.includes(done);
  const close = (): void => {
    setWalking(false);
    requestAnimationFrame(() => buttonRef.current?.focus());
  };
  if (isEmpty) return null;
  return (
    <section class="triage" aria-labelledby="triage-title">
      <h2 id="triage-title">Triage</h2>
      {triage && !walking && (
        <>
          <p>
            <b>{triage.outcome.name}</b>: {respondWords[triage.outcome.respond].toLowerCase()}{' '}
            <span class="dim">
              by {memberWithin(names, triage.by)}, <When at={triage.at} now={now} />
            </span>
          </p>
          {protocol && <p class="dim">{protocol}</p>}
        </>
      )}
      {walking ? (
        <Walk
          chart={names.playbook.chart}
          posts={data.case.messages.map(({ post }) => post)}
          names={names}
          onClose={close}
          onEnd={async (path) => {
            const given = await actions.triage(path);
            if ('problem' in given) return given.problem;
            setDone(given.undo);
            setWalking(false);
            return undefined;
          }}
        />
      ) : (
        <ForWorkers>
          <div class="row">
            {!settled && (
              <button
                ref={buttonRef}
                type="button"
                onClick={() => {
                  setDone(undefined);
                  setProblem(undefined);
                  setWalking(true);
                }}
              >
                {triage ? 'Walk the chart again' : 'Walk the chart'}
              </button>
            )}
            {!undone && (
              <button
                ref={undoRef}
                type="button"
                onClick={() =>
                  void actions.undo(done).then((trouble) => {
                    setProblem(trouble);
                    if (!trouble) setDone(undefined);
                  })
                }
              >
                Undo
              </button>
            )}
            {settled && !triage && <span class="dim">Reopen the case to triage it.</span>}
          </div>
        </ForWorkers>
      )}
      {problem && (
        <p class="problem" role="alert">
          Not undone: {problem}
        </p>
      )}
    </section>
  );
};
