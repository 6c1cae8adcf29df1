// What the team taught, in step with the cases: read once a turn, written in the transaction of the events that taught it.
import type { Case } from '../care/case.ts';
import type { Model } from '../care/suggest/learner.ts';
import { emptyModel, learnAll } from '../care/suggest/learner.ts';
import { lessonsOf, relearn } from '../care/suggest/lessons.ts';
import { modelSchema, packModel, unpackModel } from '../care/suggest/model.ts';
import type { Turn } from './turn.ts';

/** Reads the text of a model, and knows the one it read last; undefined for what no Perch of this version wrote. */
export const createModelReader = (): ((text: string) => Model | undefined) => {
  let last: { text: string; model: Model | undefined } | undefined;
  return (text) => {
    if (last?.text !== text) {
      const read = modelSchema.safeParse(JSON.parse(text));
      last = { text, model: read.success ? unpackModel(read.data) : undefined };
    }
    return last.model;
  };
};

/** The model of the workspace. Where none is kept, all cases together make it anew. */
export const modelIn = async (turn: Turn): Promise<Model> => {
  const text = await turn.tables.learner.get();
  const kept = text === undefined ? undefined : turn.readModel(text);
  if (kept) return kept;
  const lessons: ReturnType<typeof lessonsOf> = [];
  await turn.tables.cases.each((row) => void lessons.push(...lessonsOf(row.case)));
  const model = learnAll(emptyModel, lessons);
  await keep(turn, model);
  return model;
};

/** Learns from cases as they were and as they are now; of what was undone, the lesson is taken back. */
export const teach = async (
  turn: Turn,
  model: Model,
  changes: readonly { before?: Case | undefined; after?: Case | undefined }[],
): Promise<void> => {
  let taught = model;
  for (const { before, after } of changes) taught = relearn(taught, before, after);
  if (taught !== model) await keep(turn, taught);
};

const keep = (turn: Turn, model: Model): Promise<void> =>
  turn.tables.learner.put(JSON.stringify(packModel(model)));
