// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useCase } from '../../../entrypoints/panel/use-case.ts';
import type { Client } from '../../../lib/bridge/client.ts';
import type { CaseId } from '../../../lib/care/ids.ts';
import { ok } from '../../../lib/care/result.ts';
import type { CaseView } from '../../../lib/care/view.ts';
import { caseData, caseId, jo, playbook } from '../components/fixture.ts';

const root = document.body.appendChild(document.createElement('main'));
const other = 'case-2990000000000000077' as CaseId;
let view: CaseView;
let asked: string[];

const client = {
  isAlive: () => true,
  ask: (request: { ask: string }) => {
    asked.push(request.ask);
    return Promise.resolve(ok(request.ask === 'case' ? view : { playbook, me: jo, members: [jo], off: [] }));
  },
} as unknown as Client;

const Shown = () => {
  const { shown } = useCase(caseId, client);
  return <p>{shown?.data.otherCases.map(({ badge }) => badge.present?.[0]?.name).join()}</p>;
};
const notice = (...cases: string[]): Promise<void> =>
  act(async () => {
    const told = { notice: 'changed', cases, settings: false, team: false };
    await fakeBrowser.runtime.onMessage.trigger(told, {}, () => {});
  });
/** The same case, with somebody at the customer's other one. */
const withPresent = (name: string): CaseView => {
  const data = caseData();
  const present = [{ name, initials: 'BE', doing: 'viewing' as const }];
  const badge = { ...data.badge, caseId: other, present };
  return { ...data, otherCases: [{ badge, openedAt: 0, text: 'Where is it?', rootPostId: '77' as never }] };
};

beforeEach(async () => {
  fakeBrowser.reset();
  asked = [];
  view = withPresent('Bea');
  await act(() => render(<Shown />, root));
});
afterEach(() => render(null, root));

test('what happens at the customer’s other cases is shown too', async () => {
  expect(root.textContent).toBe('Bea');
  view = withPresent('Cid');
  await notice(other);
  expect(root.textContent).toBe('Cid');
});

test('what happens elsewhere asks nothing', async () => {
  asked = [];
  await notice('case-1', 'case-2');
  expect(asked).toEqual([]);
  await notice('case-1', caseId);
  expect(asked).toEqual(['case', 'settings']);
});
