import { describe, expect, test } from 'vitest';
import { foldCase } from '../../../../lib/care/case.ts';
import type { Case } from '../../../../lib/care/case.ts';
import { featuresOf } from '../../../../lib/care/suggest/features.ts';
import type { Model } from '../../../../lib/care/suggest/learner.ts';
import {
  emptyModel,
  learn,
  learnAll,
  maxWords,
  score,
  unlearnAll,
} from '../../../../lib/care/suggest/learner.ts';
import { lessonsOf, relearn } from '../../../../lib/care/suggest/lessons.ts';
import { modelSchema, packModel, unpackModel } from '../../../../lib/care/suggest/model.ts';
import { suggest } from '../../../../lib/care/suggest/suggest.ts';
import { events, message, noon } from '../build.ts';

const taught = (
  times: number,
  ...lessons: (readonly [text: string, tag: string, weight?: number])[]
): Model =>
  learnAll(
    emptyModel,
    Array.from({ length: times }, () =>
      lessons.map(([text, tag, weight = 1]) => ({ words: featuresOf(text), tag, weight })),
    ).flat(),
  );
const pointsOf = (model: Model, text: string, tag: string): number =>
  score(model, featuresOf(text)).get(tag)?.points ?? 0;

describe('words and pairs of a text', () => {
  test.each([
    ['The app crashes', ['the', 'app', 'the app', 'crashes', 'app crashes']],
    ['@acme hello https://x.com/a/status/1', ['hello']],
    ['order 7734221 and 88', ['order', '0', 'order 0', 'and', '0 and', 'and 0']],
    ['届かない', ['届か', 'かな', 'ない']],
    ['', []],
  ])('%s', (text, features) => {
    expect(featuresOf(text)).toEqual(features);
  });

  test('are bounded', () => {
    const long = Array.from(
      { length: 9_000 },
      (_, i) => `w${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i % 20)}`,
    );
    expect(featuresOf(long.join(' ')).length).toBeLessThanOrEqual(240);
    expect(featuresOf('界'.repeat(20_000)).length).toBeLessThanOrEqual(240);
  });
});

describe('the learner', () => {
  const model = taught(12, ['gizmo hums at night', 'complaint'], ['gizmo in blue', 'stock']);

  test('knows what it was taught, and by which words', () => {
    const said = score(model, featuresOf('my gizmo hums')).get('complaint');
    expect(said?.points).toBeGreaterThan(0.5);
    expect(said?.because).toContain('hums');
    expect(said?.because).not.toContain('gizmo');
    expect(pointsOf(model, 'my gizmo hums', 'stock')).toBeLessThan(0);
  });

  test('says nothing of what it never saw', () => {
    for (const { points, because } of score(model, featuresOf('quite another matter')).values())
      expect({ points, because }).toEqual({ points: 0, because: [] });
    expect(score(emptyModel, featuresOf('anything')).size).toBe(0);
  });

  test('one lesson alone offers nothing; many do', () => {
    const offered = (times: number): string[] =>
      suggest('gizmo hums', [], {
        model: taught(times, ['gizmo hums', 'complaint'], ['lovely day', 'praise']),
      }).map(({ tag }) => tag);
    expect(offered(1)).toEqual([]);
    expect(offered(12)).toEqual(['complaint']);
  });

  test('words that are names of the language’s own things are words', () => {
    const odd = taught(12, ['constructor __proto__ tostring', 'order'], ['lovely day', 'praise']);
    expect(pointsOf(odd, 'constructor __proto__', 'order')).toBeGreaterThan(0.5);
    expect(pointsOf(odd, 'hasownproperty', 'order')).toBe(0);
  });

  test('forgets the rarest words rather than grow', () => {
    let grown = taught(5, ['kept always', 'order']);
    for (let i = 0; i < 9; i++) {
      const words = Array.from({ length: 1_000 }, (_, n) => `rare${i}-${n}`);
      grown = learn(grown, words, 'stock', 1);
    }
    expect(grown.words.size).toBeLessThanOrEqual(maxWords);
    expect(grown.words.has('kept')).toBe(true);
  });
});

describe('beside the word lists', () => {
  const rules = [{ tag: 'order', words: ['parcel'] }];

  test('says which words the team taught', () => {
    const model = taught(12, ['the gizmo hums', 'order'], ['lovely day', 'praise']);
    expect(suggest('my parcel, the gizmo', rules, { model })).toEqual([
      { tag: 'order', because: ['parcel', 'the gizmo'], learned: ['the gizmo'] },
    ]);
  });

  test('what the team refuses again and again is no longer offered', () => {
    expect(suggest('parcel tape in blue', rules)).toHaveLength(1);
    const model = taught(15, ['parcel tape in blue', 'order', -1], ['where is the parcel', 'order', 1]);
    expect(suggest('parcel tape in blue', rules, { model })).toEqual([]);
    expect(suggest('where is the parcel', rules, { model })).toHaveLength(1);
  });
});

describe('what a case teaches', () => {
  const fold = (...list: Parameters<typeof events>): Case | undefined => foldCase(events(...list));
  const said = message(noon, { text: 'gizmo hums' });
  const tagged = { type: 'tag.added', at: noon + 1, tag: 'complaint' } as const;

  test('its tags, and those refused', () => {
    const care = fold(said, tagged, { type: 'suggestion.refused', at: noon + 2, tag: 'stock' });
    const words = ['gizmo', 'hums', 'gizmo hums'];
    expect(care && lessonsOf(care)).toEqual([
      { words, tag: 'complaint', weight: 1 },
      { words, tag: 'stock', weight: -1 },
    ]);
  });

  test('undone, it has taught nothing', () => {
    const before = fold(said);
    const after = fold(said, tagged);
    const model = relearn(emptyModel, before, after);
    expect(model.tags.get('complaint')).toEqual({ yes: 1, no: 0 });
    expect(relearn(model, after, before)).toEqual(emptyModel);
    expect(relearn(model, after, after)).toBe(model);
  });
});

test('a model survives JSON', () => {
  const model = taught(3, ['gizmo hums', 'complaint'], ['gizmo', 'stock', -1]);
  const read = modelSchema.parse(JSON.parse(JSON.stringify(packModel(model))));
  expect(unpackModel(read)).toEqual(model);
  expect(unlearnAll(model, [])).toBe(model);
});
