// Counts for Prometheus. No workspace, device or address is ever a label.

export interface Metrics {
  count: (name: string, labels?: Record<string, string>, by?: number) => void;
  /** Read when asked. */
  gauge: (name: string, read: () => number) => void;
  text: () => string;
}

export const createMetrics = (): Metrics => {
  const counts = new Map<string, number>();
  const gauges = new Map<string, () => number>();
  return {
    count: (name, labels = {}, by = 1) => {
      const inside = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const series = `perch_${name}${inside.length > 0 ? `{${inside.join()}}` : ''}`;
      counts.set(series, (counts.get(series) ?? 0) + by);
    },
    gauge: (name, read) => void gauges.set(`perch_${name}`, read),
    text: () =>
      [...counts, ...[...gauges].map(([name, read]) => [name, read()] as const)]
        .map(([series, value]) => `${series} ${value}\n`)
        .toSorted()
        .join(''),
  };
};
