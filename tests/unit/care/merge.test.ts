// Two people at once: what holds, what is lost, and who is told.
import { describe, expect, test } from 'vitest';
import { foldCase } from '../../../lib/care/case.ts';
import { lostClaims } from '../../../lib/care/merge.ts';
import { standing } from '../../../lib/care/standing.ts';
import { events, message, minutes, noon } from './build.ts';

const later = (count: number): number => noon + minutes(count);
const opened = { ...message(noon), id: 'opened', commandId: 'opened', by: 'seer', seq: 1 };

type Given = Parameters<typeof events>[number];
const deed = (id: string, by: string, type: string, more: object = {}): Given =>
  ({ id, commandId: id, by, type, at: later(1), ...more }) as Given;
const take = (id: string, by: string, replaces: string | null, more: object = {}) =>
  deed(id, by, 'case.assigned', { to: by, replaces, ...more });
const escalate = (id: string, by: string, replaces: string | null, more: object = {}) =>
  deed(id, by, 'case.escalated', { tier: 't2', reason: 'angry', replaces, ...more });
const undo = (of: string, by: string, more: object = {}) =>
  deed(`undo-${of}`, by, 'undone', { undoes: of, at: later(30), ...more });

const fold = (...list: Given[]) => {
  const care = foldCase(events(opened, ...list));
  if (!care) throw new Error('no case');
  return care;
};
const lost = (...list: Given[]) => lostClaims(events(opened, ...list)).map(({ id }) => id);

describe('tags', () => {
  const add = (id: string, at: number, by = 'ada') =>
    deed(id, by, 'tag.added', { tag: 'app', at: later(at) });
  const remove = (id: string, at: number, seen: string[], by = 'bea') =>
    deed(id, by, 'tag.removed', { tag: 'app', seen, at: later(at) });

  test.each<[string, string[], Given[]]>([
    ['a removal takes away what it saw', [], [add('a', 1), remove('r', 2, ['a'])]],
    [
      'an addition that it had not seen stays',
      ['app'],
      [add('a', 1), add('b', 2, 'cid'), remove('r', 3, ['a'])],
    ],
    ['it is gone once all additions were seen', [], [add('a', 1), add('b', 2), remove('r', 3, ['a', 'b'])]],
    [
      'what several removals saw together is gone',
      [],
      [add('a', 1), add('b', 2), remove('r', 3, ['a']), remove('s', 4, ['b'], 'cid')],
    ],
    ['what is added afterwards stands', ['app'], [add('a', 1), remove('r', 2, ['a']), add('b', 3)]],
    [
      'an undone addition holds nothing',
      [],
      [add('a', 1), add('b', 2), undo('b', 'ada'), remove('r', 3, ['a'])],
    ],
    ['an undone removal takes nothing away', ['app'], [add('a', 1), remove('r', 2, ['a']), undo('r', 'bea')]],
    [
      'a removal of before teams takes away what came before',
      [],
      [add('a', 1), deed('r', 'bea', 'tag.removed', { tag: 'app', at: later(2) })],
    ],
  ])('%s', (_, tags, list) => {
    expect(fold(...list).tags).toEqual(tags);
    expect(fold(...list.toReversed()).tags).toEqual(tags);
  });

  test('tags do not mix', () => {
    const other = deed('o', 'cid', 'tag.added', { tag: 'bill', at: later(2) });
    expect(fold(add('a', 1), other, remove('r', 3, ['a'])).tags).toEqual(['bill']);
  });
});

