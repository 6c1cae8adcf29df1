// One case in full, for the panel: the case, its clocks, its history, and what else this customer has.
import { aliasesOf } from '../care/customer.ts';
import { byTime } from '../care/event.ts';
import type { CaseId } from '../care/ids.ts';
import { personalDataIn } from '../care/personal-data.ts';
import type { Post } from '../care/post.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import { textOf } from '../care/suggest/lessons.ts';
import { takenBackIn } from '../care/undone.ts';
import type { CaseView, Failure } from '../care/view.ts';
import type { CaseRow } from '../store/rows.ts';
import { badgeOfRow } from './badges.ts';
import { noSuchCase } from './failures.ts';
import { currentRow, currentRows, eventsOfRow } from './record.ts';
import type { Turn } from './turn.ts';

const maxOtherCases = 20;

export const caseView = async (turn: Turn, caseId: CaseId): Promise<Result<CaseView, Failure>> => {
  const { tables, settings } = turn;
  const row = await currentRow(turn, caseId);
  if (!row) return noSuchCase;
  const history = (await eventsOfRow(turn, row)).toSorted(byTime);
  return ok({
    case: row.case,
    badge: badgeOfRow(row, turn),
    clocks: row.clocks,
    advice: { ...row.advice, personal: personalDataIn(textOf(row.case), settings.playbook.trackers) },
    history,
    undone: [...new Set(history.filter(takenBackIn(history)).map(({ commandId }) => commandId))],
    aliases: aliasesOf(await postsOfCustomer(turn, row)),
    otherCases: await otherCases(turn, row),
    members: settings.members,
    draft: await tables.drafts.get(caseId),
  });
};

/** Of all cases, for a handle may have been another long ago. */
const postsOfCustomer = async ({ tables }: Turn, { customer }: CaseRow): Promise<Post[]> =>
  (await tables.cases.ofCustomer(customer, 0, Infinity)).flatMap(({ case: { messages } }) =>
    messages.map(({ post }) => post),
  );

const otherCases = async (turn: Turn, { id, customer }: CaseRow): Promise<CaseView['otherCases']> => {
  const found = await turn.tables.cases.ofCustomer(customer, 0, maxOtherCases + 1);
  const ids = found.map((row) => row.id).filter((each) => each !== id);
  const rows = await currentRows(turn, ids.slice(0, maxOtherCases));
  return rows
    .toSorted((a, b) => b.lastMessageAt - a.lastMessageAt)
    .flatMap((row) => {
      const root = row.case.messages[0]?.post;
      if (!root) return [];
      const { openedAt } = row.case;
      return [{ badge: badgeOfRow(row, turn), openedAt, text: root.text, rootPostId: root.id }];
    });
};
