// What a press did to the case, said once, with the way back.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandId } from '../../lib/care/ids.ts';
import type { CareActions, Given } from './care-actions.ts';

export interface DeedProps {
  /** Commands that were taken back, here or elsewhere. */
  undone: readonly CommandId[];
  undo: CareActions['undo'];
}

type Said = { words: string; undo: CommandId } | { problem: string } | undefined;

/** `give` does it and says `words`; `line` stands where the person looks for what became of it. */
export const useDeed = ({ undone, undo }: DeedProps) => {
  const [said, setSaid] = useState<Said>();
  const undoRef = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => undoRef.current?.focus(), [said]);

  const give = async (words: string, deed: Promise<Given>): Promise<void> => {
    const given = await deed;
    setSaid('problem' in given ? given : { words, undo: given.undo });
  };
  const takeBack = async (command: CommandId): Promise<void> => {
    const problem = await undo(command);
    setSaid(problem === undefined ? undefined : { problem });
  };
  const shown = said && !('undo' in said && undone.includes(said.undo)) ? said : undefined;
  const line = (
    <p role="status" class={shown && 'problem' in shown ? 'problem' : 'dim'}>
      {shown && 'problem' in shown && shown.problem}
      {shown && 'undo' in shown && (
        <>
          {shown.words}{' '}
          <button ref={undoRef} type="button" class="link" onClick={() => void takeBack(shown.undo)}>
            Undo
          </button>
        </>
      )}
    </p>
  );
  return { give, line, isSaid: shown !== undefined };
};
