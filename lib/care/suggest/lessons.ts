// What a case teaches: the tags that people left on it, and those they refused.
import type { Case } from '../case.ts';
import { featuresOf } from './features.ts';
import type { Lesson, Model } from './learner.ts';
import { learnAll, unlearnAll } from './learner.ts';

type Taught = Pick<Case, 'messages' | 'tags' | 'ruleTags' | 'refusedTags'>;

/** The text that a case is judged by: all that its customer wrote. */
export const textOf = ({ messages }: Pick<Case, 'messages'>): string =>
  messages.map(({ post }) => post.text).join('\n');

/** One lesson for each tag on the case and each refused. The model of a workspace is the lessons of all its cases. */
export const lessonsOf = (care: Taught): Lesson[] => {
  const tags = givenTags(care);
  if (tags.length + care.refusedTags.length === 0) return [];
  const words = featuresOf(textOf(care));
  const refused = care.refusedTags.filter((tag) => !care.tags.includes(tag));
  return [
    ...tags.map((tag) => ({ words, tag, weight: 1 })),
    ...refused.map((tag) => ({ words, tag, weight: -1 })),
  ];
};

/** Tags that people left; what a rule added teaches nothing. */
const givenTags = ({ tags, ruleTags = [] }: Taught): string[] =>
  tags.filter((tag) => !ruleTags.includes(tag));

/** The model after a case has changed, undo included: what it taught before is taken back. The same model if nothing did. */
export const relearn = (model: Model, before: Taught | undefined, after: Taught | undefined): Model => {
  if (teachesAlike(before, after)) return model;
  const old = before ? lessonsOf(before) : [];
  return learnAll(unlearnAll(model, old), after ? lessonsOf(after) : []);
};

const teachesAlike = (a: Taught | undefined, b: Taught | undefined): boolean => {
  const key = (care: Taught | undefined): string =>
    care && givenTags(care).length + care.refusedTags.length > 0
      ? [givenTags(care), care.refusedTags, care.messages.map(({ post }) => post.id)].join(';')
      : '';
  return key(a) === key(b);
};
