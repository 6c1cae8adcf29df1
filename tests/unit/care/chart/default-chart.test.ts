import { describe, expect, test } from 'vitest';
import { defaultChart } from '../../../../lib/care/chart/default-chart.ts';
import { isFarReaching, reachOf } from '../../../../lib/care/chart/reach.ts';
import type { Step } from '../../../../lib/care/chart/schema.ts';
import { chartSchema } from '../../../../lib/care/chart/schema.ts';
import { validateChart } from '../../../../lib/care/chart/validate.ts';
import { walk } from '../../../../lib/care/chart/walk.ts';
import { defaultPlaybook } from '../../../../lib/care/default-playbook.ts';

const playbook = defaultPlaybook({ now: 0, zone: 'UTC' });
const chart = defaultChart();

/** Every path that can be walked, with the outcome at its end. */
const allPaths = (path: Step[] = []): { path: Step[]; outcome: string }[] => {
  const place = walk(chart, path);
  if (!place.ok) throw new Error(place.error);
  if (place.value.at === 'outcome') return [{ path, outcome: place.value.outcome.id }];
  const { id, answers } = place.value.question;
  return answers.flatMap((answer) => allPaths([...path, { question: id, answer: answer.id }]));
};

const endOf = (...answers: [string, string][]): string => {
  const place = walk(
    chart,
    answers.map(([question, answer]) => ({ question, answer })),
  );
  if (!place.ok) return place.error;
  return place.value.at === 'outcome' ? place.value.outcome.id : `? ${place.value.question.id}`;
};

test('is valid, and names only what the default playbook has', () => {
  expect(chartSchema.parse(chart)).toEqual(chart);
  expect(validateChart(chart, playbook)).toEqual([]);
});

test('every outcome is at the end of a path, and no path is longer than eight answers', () => {
  const paths = allPaths();
  expect(new Set(paths.map(({ outcome }) => outcome))).toEqual(new Set(chart.outcomes.map(({ id }) => id)));
  expect(Math.max(...paths.map(({ path }) => path.length))).toBeLessThanOrEqual(8);
});

test('no silence after an attack without the reach rule', () => {
  const quiet = chart.outcomes.filter(({ respond }) => respond === 'monitor').map(({ id }) => id);
  expect(quiet).toEqual(['troll-watch', 'rager-watch']);
  const facts = new Map(chart.questions.map(({ id, fact }) => [id, fact]));
  for (const { path, outcome } of allPaths().filter((each) => quiet.includes(each.outcome)))
    expect([outcome, facts.get(path.at(-1)?.question ?? '')]).toEqual([outcome, 'reach']);
});

const against: [string, string][] = [
  ['about-us', 'yes'],
  ['tone', 'attacks'],
];
test.each([
  ['a troll', [...against, ['troll', 'yes'], ['troll-reach', 'no']], 'troll-watch'],
  ['a rager', [...against, ['troll', 'no'], ['rager', 'yes'], ['rager-reach', 'no']], 'rager-watch'],
  ['a misguided one', [...against, ['troll', 'no'], ['rager', 'no'], ['misguided', 'yes']], 'facts'],
  [
    'an unhappy customer',
    [
      ['about-us', 'yes'],
      ['tone', 'complains'],
      ['misguided', 'no'],
      ['unhappy', 'yes'],
      ['stakes', 'no'],
      ['again', 'no'],
    ],
    'restore',
  ],
  [
    'praise',
    [
      ['about-us', 'yes'],
      ['tone', 'praise'],
      ['praise', 'no'],
    ],
    'let-stand',
  ],
] as [string, [string, string][], string][])('%s', (_, answers, outcome) => {
  expect(endOf(...answers)).toBe(outcome);
});

describe('troll or not, a large following or a popular hashtag means answering for the audience', () => {
  const large = { followers: 10_000, hashtags: ['Fail'] };
  const small = { followers: 9_999, hashtags: ['monday'] };
  test.each([
    ['troll', 'large', 'popular', 'audience'],
    ['troll', 'large', 'quiet', 'audience'],
    ['troll', 'small', 'popular', 'audience'],
    ['troll', 'small', 'quiet', 'troll-watch'],
    ['rager', 'large', 'popular', 'audience'],
    ['rager', 'large', 'quiet', 'audience'],
    ['rager', 'small', 'popular', 'audience'],
    ['rager', 'small', 'quiet', 'rager-watch'],
  ])('%s, %s following, %s hashtag: %s', (who, following, hashtag, outcome) => {
    const { followers } = following === 'large' ? large : small;
    const { hashtags } = hashtag === 'popular' ? large : small;
    const reach = reachOf([{ followers, hashtags }], { ...chart.reach, hashtags: ['#fail'] });
    const seen = isFarReaching(reach) ? 'yes' : 'no';
    const way: [string, string][] =
      who === 'troll'
        ? [['troll', 'yes']]
        : [
            ['troll', 'no'],
            ['rager', 'yes'],
          ];
    expect(endOf(...against, ...way, [`${who}-reach`, seen])).toBe(outcome);
  });

  test('followers that X does not show are few; the largest of several posts counts', () => {
    expect(reachOf([{ hashtags: [] }], chart.reach)).toEqual({ hashtags: [] });
    const posts = [{ followers: 5, hashtags: [] }, { followers: 20_000, hashtags: ['x'] }, { hashtags: [] }];
    expect(reachOf(posts, chart.reach)).toEqual({ followers: 20_000, hashtags: [] });
  });
});
