// One case: where it stands, its clocks, the team's notes, the customer's words, its history.
import type { CaseId } from '../../lib/care/ids.ts';
import { ProblemBox } from '../problem-box.tsx';
import type { Names, NoteActions } from './names.ts';
import type { CaseView } from '../../lib/care/view.ts';
import { CaseHeader } from './case-header.tsx';
import { Clocks } from './clocks.tsx';
import { historyLines } from './history-words.ts';
import { History } from './history.tsx';
import { Messages } from './messages.tsx';
import { Notes } from './notes.tsx';
import { OtherCases } from './other-cases.tsx';

export interface PanelProps {
  data: CaseView;
  names: Names;
  now: () => number;
  actions: NoteActions;
  hrefOf: (id: CaseId) => string;
  /** Puts the cursor into the field for a new note. */
  focus: boolean;
  /** What is shown may be out of date, and why. */
  stale?: { message: string; onRetry: () => void };
}

export const Panel = ({ data, names, now, actions, hrefOf, focus, stale }: PanelProps) => {
  const at = now();
  return (
    <>
      {stale && (
        <ProblemBox title="This may be out of date." message={stale.message} onRetry={stale.onRetry} />
      )}
      <CaseHeader data={data} names={names} now={at} />
      <Clocks clocks={data.clocks} names={names} now={now} />
      <Notes key={data.case.id} data={data} names={names} now={at} actions={actions} focus={focus} />
      <Messages messages={data.case.messages} now={at} />
      <OtherCases cases={data.otherCases} now={at} hrefOf={hrefOf} />
      <History lines={historyLines(data.history, data.undone, names)} now={at} />
    </>
  );
};
