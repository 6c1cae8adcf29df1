// One case: where it stands, its clocks, the team's notes, the customer's words, its history.
import type { CaseId } from '../../lib/care/ids.ts';
import { ProblemBox } from '../problem-box.tsx';
import type { Names, NoteActions } from './names.ts';
import type { CaseView } from '../../lib/care/view.ts';
import type { CareActions } from './care-actions.ts';
import { Advice } from './advice.tsx';
import { CaseHeader } from './case-header.tsx';
import { Clocks } from './clocks.tsx';
import { Decision } from './decision.tsx';
import { MayWork } from './for-workers.tsx';
import { historyLines } from './history-words.ts';
import { History } from './history.tsx';
import { Messages } from './messages.tsx';
import { Notes } from './notes.tsx';
import { OtherCases } from './other-cases.tsx';
import { Replies } from './replies.tsx';
import { Triage } from './triage.tsx';

export interface PanelProps {
  data: CaseView;
  names: Names;
  now: () => number;
  actions: NoteActions;
  care: CareActions;
  hrefOf: (id: CaseId) => string;
  /** Puts the cursor into the field for a new note. */
  focus: boolean;
  /** Begins with the triage chart open. */
  chart: boolean;
  /** For a viewer: it changes nothing. */
  readOnly?: boolean;
  /** What is shown may be out of date, and why. */
  stale?: { message: string; onRetry: () => void };
}

export const Panel = ({
  data,
  names,
  now,
  actions,
  care,
  hrefOf,
  focus,
  chart,
  readOnly = false,
  stale,
}: PanelProps) => {
  const at = now();
  return (
    <MayWork.Provider value={!readOnly}>
      {stale && (
        <ProblemBox title="This may be out of date." message={stale.message} onRetry={stale.onRetry} />
      )}
      <CaseHeader data={data} names={names} now={at} />
      <Advice data={data} names={names} />
      <Clocks clocks={data.clocks} names={names} now={now} />
      <Triage data={data} names={names} now={at} actions={care} open={chart && !readOnly} />
      <Notes key={data.case.id} data={data} names={names} now={at} actions={actions} focus={focus} />
      <Messages messages={data.case.messages} now={at} undone={data.undone} actions={care} />
      <Replies data={data} now={at} markReply={care.markReply} />
      <Decision data={data} names={names} now={at} actions={care} />
      <OtherCases cases={data.otherCases} now={at} hrefOf={hrefOf} undone={data.undone} actions={care} />
      <History lines={historyLines(data.history, data.undone, names)} now={at} />
    </MayWork.Provider>
  );
};
