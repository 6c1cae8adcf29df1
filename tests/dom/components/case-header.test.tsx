// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { CaseHeader } from '../../../components/panel/case-header.tsx';
import type { Handle } from '../../../lib/care/ids.ts';
import { caseData, names, now } from './fixture.ts';

const root = document.body.appendChild(document.createElement('main'));
afterEach(() => render(null, root));

const said = (handles: string[]): string => {
  const aliases = handles.map((handle, index) => ({
    handle: handle as Handle,
    since: now - 5_000 * (9 - index),
  }));
  render(<CaseHeader data={{ ...caseData(), aliases }} names={names} now={now} />, root);
  return root.textContent?.replace(/\s+/g, ' ') ?? '';
};

test('the header says what a customer was called before, and until when', () => {
  const [text, times] = [said(['first', 'second', 'third']), root.querySelectorAll('.dim time')];
  expect(text).toMatch(/earlier @first until .+, @second until /);
  expect(text).not.toContain('@third until');
  expect([...times].map((time) => Date.parse(time.getAttribute('datetime') ?? ''))).toEqual([
    now - 40_000,
    now - 35_000,
  ]);
});

test('of one name it says nothing', () => {
  expect(said(['first'])).not.toContain('earlier');
});
