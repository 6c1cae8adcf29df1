// The learner: naive Bayes over words and pairs, trained by what the team accepts, refuses and tags. Pure.

/** How often something was taught to be this tag, and how often not to be. */
export interface Taught {
  yes: number;
  no: number;
}

export interface Model {
  /** By tag: lessons. */
  tags: ReadonlyMap<string, Taught>;
  /** By word or pair, then by tag: lessons whose text had it. */
  words: ReadonlyMap<string, ReadonlyMap<string, Taught>>;
}

export interface Lesson {
  /** Of the text, by `featuresOf`. */
  words: readonly string[];
  tag: string;
  /** Above 0: it is this tag; below 0: it is not. A press of a person is 1 or −1. */
  weight: number;
}

/** What was taught about a text and one tag. */
export interface Score {
  tag: string;
  /** −2 to 2, in words of the lists: the team's habit never outweighs more than two of them. */
  points: number;
  /** Words that spoke most for the tag, at most three, the strongest first. */
  because: string[];
}

/** Words and pairs that a model keeps; some 500 kB. Beyond it the rarest tenth is forgotten. */
export const maxWords = 8_000;

export const emptyModel: Model = { tags: new Map(), words: new Map() };

/** The model after one more lesson; the one given stays as it was. */
export const learn = (model: Model, words: readonly string[], tag: string, weight: number): Model =>
  learnAll(model, [{ words, tag, weight }]);

/** Many lessons at once. Their order does not matter, unless the model grows over its bound. */
export const learnAll = (model: Model, lessons: readonly Lesson[]): Model => change(model, lessons, 1);

/** Takes lessons back, as when a person undid what taught them. Of what was never taught, nothing is taken. */
export const unlearnAll = (model: Model, lessons: readonly Lesson[]): Model => change(model, lessons, -1);

const change = (model: Model, lessons: readonly Lesson[], sign: 1 | -1): Model => {
  if (lessons.length === 0) return model;
  const tags = new Map(model.tags);
  const words = new Map(model.words);
  for (const lesson of lessons) {
    set(tags, lesson.tag, add(tags.get(lesson.tag), lesson.weight, sign));
    for (const word of new Set(lesson.words)) {
      const byTag = new Map(words.get(word));
      set(byTag, lesson.tag, add(byTag.get(lesson.tag), lesson.weight, sign));
      if (byTag.size > 0) words.set(word, byTag);
      else words.delete(word);
    }
  }
  return { tags, words: prune(words) };
};

const add = (taught: Taught = { yes: 0, no: 0 }, weight: number, sign: 1 | -1): Taught => ({
  yes: Math.max(0, taught.yes + sign * Math.max(weight, 0)),
  no: Math.max(0, taught.no + sign * Math.max(-weight, 0)),
});

const set = (taught: Map<string, Taught>, tag: string, value: Taught): void => {
  if (value.yes + value.no > 0) taught.set(tag, value);
  else taught.delete(tag);
};

type Words = Model['words'];

const prune = (words: Words): Words => {
  if (words.size <= maxWords) return words;
  const kept = [...words].toSorted(([, a], [, b]) => countOf(b) - countOf(a));
  return new Map(kept.slice(0, Math.floor(maxWords * 0.9)));
};

const countOf = (byTag: Iterable<readonly [string, Taught]>): number => {
  let count = 0;
  for (const [, { yes, no }] of byTag) count += yes + no;
  return count;
};

/** Lessons after which the team's word counts half. */
const half = 10;
/** A word met in fewer lessons proves nothing yet. */
const leastMet = 2;
/** How many lessons' worth of "as everywhere" is mixed in, so that one post proves nothing. */
const caution = 2;

/**
 * What the model says of a text, for each tag it knows.
 *
 * points = 2 · (2p − 1) · n / (n + 10), where n is the number of lessons about the tag and p the probability by naive
 * Bayes that it is this tag rather than not, both held equally likely before the first word is read: silence says nothing.
 * "Not" is every refusal of the tag, and every lesson in another.
 */
export const score = (model: Model, words: readonly string[]): Map<string, Score> => {
  const scores = new Map<string, Score>();
  const all = countOf(model.tags);
  let allYes = 0;
  for (const { yes } of model.tags.values()) allYes += yes;
  const known = words.flatMap((word) => {
    const byTag = model.words.get(word);
    const count = byTag ? countOf(byTag) : 0;
    if (!byTag || count < leastMet) return [];
    let yes = 0;
    for (const each of byTag.values()) yes += each.yes;
    return [{ word, byTag, yes, usual: count / all }];
  });
  for (const [tag, lessons] of model.tags) {
    const others = allYes - lessons.yes + lessons.no;
    let odds = 0;
    const spoke: { word: string; odds: number }[] = [];
    for (const { word, byTag, yes, usual } of known) {
      const here = byTag.get(tag) ?? never;
      const is = (here.yes + caution * usual) / (lessons.yes + caution);
      const isNot = (yes - here.yes + here.no + caution * usual) / (others + caution);
      const says = Math.log(is / isNot);
      odds += says;
      if (says > 0.1) spoke.push({ word, odds: says });
    }
    const n = lessons.yes + lessons.no;
    // tanh(x / 2) is 2p − 1 where x are the odds' logarithm.
    const points = (2 * Math.tanh(odds / 2) * n) / (n + half);
    const because = spoke.toSorted((a, b) => b.odds - a.odds).slice(0, 3);
    scores.set(tag, { tag, points, because: because.map(({ word }) => word) });
  }
  return scores;
};

const never: Taught = { yes: 0, no: 0 };