describe('claims', () => {
  test('the first in the endpoint’s order has it, whatever the clocks say', () => {
    const [a, b] = [
      take('a', 'ada', null, { seq: 3, at: later(1) }),
      take('b', 'bea', null, { seq: 2, at: later(9) }),
    ];
    expect(fold(a, b)).toMatchObject({ assignee: 'bea', overtaken: { ada: 'bea' } });
    expect(fold(b, a)).toEqual(fold(a, b));
  });

  test('what is on its way counts last', () => {
    expect(fold(take('a', 'ada', null), take('b', 'bea', null, { seq: 2, at: later(5) })).assignee).toBe(
      'bea',
    );
  });

  test('whoever saw the owner takes it from them', () => {
    const care = fold(take('a', 'ada', null, { seq: 2 }), take('b', 'bea', 'ada', { seq: 3, at: later(2) }));
    expect(care.assignee).toBe('bea');
    expect(care.overtaken).toBeUndefined();
  });

  test('the loser’s own next steps on the case fall with it', () => {
    const given = deed('c', 'bea', 'case.assigned', { to: null, replaces: 'bea', seq: 4, at: later(3) });
    const list = [
      take('a', 'ada', null, { seq: 2 }),
      take('b', 'bea', null, { seq: 3, at: later(2) }),
      given,
    ];
    expect(fold(...list).assignee).toBe('ada');
    expect(lost(...list)).toEqual(['b', 'c']);
  });

  test('what is lost stays among the events', () => {
    const list = events(opened, take('a', 'ada', null, { seq: 2 }), take('b', 'bea', null, { seq: 3 }));
    expect(list.filter(({ type }) => type === 'case.assigned')).toHaveLength(2);
    expect(standing(list).map(({ id }) => id)).toEqual(['opened', 'a']);
  });

  test('an undone claim holds nothing from then on', () => {
    const list = [
      take('a', 'ada', null, { seq: 2 }),
      undo('a', 'ada', { seq: 3 }),
      take('b', 'bea', null, { seq: 4, at: later(40) }),
    ];
    expect(fold(...list).assignee).toBe('bea');
    expect(lost(...list)).toEqual([]);
  });

  test('an undone claim gives back what it took', () => {
    const list = [
      take('a', 'ada', null, { seq: 2 }),
      take('b', 'bea', 'ada', { seq: 3, at: later(2) }),
      undo('b', 'bea', { seq: 4 }),
    ];
    expect(fold(...list).assignee).toBe('ada');
    expect(fold(...list, take('c', 'cid', 'ada', { seq: 5, at: later(40) })).assignee).toBe('cid');
    expect(fold(...list, take('c', 'cid', 'bea', { seq: 5, at: later(40) })).assignee).toBe('ada');
  });

  test('nobody is overtaken by nobody: a claim on what was given back meanwhile holds', () => {
    const back = deed('g', 'ada', 'case.assigned', { to: null, replaces: 'ada', seq: 3, at: later(2) });
    const claim = take('b', 'bea', 'ada', { seq: 4, at: later(3) });
    expect(fold(take('a', 'ada', null, { seq: 2 }), back, claim).assignee).toBe('bea');
    expect(
      fold(take('a', 'ada', null, { seq: 2 }), undo('a', 'ada', { seq: 3, at: later(2) }), claim).assignee,
    ).toBe('bea');
  });

  test('taking and escalating do not get into each other’s way', () => {
    const care = fold(
      take('a', 'ada', null, { seq: 2 }),
      escalate('e', 'bea', null, { seq: 3, at: later(2) }),
    );
    expect(care).toMatchObject({ assignee: 'ada', escalation: { by: 'bea' } });
  });

  test('claims of before teams always hold', () => {
    const [a, b] = ['a', 'b'].map((id, index) =>
      deed(id, id, 'case.assigned', { to: id, at: later(index + 1) }),
    );
    expect(fold(a!, b!).assignee).toBe('b');
  });
});

