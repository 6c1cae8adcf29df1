// A small chart for tests of the rules: one question to each of two outcomes.
import type { Chart } from '../../../../lib/care/chart/schema.ts';
import { chartSchema } from '../../../../lib/care/chart/schema.ts';

export const names = {
  tags: [{ id: 'spam' }],
  tiers: [{ id: 't1' }, { id: 't2' }],
  escalationReasons: [{ id: 'angry' }],
  dismissReasons: [{ id: 'troll' }],
};

/** `questions` as id → answers to where they lead; `outcomes` by id. */
export const chartOf = (
  questions: Record<string, Record<string, string>>,
  outcomes: Record<string, object>,
  start = 'a',
): Chart =>
  chartSchema.parse({
    start,
    reach: { followers: 10_000, hashtags: ['fail'] },
    questions: Object.entries(questions).map(([id, answers]) => ({
      id,
      ask: `${id}?`,
      answers: Object.entries(answers).map(([answer, leadsTo]) => ({ id: answer, name: answer, leadsTo })),
    })),
    outcomes: Object.entries(outcomes).map(([id, rest]) => ({
      id,
      name: id,
      respond: 'no',
      protocol: 'Leave it.',
      ...rest,
    })),
  });
