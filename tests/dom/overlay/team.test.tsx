// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Badge } from '../../../lib/care/badge.ts';
import type { Present } from '../../../lib/care/team.ts';
import { drawButtons, drawStrip } from '../../../lib/overlay/draw.tsx';
import type { Strip } from '../../../lib/overlay/feature.ts';
import { featuresOn } from '../../../lib/overlay/index.ts';
import { createSwitches } from '../../../lib/overlay/switches.ts';
import { settings, stripOf } from './badge-fixture.ts';

let root: HTMLElement;
const idle = vi.fn();
const give = vi.fn();
const choose = vi.fn<Strip['choose']>();
const draw = (
  badge: Partial<Badge>,
  more: Partial<Strip> = {},
  switches?: ReturnType<typeof viewing>,
): void =>
  void act(() =>
    render(
      drawStrip(() => stripOf(badge, { give, choose, ...more }), switches),
      root,
    ),
  );
const part = (feature: string) => root.querySelector<HTMLElement>(`[data-feature="${feature}"]`);

beforeEach(() => {
  document.body.replaceChildren((root = document.createElement('div')));
  give.mockReset();
  choose.mockReset();
});

const ada: Present = { name: 'Ada', initials: 'AD', doing: 'composing' };
const bea: Present = { name: 'Bea', initials: 'BE', doing: 'viewing' };

test('who writes is named first, and stays where it is narrow; who looks folds away', () => {
  draw({ present: [bea, ada] });
  expect(part('present')?.textContent).toBe('AD writingBE');
  expect(part('present')?.title).toBe('Ada is writing a reply\nBea is looking at this');
  expect(part('present')?.classList.contains('fold')).toBe(false);
  expect(part('present')?.querySelector('.who')?.classList.contains('fold')).toBe(true);
  expect(part('assign')?.nextElementSibling).toBe(part('present'));
  draw({ present: [bea] });
  expect(part('present')?.classList.contains('fold')).toBe(true);
  draw({});
  expect(part('present')).toBeNull();
});

test('whoever writes is told that a colleague writes too, or has answered meanwhile', () => {
  const says = (badge: Partial<Badge>) => {
    draw(badge, { answering: { repliedAt: 5 } });
    return [part('answering')?.textContent, part('answering')?.classList.contains('amber')];
  };
  expect(says({ present: [bea], repliedAt: 5 })).toEqual(['You are answering', false]);
  expect(says({ present: [ada, bea] })).toEqual(['Ada is writing too', true]);
  expect(says({ repliedAt: 6 })).toEqual(['Answered meanwhile', true]);
  expect(says({ present: [ada], repliedAt: 6 })).toEqual(['Ada is writing too · Answered meanwhile', true]);
});

test('who writes too is told of once, in words', () => {
  draw({ present: [ada] }, { answering: { repliedAt: 0 } });
  expect(part('present')?.textContent).toBe('AD');
  expect(part('present')?.querySelector('.fold')).toBeNull();
});

test('the account that one is about to speak as is told beside it', () => {
  draw({ present: [ada] }, { answering: { as: 'elsewhere' as never, repliedAt: 0 } });
  expect(part('answering')?.textContent).toBe(
    'Ada is writing too · You are answering as @elsewhere (not one of ours)',
  );
});

test('who was slower reads who was faster, beside the owner', () => {
  draw({ overtakenBy: 'Ada Fern', assignee: { initials: 'AD', name: 'Ada Fern', me: false } });
  expect(root.querySelector('[role="status"]')?.textContent).toBe('Ada was faster');
  expect(part('assign')?.textContent).toBe('AD');
  draw({ assignee: { initials: 'AD', name: 'Ada', me: false } });
  expect(root.querySelector('[role="status"]')).toBeNull();
});

const viewing = () => {
  const switches = createSwitches(idle, idle);
  switches.setOff([], true);
  return switches;
};
const viewer = { settings: { ...settings, readOnly: true } };
const everything: Partial<Badge> = {
  tags: ['order'],
  suggestion: { tag: 'hot', because: ['waiting'] },
  assignee: { initials: 'AD', name: 'Ada', me: false },
  escalation: { tier: 't2', reason: 'angry', acknowledged: false },
  overtakenBy: 'Ada',
  present: [ada],
  handedOff: true,
  risk: { level: 'hot', reasons: ['20,000 followers'] },
  notes: 2,
};

test('a viewer sees it all, and nothing that can be pressed changes it', () => {
  draw(everything, viewer, viewing());
  for (const words of ['New', 'Order', 'AD', 'T2', 'Hot', 'Ada was faster', 'AD writing'])
    expect(root.textContent).toContain(words);
  const pressed = [...root.querySelectorAll<HTMLElement>('button, a')];
  expect(pressed.map((each) => each.dataset['feature'])).toEqual(['risk', 'notes', 'more']);
  for (const each of root.querySelectorAll('*')) each.dispatchEvent(new MouseEvent('click'));
  expect(give).not.toHaveBeenCalled();
  expect(choose.mock.calls.map(([{ items }]) => items.map(({ id }) => id))).toEqual([['notes', 'measure']]);
  expect(part('assign')?.title).toBe('Ada has it');
  expect(root.querySelector('[aria-haspopup]:not([data-feature="more"])')).toBeNull();
});

test('where there is nothing to see a viewer’s strip is empty of verbs', () => {
  draw({}, viewer, viewing());
  const shown = [...root.querySelectorAll('[data-feature]')].map((each) => each.getAttribute('data-feature'));
  expect(shown).toEqual(['status', 'notes', 'more']);
  expect(root.textContent).not.toContain('Assign');
});

test('a viewer’s keys open the panel alone, and other posts have no button', () => {
  const list = featuresOn(() => true, true);
  expect(list.flatMap(({ key }) => key ?? [])).toEqual(['N']);
  act(() => render(drawButtons(idle, viewing()), root));
  expect(root.childElementCount).toBe(0);
});

test('who becomes an agent has all of it again', () => {
  const onChange = vi.fn();
  const switches = createSwitches(idle, onChange);
  const all = switches.list().length;
  switches.setOff([], true);
  expect(switches.list().length).toBeLessThan(all);
  switches.setOff([], false);
  expect(switches.list()).toHaveLength(all);
  expect(onChange).toHaveBeenCalledTimes(2);
});
