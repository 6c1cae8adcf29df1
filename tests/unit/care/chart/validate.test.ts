import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../../lib/care/chart/schema.ts';
import { fitChart } from '../../../../lib/care/chart/fit.ts';
import { validateChart } from '../../../../lib/care/chart/validate.ts';
import { chartOf, names } from './build.ts';

const said = (chart: Chart): string[] =>
  validateChart(chart, names).map(({ path, message }) => `${path.join('.')}: ${message}`);

const good = chartOf(
  { a: { yes: 'b', no: 'leave' }, b: { yes: 'leave', no: 'raise' } },
  { leave: { tag: 'spam', dismiss: 'troll' }, raise: { escalate: { tier: 't2', reason: 'angry' } } },
);

test('A good chart has no faults', () => {
  expect(said(good)).toEqual([]);
});

describe('What is wrong is said, and where', () => {
  const leave = { leave: {} };
  test.each([
    [
      'a start that is none',
      chartOf({ a: { yes: 'leave' } }, leave, 'z'),
      'start: the chart starts at “z”, which is no question of it',
    ],
    [
      'a start at an outcome',
      chartOf({ a: { yes: 'leave' } }, leave, 'leave'),
      'start: the chart starts at “leave”, which is no question of it',
    ],
    [
      'a dead end',
      chartOf({ a: { yes: 'leave', no: 'nowhere' } }, leave),
      'questions.0.answers.1.leadsTo: dead end: the answer “no” to “a” leads to “nowhere”, which does not exist',
    ],
    [
      'a question that leads to itself',
      chartOf({ a: { yes: 'leave', no: 'a' } }, leave),
      'questions.0.answers.1.leadsTo: loop: “a” → “a”',
    ],
    [
      'a round of three',
      chartOf({ a: { yes: 'b', no: 'leave' }, b: { yes: 'c' }, c: { yes: 'a' } }, leave),
      'questions.2.answers.0.leadsTo: loop: “a” → “b” → “c” → “a”',
    ],
    [
      'a loop that nothing leads to',
      chartOf({ a: { yes: 'leave' }, b: { yes: 'b' } }, leave),
      'questions.1.answers.0.leadsTo: loop: “b” → “b”',
    ],
    [
      'a question never asked',
      chartOf({ a: { yes: 'leave' }, b: { yes: 'leave' } }, leave),
      'questions.1: no answer leads to “b”',
    ],
    [
      'an outcome never reached',
      chartOf({ a: { yes: 'leave' } }, { leave: {}, other: {} }),
      'outcomes.1: no answer leads to “other”',
    ],
    [
      'an outcome under a question never asked',
      chartOf({ a: { yes: 'leave' }, b: { yes: 'other' } }, { leave: {}, other: {} }),
      'outcomes.1: no answer leads to “other”',
    ],
    [
      'an unknown tag',
      chartOf({ a: { yes: 'leave' } }, { leave: { tag: 'gone' } }),
      'outcomes.0.tag: “leave” names the tag “gone”, which the playbook does not have',
    ],
    [
      'an unknown tier',
      chartOf({ a: { yes: 'leave' } }, { leave: { escalate: { tier: 't9', reason: 'angry' } } }),
      'outcomes.0.escalate.tier: “leave” names the tier “t9”, which the playbook does not have',
    ],
    [
      'an unknown reason to escalate',
      chartOf({ a: { yes: 'leave' } }, { leave: { escalate: { tier: 't1', reason: 'bored' } } }),
      'outcomes.0.escalate.reason: “leave” names the reason to escalate “bored”, which the playbook does not have',
    ],
    [
      'an unknown reason to dismiss',
      chartOf({ a: { yes: 'leave' } }, { leave: { dismiss: 'bored' } }),
      'outcomes.0.dismiss: “leave” names the reason to dismiss “bored”, which the playbook does not have',
    ],
    [
      'dismissing what is answered',
      chartOf({ a: { yes: 'leave' } }, { leave: { respond: 'yes', dismiss: 'troll' } }),
      'outcomes.0.dismiss: “leave” dismisses what it answers',
    ],
    [
      'one id for two places',
      chartOf({ a: { yes: 'leave' } }, { leave: {}, a: {} }),
      'outcomes.1.id: “a” is there twice; each id stands for one place',
    ],
  ])('%s', (_, chart, fault) => {
    expect(said(chart)).toContain(fault);
  });

  test('two answers of one id', () => {
    const [question] = good.questions;
    const answers = [...(question?.answers ?? []), { id: 'yes', name: 'Yes again', leadsTo: 'leave' }];
    const chart = { ...good, questions: [{ ...question!, answers }, ...good.questions.slice(1)] };
    expect(said(chart)).toEqual(['questions.0.answers.2.id: two answers to “a” have the id “yes”']);
  });

  test('two ways to one question are no loop', () => {
    const diamond = chartOf(
      { a: { l: 'b', r: 'c' }, b: { on: 'd' }, c: { on: 'd' }, d: { on: 'leave' } },
      leave,
    );
    expect(said(diamond)).toEqual([]);
  });
});

test('A chart is fitted to a playbook that lost its names, and keeps the way', () => {
  const bare = { tags: [], tiers: [], escalationReasons: [], dismissReasons: [] };
  const fitted = fitChart(good, bare);
  expect(validateChart(fitted, bare)).toEqual([]);
  expect(fitted.questions).toEqual(good.questions);
  expect(fitChart(good, names)).toEqual(good);
});
