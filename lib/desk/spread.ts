// How posts of cases spread after they were written down; kept only where it may tell something about risk.
import type { Post } from '../care/post.ts';
import type { RiskRules } from '../care/risk/rules.ts';
import type { CaseRow, SightingRow } from '../store/rows.ts';
import { judge } from './judge.ts';
import { modelIn } from './learn.ts';
import type { Turn } from './turn.ts';

/** A post's newest counters and the two before them say how fast it spreads. */
const sightingsKept = 2;

/** Writes down counters that grew notably, so that scrolling past writes nothing. */
export const noticeSpread = async (turn: Turn, posts: readonly Post[]): Promise<void> => {
  const { risk } = turn.settings.playbook;
  const telling = new Map(posts.filter((post) => mayTell(post, risk)).map((post) => [post.id, post]));
  if (telling.size === 0) return;
  const ids = [...telling.keys()];
  const rows = await turn.tables.cases.find([...(await turn.tables.posts.find(ids)).values()]);
  const known = await turn.tables.sightings.find(ids);
  for (const row of rows) {
    const news = row.case.messages.flatMap((message) => {
      const post = telling.get(message.post.id);
      return (post && newsOf(message.post, post, known.get(post.id), turn.now, risk)) ?? [];
    });
    if (news.length === 0) continue;
    if (!turn.canWrite) {
      turn.wantsWrite = true;
      return;
    }
    for (const sighting of news) await turn.tables.sightings.put(sighting);
    await judgeAgain(turn, row);
  }
};

/** With fewer reposts than the rules ask for, nothing follows. */
const mayTell = ({ counters }: Post, risk: RiskRules): boolean =>
  (counters.reposts ?? 0) >= Math.min(risk.reposts.watch, risk.speedNeeds.watch);

const newsOf = (
  first: Post,
  post: Post,
  known: SightingRow | undefined,
  now: number,
  risk: RiskRules,
): SightingRow | undefined => {
  const { reposts } = post.counters;
  const before = known?.seen.at(-1)?.counters.reposts ?? first.counters.reposts ?? 0;
  if (reposts === undefined || !grewNotably(before, reposts, risk)) return undefined;
  const seen = [...(known?.seen ?? []), { postId: post.id, at: now, counters: { reposts } }];
  return { id: post.id, seen: seen.slice(-sightingsKept) };
};

/** By half, or past a number that the rules name. */
const grewNotably = (before: number, now: number, { reposts, speedNeeds }: RiskRules): boolean =>
  now > before &&
  (now >= before * 1.5 ||
    [reposts.watch, reposts.hot, speedNeeds.watch, speedNeeds.hot].some((at) => before < at && now >= at));

const judgeAgain = async (turn: Turn, row: CaseRow): Promise<void> => {
  const { tables, settings } = turn;
  const sightings = await tables.sightings.find(row.case.messages.map(({ post }) => post.id));
  const { advice } = judge(row.case, settings.playbook, { model: await modelIn(turn), sightings });
  await tables.cases.put([{ ...row, advice }]);
  turn.changedCases.add(row.id);
};