describe('escalations', () => {
  test('two at once: the first stands, the second is told', () => {
    const list = [
      escalate('e', 'ada', null, { seq: 2 }),
      escalate('f', 'bea', null, { seq: 3, tier: 't3', at: later(2) }),
    ];
    expect(fold(...list)).toMatchObject({ escalation: { id: 'e', tier: 't2' }, overtaken: { bea: 'ada' } });
  });

  test('one that Perch raised is still that escalation', () => {
    const raised = deed('raised', 'ada', 'case.escalated', {
      tier: 't3',
      reason: 'not-acknowledged',
      raises: 'e',
      at: later(60),
    });
    const higher = deed('higher', 'ada', 'case.escalated', {
      tier: 't4',
      reason: 'not-acknowledged',
      raises: 'raised',
      at: later(120),
    });
    const anew = escalate('f', 'bea', 'higher', { seq: 3, at: later(130) });
    const list = [escalate('e', 'ada', null, { seq: 2 }), raised, higher];
    expect(fold(...list).escalation).toMatchObject({ id: 'higher', tier: 't4' });
    expect(fold(...list, anew).escalation).toMatchObject({ id: 'f', by: 'bea' });
    // Bea had not seen that it was raised; it is the same one all the same.
    expect(fold(...list, { ...anew, replaces: 'e' }).escalation).toMatchObject({ id: 'f' });
    expect(fold(...list, { ...anew, replaces: null }).escalation).toMatchObject({ id: 'higher' });
  });

  test('raises that name each other, as only malice writes them, end', () => {
    const raise = (id: string, raises: string) =>
      deed(id, 'eve', 'case.escalated', { tier: 't3', reason: 'x', raises, at: later(3) });
    const list = [
      escalate('e', 'ada', null, { seq: 2 }),
      escalate('f', 'eve', 'x', { seq: 3, at: later(4) }),
    ];
    expect(fold(...list, raise('x', 'y'), raise('y', 'x')).escalation).toMatchObject({ id: 'e' });
    expect(fold(...list, raise('x', 'x')).escalation).toMatchObject({ id: 'e' });
  });
});

describe('overtaken', () => {
  const first = take('a', 'ada', null, { seq: 2 });
  const second = take('b', 'bea', null, { seq: 3, at: later(2) });

  test('is told until they do something else with the case', () => {
    expect(fold(first, second).overtaken).toEqual({ bea: 'ada' });
    const note = deed('n', 'bea', 'note.added', { noteId: 'n', text: 'Leaving it to Ada', at: later(3) });
    expect(fold(first, second, note).overtaken).toBeUndefined();
    expect(fold(first, second, { ...note, by: 'cid' }).overtaken).toEqual({ bea: 'ada' });
  });

  test('what Perch sees in their browser is nothing that they did', () => {
    const seen = { ...message(later(5)), id: 'seen.5', commandId: 'seen.5', by: 'bea' };
    const rule = deed('rule', 'bea', 'tag.added', { tag: 'app', commandId: 'rule.100', at: later(5) });
    expect(fold(first, second, seen, rule).overtaken).toEqual({ bea: 'ada' });
  });

  test('is over when they take it back, take the case in full knowledge, or nobody has it', () => {
    expect(fold(first, second, undo('b', 'bea', { seq: 4 })).overtaken).toBeUndefined();
    const knowing = take('k', 'bea', 'ada', { seq: 4, at: later(3) });
    expect(fold(first, second, knowing)).toMatchObject({ assignee: 'bea' });
    expect(fold(first, second, knowing).overtaken).toBeUndefined();
    const back = deed('g', 'ada', 'case.assigned', { to: null, replaces: 'ada', seq: 4, at: later(3) });
    expect(fold(first, second, back).overtaken).toBeUndefined();
  });

  test.each(['ada', null])(
    'a claim (seen: %s) from before a giving back that arrived first is lost, and told',
    (seen) => {
      const back = deed('g', 'ada', 'case.assigned', { to: null, replaces: 'ada', seq: 3, at: later(4) });
      const claim = take('b', 'bea', seen, { seq: 4, at: later(3) });
      expect(lost(first, back, claim)).toEqual(['b']);
      expect(fold(first, back, claim)).toMatchObject({ overtaken: { bea: 'ada' } });
      expect(fold(first, back, claim).assignee).toBeUndefined();
      // Somebody else takes it afterwards.
      const knowing = take('c', 'cid', null, { seq: 5, at: later(5) });
      expect(fold(first, back, claim, knowing)).toMatchObject({ assignee: 'cid', overtaken: { bea: 'cid' } });
      // Both gave it back: nobody wanted anything else.
      const also = deed('h', 'bea', 'case.assigned', { to: null, replaces: 'ada', seq: 4, at: later(3) });
      expect(fold(first, back, also).overtaken).toBeUndefined();
    },
  );

  test('three at once: the first has it, two are told', () => {
    expect(fold(first, second, take('c', 'cid', null, { seq: 4, at: later(3) })).overtaken).toEqual({
      bea: 'ada',
      cid: 'ada',
    });
  });
});
