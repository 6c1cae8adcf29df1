// Walking the chart: a path of answers leads to a question or to an outcome.
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Chart, Outcome, Question, SaidStep, Step } from './schema.ts';

/** Where a path leads, and the way there in words. */
export type Place =
  | { at: 'question'; question: Question; steps: SaidStep[] }
  | { at: 'outcome'; outcome: Outcome; steps: SaidStep[] };

/**
 * Follows a path from the chart's start; an empty one stands at the first question. Fails, in words, where the path
 * does not belong to this chart: it was changed meanwhile, or is broken there.
 */
export const walk = (chart: Chart, path: readonly Step[]): Result<Place, string> => {
  const steps: SaidStep[] = [];
  let place = placeOf(chart, chart.start, steps);
  for (const step of path) {
    if (!place) return fail('The chart leads nowhere here.');
    if (place.at === 'outcome' || place.question.id !== step.question)
      return fail('The chart was changed meanwhile. Walk it again.');
    const answer = place.question.answers.find(({ id }) => id === step.answer);
    if (!answer) return fail('The chart was changed meanwhile. Walk it again.');
    steps.push({ ...step, asked: place.question.ask, answered: answer.name });
    place = placeOf(chart, answer.leadsTo, steps);
  }
  return place ? ok(place) : fail('The chart leads nowhere here.');
};

const placeOf = (chart: Chart, id: string, steps: SaidStep[]): Place | undefined => {
  const question = chart.questions.find((each) => each.id === id);
  if (question) return { at: 'question', question, steps };
  const outcome = chart.outcomes.find((each) => each.id === id);
  return outcome && { at: 'outcome', outcome, steps };
};
