// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Badge } from '../../../lib/care/badge.ts';
import { drawButtons, drawStrip } from '../../../lib/overlay/draw.tsx';
import { expectedBadge } from '../../../lib/overlay/expected-badge.ts';
import type { Strip } from '../../../lib/overlay/feature.ts';
import { features } from '../../../lib/overlay/index.ts';
import { badgeOf, postOf, stripOf } from './badge-fixture.ts';

let root: HTMLElement;
const give = vi.fn();
const choose = vi.fn();

const draw = (badge: Partial<Badge> = {}, more: Partial<Strip> = {}): void =>
  void act(() =>
    render(
      drawStrip(() => stripOf(badge, { give, choose, ...more })),
      root,
    ),
  );
const control = (feature: string): HTMLElement => root.querySelector(`[data-feature="${feature}"]`)!;
const named = (name: string): HTMLElement => root.querySelector(`[aria-label="${name}"]`)!;

beforeEach(() => {
  document.body.replaceChildren((root = document.createElement('div')));
  give.mockReset();
  choose.mockReset();
});

test('before the desk has answered only what the page itself tells is drawn', () => {
  const post = stripOf({}).post;
  act(() =>
    render(
      drawStrip(() => stripOf(expectedBadge(post)), undefined, true),
      root,
    ),
  );
  const drawn = [...root.querySelectorAll('[data-feature]')].map((each) => each.getAttribute('data-feature'));
  expect(drawn).toEqual(['status']);
  expect(root.textContent).toContain('New');
});

test('every control has a name; icons are silent', () => {
  draw({ tags: ['order'], suggestion: { tag: 'hot', because: ['still waiting'] } });
  for (const each of root.querySelectorAll('button, a')) expect(each.getAttribute('aria-label')).toBeTruthy();
  for (const each of root.querySelectorAll('svg')) expect(each.getAttribute('aria-hidden')).toBe('true');
});

test('features that draw stand in the order of the list', () => {
  draw({ suggestion: { tag: 'hot', because: ['still waiting'] } });
  const drawn = [...root.querySelectorAll('[data-feature]')].map((each) => each.getAttribute('data-feature'));
  const order = features.map(({ id }) => id).filter((id) => drawn.includes(id));
  expect(drawn).toEqual(order);
  expect(drawn).toContain('more');
});

test('two tags are drawn, the rest are counted', () => {
  draw({ tags: ['order', 'hot', 'app'] });
  expect(control('tags').textContent).toBe('OrderHot+1');
  expect(control('tags').getAttribute('aria-label')).toContain('Order, Hot, App');
});

test('a tag that the playbook has lost is left out, not drawn as a blank', () => {
  draw({ tags: ['gone'], suggestion: { tag: 'gone', because: ['x'] } });
  expect(control('tags').getAttribute('aria-label')).toBe('Add a tag');
  expect(control('suggestion')).toBeNull();
});

test('a suggestion is taken or refused, each with its own command', () => {
  draw({ suggestion: { tag: 'hot', because: ['still waiting'] } });
  named('Accept Hot').click();
  named('Refuse Hot').click();
  expect(give.mock.calls.map(([wish]) => wish)).toEqual([
    { verb: 'addTag', tag: 'hot', suggested: true },
    { verb: 'refuseSuggestion', tag: 'hot' },
  ]);
});

test('an owner of one’s own gives back, another’s is taken over', () => {
  draw();
  control('assign').click();
  draw({ assignee: { initials: 'AM', name: 'Anna', me: false } });
  control('assign').click();
  draw({ assignee: { initials: 'JK', name: 'Jo', me: true } });
  control('assign').click();
  expect(give.mock.calls.map(([wish]) => wish.verb)).toEqual(['assignToMe', 'assignToMe', 'unassign']);
});

test('a settled case offers to reopen, and neither to resolve nor to dismiss', () => {
  draw({ status: 'resolved' });
  control('status').click();
  expect(choose.mock.calls[0]![0].items).toEqual([{ id: 'reopen', name: 'Reopen' }]);
  control('more').click();
  const offered = choose.mock.calls[1]![0].items.map((item: { id: string }) => item.id);
  expect(offered).not.toContain('resolve');
  expect(offered).not.toContain('dismiss');
});

test('⋯ offers undo only where there is something to take back', () => {
  draw();
  control('more').click();
  draw({ undo: 'c1' as NonNullable<Badge['undo']> });
  control('more').click();
  const offers = choose.mock.calls.map(([{ items }]) =>
    items.some((item: { id: string }) => item.id === 'undo'),
  );
  expect(offers).toEqual([false, true]);
});

test('an escalation that waits is acknowledged first; else the next tier is offered', () => {
  draw();
  control('escalate').click();
  expect(choose.mock.lastCall![0].start).toBe('t2');
  draw({ escalation: { tier: 't2', reason: 'angry', acknowledged: false } });
  expect(control('escalate').getAttribute('aria-label')).toBe(
    'Escalated to T2 Lead: Angry customer. Not acknowledged yet',
  );
  control('escalate').click();
  expect(choose.mock.lastCall![0].start).toBe('acknowledge');
  choose.mock.lastCall![0].onPick('acknowledge');
  expect(give).toHaveBeenCalledExactlyOnceWith({ verb: 'acknowledge' }, 'Acknowledged');
});

test('taking private is a plain link to X that cannot reach back', () => {
  draw({}, { post: postOf('7', { userId: '42' as never }) });
  const link = control('take-private');
  expect(link.getAttribute('href')).toBe('https://x.com/messages/compose?recipient_id=42');
  expect(link.getAttribute('rel')).toContain('noopener');
  expect(link.getAttribute('target')).toBe('_blank');
});

test('words of others are text, whatever they look like', () => {
  const evil = '<img src=x onerror=alert(1)>';
  draw({ assignee: { initials: 'X', name: evil, me: false }, customer: evil as Badge['customer'] });
  expect(root.querySelector('img')).toBeNull();
  expect(control('assign').getAttribute('aria-label')).toContain(evil);
});

test('a feature that fails is left out and named; the others stand', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = {
    ...badgeOf('7'),
    get escalation(): never {
      throw new TypeError('secret words of a post');
    },
  };
  act(() =>
    render(
      drawStrip((feature) => stripOf({}, feature.id === 'escalate' ? { badge: broken as Badge } : {})),
      root,
    ),
  );
  expect(control('escalate')).toBeNull();
  expect(control('more')).not.toBeNull();
  expect(told.mock.lastCall!.join(' ')).toContain('escalate');
  expect(told.mock.lastCall!.join(' ')).not.toContain('secret');
});

test('other posts have one quiet button', () => {
  const open = vi.fn();
  act(() => render(drawButtons(open), root));
  expect(root.querySelectorAll('button').length).toBe(1);
  root.querySelector('button')!.click();
  expect(open).toHaveBeenCalledOnce();
});
