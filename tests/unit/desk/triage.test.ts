import { describe, expect, test } from 'vitest';
import { minute, monday, postOf, replyOf, setUp, value } from './set-up.ts';

const withCase = async () => {
  const desk = await setUp();
  value(await desk.desk.observe({ posts: [postOf(1)] }));
  desk.notices.length = 0;
  return desk;
};

const pathOf = (...steps: [string, string][]) => ({
  path: steps.map(([question, answer]) => ({ question, answer })),
});
const toTroll = pathOf(['about-us', 'yes'], ['tone', 'attacks'], ['troll', 'yes'], ['troll-reach', 'no']);
const toGrave = pathOf(['about-us', 'yes'], ['tone', 'help'], ['stakes-help', 'yes']);

describe('walking the chart', () => {
  test('does at once all that the outcome asks for, under one command, and one undo takes all of it back', async () => {
    const { give, view, notices } = await withCase();
    const { undo } = value(await give('triage', toTroll));
    const { case: care, history } = await view();
    expect(care).toMatchObject({
      status: 'dismissed',
      tags: ['troll'],
      priority: 'low',
      dismissReason: 'troll',
      triage: { outcome: { id: 'troll-watch', name: 'Troll', respond: 'monitor' }, by: 'id-1' },
    });
    expect(history.filter(({ commandId }) => commandId === undo).map(({ type }) => type)).toEqual([
      'triage.walked',
      'tag.added',
      'priority.set',
      'case.dismissed',
    ]);
    expect(notices).toEqual([{ cases: ['case-1'], settings: false }]);
    value(await give('undo', { undoes: undo }));
    const { case: back } = await view();
    expect(back).toMatchObject({ status: 'new', tags: [], priority: 'normal' });
    expect(back.triage).toBeUndefined();
  });

  test('keeps the path in words, for the chart may change', async () => {
    const { give, view } = await withCase();
    value(await give('triage', toGrave));
    const { history, case: care } = await view();
    const walked = history.find(({ type }) => type === 'triage.walked');
    expect(walked).toMatchObject({
      path: [
        { asked: 'Is it about us, and did a person write it?', answered: 'Yes' },
        { asked: 'What does the post want?', answered: 'It asks for something' },
        { question: 'stakes-help', answer: 'yes' },
      ],
    });
    expect(care.escalation).toMatchObject({ tier: 't4', reason: 'safety-legal' });
  });

  test('sent again it does nothing twice; walked again it adds only what is new', async () => {
    const { give, view } = await withCase();
    value(await give('triage', toGrave, 'case-1', 'press'));
    value(await give('triage', toGrave, 'case-1', 'press'));
    expect((await view()).history).toHaveLength(5);
    value(await give('triage', toGrave));
    expect((await view()).history.slice(5).map(({ type }) => type)).toEqual(['triage.walked']);
  });

  test.each([
    ['half a path', pathOf(['about-us', 'yes']), /not at its end/],
    ['a path of another chart', pathOf(['about-them', 'yes']), /changed meanwhile/],
    ['an answer that is none', pathOf(['about-us', 'perhaps']), /changed meanwhile/],
    ['a path beyond the end', pathOf(['about-us', 'no'], ['tone', 'help']), /changed meanwhile/],
  ])('%s is refused and changes nothing', async (_, path, message) => {
    const { give, view } = await withCase();
    const answer = await give('triage', path);
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringMatching(message) } });
    expect((await view()).history).toHaveLength(1);
  });

  test('what is settled is reopened first', async () => {
    const { give } = await withCase();
    value(await give('dismiss', { reason: 'spam' }));
    expect(await give('triage', toGrave)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
});

describe('an escalation that nobody acknowledges', () => {
  const escalated = async () => {
    const all = await withCase();
    value(await all.give('escalate', { tier: 't2', reason: 'angry' }));
    all.notices.length = 0;
    return all;
  };

  test('goes up a tier once its time is over, and not a moment before', async () => {
    const { clock, desk, view, notices } = await escalated();
    const { case: before, clocks } = await view();
    const due = clocks.find(({ metric }) => metric === 'escalationAck')!.dueAt!;
    expect(due - before.escalation!.at).toBe(30 * minute);
    clock.now = due;
    expect(value(await desk.raise())).toBe(0);
    clock.now = due + 1;
    expect(value(await desk.raise())).toBe(1);
    expect((await view()).case.escalation).toMatchObject({
      tier: 't3',
      reason: 'not-acknowledged',
      at: due + 1,
    });
    expect(notices).toEqual([{ cases: ['case-1'], settings: false }]);
    expect(value(await desk.raise())).toBe(0);
  });

  test('two browsers raise it by the same event', async () => {
    const one = await escalated();
    const two = await setUp(undefined, 'other');
    const { history } = await one.view();
    value(await two.desk.importEvents({ events: history, members: [] }));
    one.clock.now = two.clock.now = monday + 31 * minute;
    value(await one.desk.raise());
    two.clock.now += 20_000;
    value(await two.desk.raise());
    const [mine, theirs] = await Promise.all([one.view(), two.view()]);
    expect(theirs.history).toEqual(mine.history);
    expect(value(await two.desk.importEvents({ events: mine.history, members: [] })).added).toBe(0);
  });

  test('slept through, it goes as far up as the time ran out, and stays at the top', async () => {
    const { clock, desk, view } = await escalated();
    clock.now = monday + 65 * minute;
    expect(value(await desk.raise())).toBe(2);
    expect((await view()).case.escalation?.tier).toBe('t4');
    clock.now = monday + 300 * minute;
    expect(value(await desk.raise())).toBe(0);
  });

  test.each([
    ['acknowledged', 'acknowledge', {}],
    ['resolved', 'resolve', { disposition: 'answered' }],
    ['dismissed', 'dismiss', { reason: 'spam' }],
  ])('%s in time stays where it is', async (_, verb, fields) => {
    const { clock, desk, give, view } = await escalated();
    value(await give(verb, fields));
    clock.now = monday + 120 * minute;
    expect(value(await desk.raise())).toBe(0);
    expect((await view()).case.escalation?.tier).toBe('t2');
  });

  test('is not raised where somebody else had acknowledged it before, and the word came late', async () => {
    const { clock, desk, view } = await escalated();
    clock.now = monday + 40 * minute;
    expect(value(await desk.raise())).toBe(1);
    const { case: care } = await view();
    const acknowledged = {
      id: 'far.0',
      commandId: 'far',
      caseId: care.id,
      at: monday + 10 * minute,
      by: 'ann',
      type: 'escalation.acknowledged',
    } as never;
    value(await desk.importEvents({ events: [acknowledged], members: [] }));
    expect((await view()).case.escalation).toMatchObject({ tier: 't2', acknowledged: { by: 'ann' } });
  });

  test('waits through the night, for the office is closed', async () => {
    const { clock, desk, give, view } = await withCase();
    clock.now = Date.UTC(2026, 10, 23, 16, 50);
    value(await give('escalate', { tier: 't2', reason: 'angry' }));
    clock.now = Date.UTC(2026, 10, 24, 9, 20);
    expect(value(await desk.raise())).toBe(0);
    clock.now = Date.UTC(2026, 10, 24, 9, 20, 0, 1) + 1;
    expect(value(await desk.raise())).toBe(1);
    expect((await view()).case.escalation?.tier).toBe('t3');
  });
});

describe('replies that promise', () => {
  const answered = async () => {
    const all = await withCase();
    all.clock.now = monday + 5 * minute;
    value(await all.desk.observe({ posts: [replyOf(2, { publishedAt: monday + 4 * minute })] }));
    return all;
  };
  const by = monday + 120 * minute;

  test('an acknowledgement answers, and starts the clock of its promise', async () => {
    const { give, view, clock, desk } = await answered();
    value(await give('markReply', { postId: '2', as: 'acknowledgement', promiseBy: by }));
    const { case: care, clocks } = await view();
    expect(care).toMatchObject({
      replies: [{ marked: 'acknowledgement', automatic: false }],
      promise: { dueAt: by },
    });
    expect(clocks.find(({ metric }) => metric === 'firstResponse')?.end?.how).toBe('answered');
    expect(clocks.find(({ metric }) => metric === 'promise')).toMatchObject({ dueAt: by, policy: 'agreed' });

    clock.now = monday + 60 * minute;
    value(await desk.observe({ posts: [replyOf(3, { publishedAt: clock.now })] }));
    const kept = await view();
    expect(kept.clocks.find(({ metric }) => metric === 'promise')?.end).toEqual({
      at: clock.now,
      how: 'answered',
    });
    expect(kept.case.promise?.keptAt).toBe(clock.now);
  });

  test('one undo takes back mark and promise', async () => {
    const { give, view } = await answered();
    const { undo } = value(await give('markReply', { postId: '2', as: 'acknowledgement', promiseBy: by }));
    value(await give('undo', { undoes: undo }));
    const { case: care, clocks } = await view();
    expect(care.promise).toBeUndefined();
    expect(clocks.some(({ metric }) => metric === 'promise')).toBe(false);
  });

  test('a reply marked as automatic answers nothing; marked back, it does', async () => {
    const { give, view } = await answered();
    const first = async () => (await view()).clocks.find(({ metric }) => metric === 'firstResponse');
    value(await give('markReply', { postId: '2', as: 'automatic' }));
    expect((await first())?.end).toBeUndefined();
    value(await give('markReply', { postId: '2', as: 'answer' }));
    expect((await first())?.end).toEqual({ at: monday + 4 * minute, how: 'answered' });
  });

  test.each([
    ['an unknown reply', { postId: '77', as: 'answer' }],
    ['a promise of an answer', { postId: '2', as: 'answer', promiseBy: by }],
    ['a promise for the past', { postId: '2', as: 'acknowledgement', promiseBy: monday }],
  ])('%s is refused', async (_, fields) => {
    const { give, view } = await answered();
    expect(await give('markReply', fields)).toMatchObject({ ok: false });
    expect((await view()).history).toHaveLength(2);
  });
});

test('a decision is asked for, has its clock beside the customer’s, and is made', async () => {
  const { give, view, clock } = await withCase();
  const dueAt = monday + 90 * minute;
  value(await give('requestDecision', { from: { tier: 't3' }, dueAt, question: ' Refund? ' }));
  const { clocks, case: care } = await view();
  expect(care.decision).toMatchObject({ from: { tier: 't3' }, question: 'Refund?', dueAt });
  expect(care.status).toBe('new');
  expect(clocks.find(({ metric }) => metric === 'decision')).toMatchObject({ dueAt });
  expect(clocks.find(({ metric }) => metric === 'firstResponse')?.end).toBeUndefined();
  clock.now = monday + 30 * minute;
  value(await give('makeDecision', { answer: 'Yes' }));
  const after = await view();
  expect(after.case.decision?.made).toMatchObject({ answer: 'Yes', at: clock.now });
  expect(after.clocks.find(({ metric }) => metric === 'decision')?.end?.how).toBe('answered');
  expect(await give('makeDecision', { answer: 'No' })).toMatchObject({ ok: false });
  const late = { from: { tier: 't3' }, dueAt: monday, question: 'Refund?' };
  expect(await give('requestDecision', late)).toMatchObject({ ok: false });
});
