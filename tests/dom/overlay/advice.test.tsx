// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Badge } from '../../../lib/care/badge.ts';
import { drawStrip } from '../../../lib/overlay/draw.tsx';
import { defaultTrackers } from '../../../lib/care/tracker.ts';
import { trackingIn } from '../../../lib/care/tracking.ts';
import type { Strip } from '../../../lib/overlay/feature.ts';
import { features } from '../../../lib/overlay/index.ts';
import { stripOf } from './badge-fixture.ts';

let root: HTMLElement;
const idle = vi.fn();
const draw = (badge: Partial<Badge>, explain: Strip['explain'] = idle): void =>
  void act(() =>
    render(
      drawStrip(() => stripOf(badge, { explain, hush: idle })),
      root,
    ),
  );
const control = (feature: string) => root.querySelector<HTMLElement>(`[data-feature="${feature}"]`);

beforeEach(() => document.body.replaceChildren((root = document.createElement('div'))));

test('risk is a word beside its glyph; focus explains it, leaving hushes', () => {
  const told = document.createElement('div');
  draw({ risk: { level: 'hot', reasons: ['20,000 followers', '#acmefail'] } }, (_, content) =>
    act(() => render(content, told)),
  );
  expect(control('risk')?.textContent).toBe('Hot');
  expect(control('risk')?.getAttribute('aria-label')).toBe('Hot: 20,000 followers, #acmefail');
  control('risk')?.focus();
  expect(Array.from(told.querySelectorAll('li'), (li) => li.textContent)).toEqual([
    '20,000 followers',
    '#acmefail',
  ]);
  control('risk')?.blur();
  expect(idle).toHaveBeenCalled();
});

test('watch folds where it is narrow, hot does not; calm shows nothing', () => {
  draw({ risk: { level: 'watch', reasons: ['30 reposts'] } });
  expect(control('risk')?.classList.contains('fold')).toBe(true);
  expect(control('risk')?.textContent).toBe('At risk');
  draw({ risk: { level: 'hot', reasons: ['300 reposts'] } });
  expect(control('risk')?.classList.contains('fold')).toBe(false);
  draw({});
  expect(control('risk')).toBeNull();
});

test('a hint stands in the name of the control that follows it, until it was followed', () => {
  const hint = 'shows a card number, •••• 1111';
  draw({ hint });
  expect(control('take-private')?.title).toBe(
    'Take private (shows a card number, •••• 1111): opens the profile of @mara, to message from',
  );
  expect(control('take-private')?.classList.contains('hint')).toBe(true);
  draw({ hint, handedOff: true });
  expect(control('take-private')?.title).not.toContain('1111');
  expect(control('take-private')?.classList.contains('hint')).toBe(false);
});

test('a suggestion says whether the rules or the team made it', () => {
  draw({ suggestion: { tag: 'order', because: ['parcel'] } });
  expect(control('suggestion')?.title).toBe('Because of “parcel”');
  draw({ suggestion: { tag: 'order', because: ['parcel', 'gizmo'], learned: ['gizmo'] } });
  expect(control('suggestion')?.title).toBe('Because of “parcel”, “gizmo”, as your team tagged');
});

test('the ⋯ menu tells the reply budget, once there is one', () => {
  const offer = features.find(({ id }) => id === 'reply-budget')?.offer;
  expect(offer?.(stripOf({ budget: '2 of 3' }))).toBe('Replies 2 of 3');
  expect(offer?.(stripOf({}))).toBeUndefined();
});

test('a tracking number on the page is a link to its carrier, safely opened; no number, no link', () => {
  const withText = (text: string): Strip => ({
    ...stripOf({}),
    tracking: () => trackingIn(text, defaultTrackers())[0],
  });
  const show = (text: string) =>
    act(() =>
      render(
        drawStrip(() => withText(text)),
        root,
      ),
    );
  show('@acme where is 1Z 999 AA1 01 2345 6784?');
  const link = root.querySelector<HTMLAnchorElement>('a[data-feature="tracking"]');
  expect(link?.href).toBe('https://www.ups.com/track?tracknum=1Z999AA10123456784');
  expect(link?.getAttribute('aria-label')).toBe('Track UPS 1Z999AA10123456784');
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  show('@acme my parcel is late');
  expect(control('tracking')).toBeNull();
});
