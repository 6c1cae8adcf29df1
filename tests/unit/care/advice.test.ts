import { describe, expect, test } from 'vitest';
import { adviceOf } from '../../../lib/care/advice.ts';
import type { Case } from '../../../lib/care/case.ts';
import { foldCase } from '../../../lib/care/case.ts';
import { defaultPlaybook } from '../../../lib/care/default-playbook.ts';
import { playbookSchema } from '../../../lib/care/playbook.ts';
import { emptyModel, learnAll } from '../../../lib/care/suggest/learner.ts';
import { lessonsOf } from '../../../lib/care/suggest/lessons.ts';
import { events, handle, message, minutes, noon, postId, reply } from './build.ts';

const playbook = defaultPlaybook({ now: noon, zone: 'UTC', handles: [handle('acme')] });
const caseOf = (...list: Parameters<typeof events>): Case => {
  const care = foldCase(events(...list));
  if (!care) throw new Error('a message is due');
  return care;
};
const say = (text: string, changes = {}) => message(noon, { text, ...changes });

test('a playbook from before has all it needs', () => {
  const later = new Set(['risk', 'trackers', 'publicReplies', 'privateTags']);
  const before = Object.fromEntries(Object.entries(playbook).filter(([key]) => !later.has(key)));
  expect(playbookSchema.parse(before)).toEqual(playbook);
});

test('a plain question: a suggestion, calm, nothing else', () => {
  const advice = adviceOf(caseOf(say('@acme what time do you open?')), { playbook });
  expect(advice).toMatchObject({ apply: [], risk: { level: 'calm', reasons: [] } });
  expect(advice.suggestions[0]?.tag).toBe('question');
  expect(advice).not.toHaveProperty('hint');
  expect(advice).not.toHaveProperty('budget');
});

test('a hot case says why, once for each', () => {
  const care = caseOf(
    say('@acme third time I ask, my card 4111 1111 1111 1111 #acmefail', { followers: 20_000 }),
    reply(noon + 1),
    reply(noon + 2),
    reply(noon + 3),
    { type: 'tag.added', at: noon + 4, tag: 'payment' },
  );
  const { risk, hint, budget } = adviceOf(care, { playbook });
  expect(risk.level).toBe('hot');
  expect(risk.contact).toEqual({ times: 3 });
  expect(hint?.askToDelete).toBe(true);
  expect(hint?.reasons.map(({ kind }) => kind)).toEqual(['personal', 'upset', 'topic', 'replies']);
  expect(budget?.words).toBe('three of three public replies used');
});

test('what was taken private needs no hint', () => {
  const care = caseOf(say('jane@mail.example'), { type: 'handoff.requested', at: noon + 1 });
  expect(adviceOf(care, { playbook })).not.toHaveProperty('hint');
});

test('sightings, popular hashtags and the profile count', () => {
  const care = caseOf(say('look at #this', { id: '100', hashtags: ['this'], bio: 'Reporter' }));
  const sightings = [{ postId: postId('100'), at: noon + minutes(90), counters: { reposts: 30 } }];
  const { risk } = adviceOf(care, {
    playbook: { ...playbook, chart: { ...playbook.chart, reach: { followers: 10_000, hashtags: ['This'] } } },
    sightings,
  });
  expect(risk.reasons.map(({ kind }) => kind)).toEqual(['hashtag', 'reposts', 'press']);
  expect(risk.level).toBe('hot');
});

describe('tags added by a rule', () => {
  const own = {
    ...playbook,
    suggestions: [{ tag: 'order', words: ['parcel'], apply: true }, ...playbook.suggestions],
  };
  test('only where the rule says so', () => {
    const care = caseOf(say('where is my parcel, the app says nothing'));
    expect(adviceOf(care, { playbook: own }).apply).toEqual(['order']);
    expect(adviceOf(care, { playbook }).apply).toEqual([]);
  });
  test('not what the case has, nor what was refused', () => {
    const has = caseOf(say('my parcel'), { type: 'tag.added', at: noon + 1, tag: 'order' });
    const refused = caseOf(say('my parcel'), { type: 'suggestion.refused', at: noon + 1, tag: 'order' });
    expect(adviceOf(has, { playbook: own }).apply).toEqual([]);
    expect(adviceOf(refused, { playbook: own }).apply).toEqual([]);
  });
  test('never by what was learned alone', () => {
    const taught = caseOf(say('the gizmo hums'), { type: 'tag.added', at: noon + 1, tag: 'order' });
    const other = caseOf(say('lovely weather'), { type: 'tag.added', at: noon + 1, tag: 'praise' });
    const model = learnAll(
      emptyModel,
      Array.from({ length: 20 }, () => [taught, other].flatMap(lessonsOf)).flat(),
    );
    const { suggestions, apply } = adviceOf(caseOf(say('a gizmo')), { playbook: own, model });
    expect(suggestions[0]).toMatchObject({ tag: 'order', learned: ['gizmo'] });
    expect(apply).toEqual([]);
  });
});

test('an outcome is never suggested, whatever was learned', () => {
  const taught = caseOf(say('all good now'), { type: 'tag.added', at: noon + 1, tag: 'won-back' });
  const other = caseOf(say('where is it'), { type: 'tag.added', at: noon + 1, tag: 'order' });
  const model = learnAll(
    emptyModel,
    Array.from({ length: 20 }, () => [taught, other].flatMap(lessonsOf)).flat(),
  );
  const tags = adviceOf(caseOf(say('all good now')), { playbook, model }).suggestions.map(({ tag }) => tag);
  expect(tags).not.toContain('won-back');
});
