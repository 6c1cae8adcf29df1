// One line of the table: what was measured, the figure, and what it may be at most (or at least).

export interface Row {
  what: string;
  figure: number;
  unit: string;
  /** `at most` unless it says otherwise. */
  budget: number;
  atLeast?: boolean;
  /** Where the figure comes from, for whoever wonders. */
  detail?: string;
}

export const isKept = ({ figure, budget, atLeast = false }: Row): boolean =>
  atLeast ? figure >= budget : figure <= budget;

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** The table as lines of text. */
export const tableOf = (rows: readonly Row[]): string[] => {
  const cells = rows.map((row) => [
    row.what,
    `${number(row.figure)} ${row.unit}`.trim(),
    `${row.atLeast ? '≥' : '≤'} ${number(row.budget)} ${row.unit}`.trim(),
    isKept(row) ? 'ok' : 'over',
    row.detail ?? '',
  ]);
  const all = [['what', 'figure', 'budget', '', 'how'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** The value below which a share of the values lies (nearest rank); NaN for none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);
