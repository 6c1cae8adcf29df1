import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chart } from '../../../lib/care/chart/schema.ts';
import { reached, validateChart } from '../../../lib/care/chart/validate.ts';
import { walk } from '../../../lib/care/chart/walk.ts';
import { chartOf } from '../../unit/care/chart/build.ts';

const names = { tags: [], tiers: [], escalationReasons: [], dismissReasons: [] };

/** Charts as people might draw them: some whole, most broken somewhere. */
const anyChart: fc.Arbitrary<Chart> = fc
  .array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((questions) => {
    const idOf = (n: number): string => (n < 6 ? 'abcdef'.charAt(n) : `out-${n}`);
    return chartOf(
      Object.fromEntries(
        questions.map((answers, at) => [
          idOf(at),
          Object.fromEntries(answers.map((then, index) => [`to-${index}`, idOf(then)])),
        ]),
      ),
      { 'out-6': {}, 'out-7': {}, 'out-8': {} },
    );
  });

/** Walks by always new answers until it ends; longer than the chart has questions is going round. */
const ends = (chart: Chart): boolean => {
  const visit = (path: { question: string; answer: string }[]): boolean => {
    const place = walk(chart, path);
    if (!place.ok || path.length > chart.questions.length) return false;
    if (place.value.at === 'outcome') return true;
    const { id, answers } = place.value.question;
    return answers.every((answer) => visit([...path, { question: id, answer: answer.id }]));
  };
  return visit([]);
};

test('what the validator lets through ends at an outcome by every path, and uses every place', () => {
  fc.assert(
    fc.property(anyChart, (chart) => {
      const faults = validateChart(chart, names);
      const places = [...chart.questions, ...chart.outcomes].map(({ id }) => id);
      const whole = ends(chart) && places.every((id) => reached(chart).has(id));
      expect(faults.length === 0).toBe(whole);
    }),
    { numRuns: 500 },
  );
});

test('the order in which places are listed changes nothing but the first question named', () => {
  fc.assert(
    fc.property(anyChart, (chart) => {
      const turned = {
        ...chart,
        questions: chart.questions.toReversed(),
        outcomes: chart.outcomes.toReversed(),
      };
      expect(validateChart(turned, names).length > 0).toBe(validateChart(chart, names).length > 0);
    }),
  );
});
