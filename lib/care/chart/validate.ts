// What is wrong with a chart, in words: dead ends, loops, what is never reached, names that do not exist.
import type { Chart } from './schema.ts';

/** The names that a chart may use, as the playbook has them. */
export interface KnownNames {
  tags: readonly { id: string }[];
  tiers: readonly { id: string }[];
  escalationReasons: readonly { id: string }[];
  dismissReasons: readonly { id: string }[];
}

export interface ChartFault {
  /** Where it stands, from the chart on. */
  path: (string | number)[];
  message: string;
}

/** Everything that is wrong with a chart; nothing if it can be walked from its start to each of its outcomes. */
export const validateChart = (chart: Chart, names: KnownNames): ChartFault[] => [
  ...twice(chart),
  ...deadEnds(chart),
  ...loops(chart),
  ...unreachable(chart),
  ...strangers(chart, names),
];

const twice = ({ questions, outcomes }: Chart): ChartFault[] => {
  const seen = new Set<string>();
  const faults: ChartFault[] = [];
  const look = (id: string, path: ChartFault['path']): void => {
    if (seen.has(id)) faults.push({ path, message: `“${id}” is there twice; each id stands for one place` });
    seen.add(id);
  };
  for (const [at, { id }] of questions.entries()) look(id, ['questions', at, 'id']);
  for (const [at, { id }] of outcomes.entries()) look(id, ['outcomes', at, 'id']);
  for (const [at, { id, answers }] of questions.entries())
    for (const [index, answer] of answers.entries())
      if (answers.findIndex((each) => each.id === answer.id) < index)
        faults.push({
          path: ['questions', at, 'answers', index, 'id'],
          message: `two answers to “${id}” have the id “${answer.id}”`,
        });
  return faults;
};

const deadEnds = ({ start, questions, outcomes }: Chart): ChartFault[] => {
  const places = new Set([...questions, ...outcomes].map(({ id }) => id));
  const faults: ChartFault[] = [];
  if (!questions.some(({ id }) => id === start))
    faults.push({ path: ['start'], message: `the chart starts at “${start}”, which is no question of it` });
  for (const [at, { id, answers }] of questions.entries())
    for (const [index, { name, leadsTo }] of answers.entries())
      if (!places.has(leadsTo))
        faults.push({
          path: ['questions', at, 'answers', index, 'leadsTo'],
          message: `dead end: the answer “${name}” to “${id}” leads to “${leadsTo}”, which does not exist`,
        });
  return faults;
};

/** One fault for each answer that leads back to a question on the way to it. */
const loops = ({ questions }: Chart): ChartFault[] => {
  const faults: ChartFault[] = [];
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): void => {
    const at = questions.findIndex((each) => each.id === id);
    const question = questions[at];
    if (!question || done.has(id)) return;
    const here = [...way, id];
    for (const [index, { leadsTo }] of question.answers.entries()) {
      const round = here.indexOf(leadsTo);
      if (round >= 0)
        faults.push({
          path: ['questions', at, 'answers', index, 'leadsTo'],
          message: `loop: ${[...here.slice(round), leadsTo].map((each) => `“${each}”`).join(' → ')}`,
        });
      else visit(leadsTo, here);
    }
    done.add(id);
  };
  for (const { id } of questions) visit(id, []);
  return faults;
};

/** Ids of all questions and outcomes that some path leads to. */
export const reached = ({ start, questions }: Chart): Set<string> => {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(questions.find((each) => each.id === id)?.answers ?? []).map(({ leadsTo }) => leadsTo));
  }
  return found;
};

const unreachable = (chart: Chart): ChartFault[] => {
  const found = reached(chart);
  return (['questions', 'outcomes'] as const).flatMap((list) =>
    chart[list].flatMap(({ id }, at) =>
      found.has(id) ? [] : [{ path: [list, at], message: `no answer leads to “${id}”` }],
    ),
  );
};

const strangers = ({ outcomes }: Chart, names: KnownNames): ChartFault[] =>
  outcomes.flatMap((outcome, at) => {
    const { tag, escalate, dismiss, respond } = outcome;
    const faults: ChartFault[] = [];
    const look = (id: string | undefined, list: keyof KnownNames, what: string, ...path: string[]): void => {
      if (id === undefined || names[list].some((each) => each.id === id)) return;
      faults.push({
        path: ['outcomes', at, ...path],
        message: `“${outcome.id}” names the ${what} “${id}”, which the playbook does not have`,
      });
    };
    look(tag, 'tags', 'tag', 'tag');
    look(escalate?.tier, 'tiers', 'tier', 'escalate', 'tier');
    look(escalate?.reason, 'escalationReasons', 'reason to escalate', 'escalate', 'reason');
    look(dismiss, 'dismissReasons', 'reason to dismiss', 'dismiss');
    if (dismiss !== undefined && (respond === 'yes' || escalate))
      faults.push({
        path: ['outcomes', at, 'dismiss'],
        message: `“${outcome.id}” dismisses what it ${respond === 'yes' ? 'answers' : 'escalates'}`,
      });
    return faults;
  });
