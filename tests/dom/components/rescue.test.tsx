// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RescueProps } from '../../../components/rescue/rescue.tsx';
import { Rescue } from '../../../components/rescue/rescue.tsx';
import { createStoreTrouble } from '../../../components/store-trouble.tsx';
import type { Raw } from '../../../lib/care/rescue.ts';
import { rescue } from '../../../lib/care/rescue.ts';
import { history, jo, playbook } from './fixture.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement('main'));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const [onSave, onAgain] = [vi.fn(), vi.fn()];
const whole: Raw = {
  isNewer: false,
  strangeTables: 0,
  tables: {
    histories: { rows: [{ events: history.map((event) => ({ event })) }], unreadable: 0 },
    settings: { rows: [{ playbook, me: jo, members: [jo] }], unreadable: 0 },
    drafts: { rows: [], unreadable: 0 },
  },
};
const show = (part: Partial<RescueProps>): Promise<void> =>
  act(() =>
    render(
      <Rescue step={{ is: 'reading' }} code="" saved={[]} onSave={onSave} onAgain={onAgain} {...part} />,
      root,
    ),
  );
const found = (more: Partial<Raw>, part: Partial<RescueProps> = {}): Promise<void> => {
  const raw = { ...whole, ...more };
  return show({ step: { is: 'read', raw, rescued: rescue(raw) }, ...part });
};
const buttons = (): string[] => [...root.querySelectorAll('button')].map((each) => each.textContent);
const lost = (): string[] => [...root.querySelectorAll('.lost li')].map((each) => each.textContent);
const wrong = (): string | null => root.querySelector('[role=status]')!.textContent;

describe('what is wrong, in a sentence, and what to do', () => {
  test.each<[string, Partial<Raw>, string, RegExp, RegExp]>([
    ['a newer Perch', { isNewer: true }, 'newer-data', /newer Perch wrote/, /Update Perch/],
    ['a full disk', {}, 'disk-full', /disk is full.*is whole/, /Free some space/],
    ['one that would not open', {}, 'storage', /could not open its data/, /restart the browser/],
    ['nothing', {}, '', /can be read\./, /Nothing has to be done/],
    [
      'rows that are lost, whatever led here',
      { tables: { ...whole.tables, histories: { rows: [], unreadable: 2 } } },
      'disk-full',
      /Part of the data/,
      /restart the browser/,
    ],
  ])('%s', async (_, raw, code, what, next) => {
    await found(raw, { code });
    expect(wrong()).toMatch(what);
    expect(root.textContent).toMatch(next);
    expect(buttons()[0]).toBe('Save as a file');
  });
});

test('it says what is saved and what is not', async () => {
  await found({});
  expect(root.querySelector('b')!.textContent).toBe('13 events of 1 case and the settings can be saved.');
  expect(lost()).toEqual([]);

  const drafts = { rows: [{ caseId: 'case-1', text: 'Half a thou' }], unreadable: 0 };
  const newer = { rows: [{ playbook: { version: 99 } }], unreadable: 0 };
  const histories = { rows: [...whole.tables.histories!.rows, 'in another form'], unreadable: 3 };
  await found({ isNewer: true, strangeTables: 1, tables: { histories, settings: newer, drafts } });
  expect(root.querySelector('b')!.textContent).toBe('13 events of 1 case and 1 unsaved note can be saved.');
  expect(lost()).toEqual([
    '3 rows could not be read.',
    '2 entries only another version understands: the file keeps them, an import leaves them out.',
    'Without your settings, the file has those that Perch begins with.',
    '1 table of a newer version stays where it is.',
  ]);

  await found({ tables: { drafts } });
  expect(lost()).toEqual(['The events are missing.', 'The settings are missing.']);
  await found({ tables: {} });
  expect(root.querySelector('b')!.textContent).toBe('Nothing in it can be saved.');
  expect(buttons()).toEqual(['Read again']);
});

test('saving is told, by the name of the file', async () => {
  await found({});
  await act(() => root.querySelector('button')!.click());
  expect(onSave).toHaveBeenCalledOnce();
  await found({}, { saved: ['perch-rescue-2026-11-20.json'] });
  expect(root.querySelector('.saved')!.textContent).toBe('Saved as perch-rescue-2026-11-20.json.');
});

test('where nothing opens, it says so and tries again; where there is nothing, too', async () => {
  await show({ step: { is: 'closed', why: 'UnknownError' } });
  expect(root.querySelector('[role=alert]')!.textContent).toContain('(UnknownError). Nothing was changed.');
  await act(() => root.querySelector('button')!.click());
  expect(onAgain).toHaveBeenCalledOnce();
  await show({ step: { is: 'closed', why: 'absent' } });
  expect(root.querySelector('[role=alert]')!.textContent).toBe('There is no data of Perch in this browser.');
  await show({ step: { is: 'closed', why: 'wanted' } });
  expect(root.querySelector('[role=alert]')!.textContent).toMatch(/^Another page of Perch/);
});

test('a page whose store fails leads here, until it works again', async () => {
  const tell = createStoreTrouble(root, 'chrome-extension://perch/rescue.html');
  await act(() => tell('disk-full'));
  const link = root.querySelector('a')!;
  expect([link.textContent, link.getAttribute('href')]).toEqual([
    'Save what can be read',
    'chrome-extension://perch/rescue.html#disk-full',
  ]);
  await act(() => tell(undefined));
  expect(root.textContent).toBe('');
});
