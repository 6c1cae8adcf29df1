import { expect, test } from 'vitest';
import { addressOf, readAddress } from '../../../components/panel/address.ts';
import { caseId } from './fixture.ts';

test.each([
  [
    `#case=${caseId}&theme=dark&focus=note`,
    { caseId, theme: 'dark', focusNote: true, showChart: false, measures: false },
  ],
  [`#case=${caseId}`, { caseId, focusNote: false, showChart: false, measures: false }],
  [`#case=${caseId}&show=chart`, { caseId, focusNote: false, showChart: true, measures: false }],
  ['#show=measure', { focusNote: false, showChart: false, measures: true }],
  ['#trouble=disk-full', { focusNote: false, showChart: false, measures: false, trouble: 'disk-full' }],
  ['#trouble=fire', { focusNote: false, showChart: false, measures: false }],
  ['', { focusNote: false, showChart: false, measures: false }],
  ['#case=case-12x&theme=pink', { focusNote: false, showChart: false, measures: false }],
  ['#case=<script>', { focusNote: false, showChart: false, measures: false }],
])('%j', (hash, address) => {
  expect(readAddress(hash)).toEqual(address);
});

test('Another case keeps the theme', () => {
  expect(readAddress(addressOf(caseId, 'light'))).toEqual({
    caseId,
    theme: 'light',
    focusNote: false,
    showChart: false,
    measures: false,
  });
});
