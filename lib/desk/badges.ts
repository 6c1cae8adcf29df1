// Badges of posts, read from the projection.
import type { Badge } from '../care/badge.ts';
import { badgeOf } from '../care/badge.ts';
import type { PostId } from '../care/ids.ts';
import type { CaseRow, SettingsRow } from '../store/rows.ts';
import { currentRows } from './record.ts';
import type { Turn } from './turn.ts';

/** The badge of each post that is a customer's message in a case; our own replies show none. */
export const badges = async (turn: Turn, postIds: readonly PostId[]): Promise<Record<PostId, Badge>> => {
  const caseIdsByPostId = await turn.tables.posts.find(postIds);
  const rows = await currentRows(turn, [...caseIdsByPostId.values()]);
  const found: Record<PostId, Badge> = {};
  for (const row of rows) {
    const badge = badgeOfRow(row, turn.settings);
    for (const { post } of row.case.messages) if (caseIdsByPostId.has(post.id)) found[post.id] = badge;
  }
  return found;
};

export const badgeOfRow = (row: CaseRow, { me, members }: SettingsRow): Badge =>
  badgeOf(row.case, row.clocks, row.suggestions, me.id, members);
