// What came of a shift: its steps, and the cases as the desk's own export tells them.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Page } from '@playwright/test';
import { foldCase, type Case } from '../../../lib/care/case.ts';
import { readExport } from '../../../lib/care/transfer.ts';
import type { Step } from './stage.ts';

/** Exports everything through the settings page, as a person would, and folds the events into cases. */
export const exportedCases = async (settings: Page): Promise<Case[]> => {
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const file = await download.path();
  const read = readExport(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`the export cannot be read back: ${read.error.message}`);
  const ids = [...new Set(read.value.events.map((event) => event.caseId))];
  return ids.flatMap((id) => foldCase(read.value.events.filter((event) => event.caseId === id)) ?? []);
};

export const stepTable = (steps: readonly Step[]): string => {
  const rows = steps.map(({ name, did, picture }, index) => [
    String(index + 1),
    name,
    did,
    relative('.', picture),
  ]);
  return table([['', 'Step', 'What was done', 'Screenshot'], ...rows]);
};

export const caseTable = (cases: readonly Case[]): string =>
  table([
    ['Cases', String(cases.length)],
    ['by status', tally(cases.map(({ status }) => status))],
    ['tags', tally(cases.flatMap(({ tags }) => tags))],
    ['notes', String(cases.reduce((sum, { notes }) => sum + notes.length, 0))],
    ['escalated', tally(cases.flatMap(({ escalation }) => escalation?.tier ?? []))],
    ['taken private', String(cases.filter(({ handoff }) => handoff).length)],
  ]);

/** "new 12, open 3": the most frequent first. */
const tally = (words: readonly string[]): string => {
  const countByWord = new Map<string, number>();
  for (const word of words) countByWord.set(word, (countByWord.get(word) ?? 0) + 1);
  const counted = [...countByWord].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));
  return counted.map(([word, count]) => `${word} ${count}`).join(', ') || 'none';
};

/** Columns as wide as their widest cell. */
const table = (rows: readonly string[][]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
