// Counts for Prometheus. No workspace, device or address is ever a label.

export type Metrics = ReturnType<typeof createMetrics>;
export const createMetrics = () => {
  const values = new Map<string, number>();
  return {
    add: (name: string, by = 1, labels: Record<string, string> = {}): void => {
      const inside = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const series = `perch_${name}${inside.length > 0 ? `{${inside.join()}}` : ''}`;
      values.set(series, (values.get(series) ?? 0) + by);
    },
    text: (): string =>
      [...values]
        .map(([series, value]) => `${series} ${value}\n`)
        .toSorted()
        .join(''),
  };
};
