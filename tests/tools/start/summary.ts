// What came of the play: its steps, and the cases as each desk's own export tells them.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Page } from '@playwright/test';
import { foldCase, type Case } from '../../../lib/care/case.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { readExport } from '../../../lib/care/transfer.ts';
import type { Step } from './album.ts';

export interface Exported {
  /** By id. */
  events: CareEvent[];
  /** Their fold. */
  cases: Case[];
}

/** Exports everything through the settings page, as a person would, and folds the events into cases. */
export const exportFrom = async (settings: Page): Promise<Exported> => {
  await settings.bringToFront();
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const file = await download.path();
  const read = readExport(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`the export cannot be read back: ${read.error.message}`);
  const events = read.value.events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const ids = [...new Set(events.map((event) => event.caseId))];
  return {
    events,
    cases: ids.flatMap((id) => foldCase(events.filter((event) => event.caseId === id)) ?? []),
  };
};

/** Where two exports differ, in words; undefined where they are the same. */
export const difference = (one: Exported, other: Exported): string | undefined => {
  const written = (of: Exported): Set<string> =>
    new Set(of.events.map((event) => JSON.stringify(inOrder(event))));
  const [ones, others] = [written(one), written(other)];
  const [missing] = [...ones, ...others].filter((event) => !ones.has(event) || !others.has(event));
  return missing === undefined
    ? undefined
    : `${ones.size} events and ${others.size}; only one of them has ${missing}`;
};

/** The same value with its keys in alphabetical order. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
};

export const stepTable = (steps: readonly Step[]): string => {
  const rows = steps.map(({ name, who, did, picture }, index) => [
    String(index + 1),
    name,
    who,
    did,
    relative('.', picture),
  ]);
  return table([['', 'Step', 'Who', 'What was done', 'Screenshot'], ...rows]);
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
