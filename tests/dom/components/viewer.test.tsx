// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { Panel } from '../../../components/panel/panel.tsx';
import type { CaseView } from '../../../lib/care/view.ts';
import { caseData, history, idleCare, names, now } from './fixture.ts';

const root = document.body.appendChild(document.createElement('main'));
afterEach(() => render(null, root));

const nothing = () => Promise.resolve(undefined);
const notes = { add: nothing, edit: nothing, remove: nothing, undo: nothing, keepDraft: nothing };
const show = (data: CaseView, readOnly: boolean): void =>
  render(
    <Panel
      data={data}
      names={names}
      now={() => now}
      actions={notes}
      care={idleCare}
      hrefOf={(id) => `#${id}`}
      focus
      chart
      readOnly={readOnly}
    />,
    root,
  );
const verbs = () => root.querySelectorAll('button, input, textarea, select, form').length;

test('a viewer reads the whole case, and has nothing to change it with', () => {
  show(caseData(), false);
  expect(verbs()).toBeGreaterThan(5);
  show(caseData(), true);
  expect(verbs()).toBe(0);
  for (const words of ['They call back before 12:30.', 'Anybody there?', 'deleted a note', 'added a note'])
    expect(root.textContent).toContain(words);
});

test('sections that a viewer would find empty are left out', () => {
  show(caseData(history.slice(0, 1)), true);
  const titles = Array.from(root.querySelectorAll('section > h2'), (title) => title.textContent);
  expect(titles).not.toContain('Notes');
  expect(titles).not.toContain('Triage');
  expect(titles).not.toContain('Decision');
  expect(titles).toContain('Messages');
});

test('the header says who else is here, and who was faster', () => {
  const data = caseData();
  const present = [{ name: 'Ann Moor', initials: 'AM', doing: 'composing' as const }];
  show({ ...data, badge: { ...data.badge, present, overtakenBy: 'Ann Moor' } }, false);
  const header = root.querySelector('header')?.textContent;
  expect(header).toContain('Ann Moor is writing a reply');
  expect(header).toContain('Ann Moor was faster');
});
