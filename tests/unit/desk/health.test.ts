import { expect, test } from 'vitest';
import type { HealthReport } from '../../../lib/care/health.ts';
import { createHealthDesk } from '../../../lib/desk/health.ts';

const reportOf = (page: string, seen: number): HealthReport => ({
  page,
  at: seen,
  pack: 'built in',
  rows: [{ surface: 'home', anchor: 'posts', seen, read: seen, fallback: 0 }],
});

/** Slow memory: what is read before another has written would be lost. */
const desk = () => {
  let kept: readonly HealthReport[] = [];
  return createHealthDesk({
    get: async () => {
      const now = kept;
      await new Promise((resolve) => setTimeout(resolve));
      return now;
    },
    put: async (reports) => {
      await new Promise((resolve) => setTimeout(resolve));
      kept = reports;
    },
  });
};

test('a page’s later report takes the place of its earlier one; pages that report at once are all kept', async () => {
  const health = desk();
  await Promise.all(
    [reportOf('a', 1), reportOf('b', 2), reportOf('a', 3)].map((report) => health.reportHealth({ report })),
  );
  const answer = await health.health();
  expect(answer).toEqual({ ok: true, value: { reports: [reportOf('a', 3), reportOf('b', 2)] } });
});

test('pages long gone are forgotten', async () => {
  const health = desk();
  for (let i = 0; i < 40; i++) await health.reportHealth({ report: reportOf(`p${i}`, i) });
  const answer = await health.health();
  expect(answer.ok && answer.value.reports.map(({ page }) => page).slice(0, 2)).toEqual(['p39', 'p38']);
  expect(answer.ok && answer.value.reports.length).toBe(30);
});
