// Counts for Prometheus. No workspace, device or address is ever a label.

const lineOf = ([series, value]: [string, number]): string => `perch_${series} ${value}\n`;

export type Metrics = ReturnType<typeof createMetrics>;
export const createMetrics = () => {
  const values = new Map<string, number>();
  return {
    /** `series`: a name, and labels as Prometheus writes them. */
    add: (series: string, by = 1): void => void values.set(series, (values.get(series) ?? 0) + by),
    text: (): string => Array.from(values, lineOf).sort().join(''),
  };
};
