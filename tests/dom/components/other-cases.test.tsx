// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { OtherCases } from '../../../components/panel/other-cases.tsx';
import type { CaseId, PostId } from '../../../lib/care/ids.ts';
import type { Present } from '../../../lib/care/team.ts';
import { caseData, idleCare, now } from './fixture.ts';

const root = document.body.appendChild(document.createElement('main'));
afterEach(() => render(null, root));

const other = (id: string, present?: Present[]) => ({
  badge: { ...caseData().badge, caseId: `case-${id}` as CaseId, ...(present ? { present } : {}) },
  openedAt: now,
  text: 'Where is it?',
  rootPostId: id as PostId,
});

test('a colleague at another case of the customer stands there, in the words of the header', () => {
  const cases = [
    other('1', [
      { name: 'Ann Moor', initials: 'AM', doing: 'composing' },
      { name: '', initials: 'BE', doing: 'idle' },
    ]),
    other('2'),
  ];
  render(
    <OtherCases cases={cases} now={now} hrefOf={(id) => `#case=${id}`} undone={[]} actions={idleCare} />,
    root,
  );
  const lines = [...root.querySelectorAll('li')].map((item) =>
    [...item.querySelectorAll('p.fact')].map((line) => line.textContent),
  );
  expect(lines).toEqual([['Ann Moor is writing a reply', 'BE has this open, and is away'], []]);
});
