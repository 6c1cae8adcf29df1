// Escalations that nobody acknowledged in time go up, tier by tier, as far as the time has run out for each.
import { raiseDue } from '../care/escalation.ts';
import type { CaseId } from '../care/ids.ts';
import { currentRow, record } from './record.ts';
import type { Turn } from './turn.ts';

/** Raises what is due; answers how many events that took. Asked each minute: nothing due costs one look at an index. */
export const raise = async (turn: Turn): Promise<number> => {
  const due = await turn.tables.cases.raiseBy(turn.now);
  if (due.length > 0 && !turn.canWrite) {
    turn.wantsWrite = true;
    return 0;
  }
  let raised = 0;
  for (const id of due) raised += await raiseCase(turn, id);
  return raised;
};

const raiseCase = async (turn: Turn, id: CaseId): Promise<number> => {
  for (let raised = 0; ; raised++) {
    const row = await currentRow(turn, id);
    const event = row && raiseDue(row.case, row.clocks, turn.settings.playbook, turn.now);
    // Known already: it was raised once, and somebody took that back.
    if (!event || (await record(turn, [event])) === 0) return raised;
  }
};
