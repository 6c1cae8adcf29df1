// Badges of posts, read from the projection.
import type { Badge } from '../care/badge.ts';
import { badgeOf } from '../care/badge.ts';
import type { Handle, PostId } from '../care/ids.ts';
import { idsOf } from '../care/known.ts';
import { isSettled } from '../care/status.ts';
import type { CaseRow } from '../store/rows.ts';
import { casesOfHandle } from './customers.ts';
import { currentRows } from './record.ts';
import type { Turn } from './turn.ts';

/** The badge of each post that is a customer's message in a case; our own replies show none. */
export const badges = async (turn: Turn, postIds: readonly PostId[]): Promise<Record<PostId, Badge>> => {
  const caseIdsByPostId = await turn.tables.posts.find(postIds);
  const rows = await currentRows(turn, [...caseIdsByPostId.values()]);
  const found: Record<PostId, Badge> = {};
  for (const row of rows) {
    const badge = badgeOfRow(row, turn);
    for (const { post, versions = [] } of row.case.messages)
      for (const id of [...idsOf(post), ...versions]) if (caseIdsByPostId.has(id)) found[id] = badge;
  }
  return found;
};

export const customerBadge = async (turn: Turn, handle: Handle): Promise<{ badge?: Badge }> => {
  const ids = (await casesOfHandle(turn.tables, handle)).map(({ id }) => id);
  const rows = (await currentRows(turn, ids)).toSorted((a, b) => b.lastMessageAt - a.lastMessageAt);
  const row = rows.find((each) => !isSettled(each.case.status)) ?? rows[0];
  return row ? { badge: badgeOfRow(row, turn) } : {};
};

export const badgeOfRow = (row: CaseRow, { settings: { me, members }, presentAt }: Turn): Badge => {
  const present = presentAt(row.parts ?? [row.id]);
  const badge = badgeOf(row.case, row.clocks, row.advice ?? {}, me.id, members);
  return present.length > 0 ? { ...badge, present } : badge;
};
