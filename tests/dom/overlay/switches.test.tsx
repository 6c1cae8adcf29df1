// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { drawStrip } from '../../../lib/overlay/draw.tsx';
import type { Feature, Strip } from '../../../lib/overlay/feature.ts';
import { features } from '../../../lib/overlay/index.ts';
import { createSwitches } from '../../../lib/overlay/switches.ts';

const say = vi.fn();
const onChange = vi.fn();
const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeEach(() => {
  for (const each of [say, onChange, log]) each.mockClear();
});

const named = (id: string): Feature => features.find((feature) => feature.id === id)!;
const ids = (list: readonly Feature[]): string[] => list.map(({ id }) => id);

test('a feature that is switched off is gone, all others stand as they stood', () => {
  const switches = createSwitches(say, onChange);
  switches.setOff(['escalate', 'open-case', 'nobody-knows']);
  expect(ids(switches.list())).toEqual(ids(features).filter((id) => !['escalate', 'open-case'].includes(id)));
  switches.setOff([]);
  expect(ids(switches.list())).toEqual(ids(features));
  expect(onChange).toHaveBeenCalledTimes(2);
  switches.setOff([]);
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('one that throws three times is switched off, and that is said once', () => {
  const switches = createSwitches(say, onChange);
  const escalate = named('escalate');
  const fail = (): undefined =>
    switches.attempt(escalate, () => {
      throw new TypeError('secret words');
    });
  fail();
  fail();
  expect(ids(switches.list())).toContain('escalate');
  expect(say).not.toHaveBeenCalled();
  fail();
  fail();
  expect(ids(switches.list())).not.toContain('escalate');
  expect(ids(switches.list())).toContain('assign');
  expect(say.mock.calls).toEqual([['“Escalate” failed three times and is switched off on this page.']]);
  expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
});

const Broken = (): never => {
  throw new RangeError('in a component');
};

test.each<[string, NonNullable<Feature['draw']>]>([
  ['in its drawing', () => Broken()],
  ['in a component of its drawing', () => <Broken />],
])('what throws %s takes nothing else with it', (_where, draw) => {
  const threw = vi.fn();
  const list: Feature[] = [
    { id: 'a', name: 'A', draw: () => <b>first</b> },
    { id: 'b', name: 'B', draw },
    { id: 'c', name: 'C', draw: () => <b>last</b> },
  ];
  const switches = createSwitches(say, onChange);
  const root = document.createElement('div');
  const drawing = {
    ...switches,
    list: () => list,
    threw,
    attempt: <T,>(feature: Feature, work: () => T): T | undefined => {
      try {
        return work();
      } catch (error) {
        threw(feature, error);
        return undefined;
      }
    },
  };
  act(() =>
    render(
      drawStrip(() => ({}) as Strip, drawing),
      root,
    ),
  );
  expect(root.textContent).toBe('firstlast');
  expect(threw).toHaveBeenCalledWith(list[1], expect.any(RangeError));
});

test('what throws when it is pressed counts too', () => {
  const switches = createSwitches(say, onChange);
  const escalate = named('escalate');
  const list: Feature[] = [
    {
      ...escalate,
      draw: () => (
        <button
          type="button"
          onClick={() => {
            throw new TypeError('secret words');
          }}
        />
      ),
    },
  ];
  const root = document.createElement('div');
  render(
    drawStrip(() => ({}) as Strip, { ...switches, list: () => list }),
    root,
  );
  for (let press = 0; press < 3; press++) root.querySelector('button')!.click();
  expect(ids(switches.list())).not.toContain('escalate');
  expect(say).toHaveBeenCalledOnce();
  expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
});
