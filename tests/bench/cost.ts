// What a post costs with Perch and without: script, style and layout of the page's main thread, in CPU time.
import type { Page } from '@playwright/test';
import { launchWithPerch } from '../support/extension-browser.ts';
import { startOnX } from '../support/perch-on-x.ts';
import { median, type Row } from './row.ts';

const runs = 5;
const framesPerRun = 100;
const postsPerFrame = 3;

interface Cost {
  script: number;
  style: number;
  layout: number;
}
const sum = ({ script, style, layout }: Cost): number => script + style + layout;

/**
 * Scrolls by so many posts a frame, whatever their height: strips make posts taller, and what the page does for each frame must
 * not be counted against them.
 */
const scrollBy = (page: Page, frames: number): Promise<void> =>
  page.evaluate(
    async ([steps, posts]) => {
      for (let step = 0; step < steps; step++) {
        const cells = [...document.querySelectorAll('[data-testid="cellInnerDiv"]')].map((cell) =>
          cell.getBoundingClientRect(),
        );
        const first = cells.findIndex(({ bottom }) => bottom > 1);
        window.scrollBy(0, cells[first + posts]?.top ?? 400);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    [frames, postsPerFrame] as const,
  );

/** ms a post. */
const costOf = async (page: Page): Promise<Cost> => {
  await page.goto('https://x.com/home');
  await page.locator('article').first().waitFor();
  await scrollBy(page, 8);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  };
  const before = await read();
  await scrollBy(page, framesPerRun);
  const after = await read();
  await session.detach();
  const each = (name: string): number =>
    ((after(name) - before(name)) * 1_000) / (framesPerRun * postsPerFrame);
  return {
    script: each('ScriptDuration'),
    style: each('RecalcStyleDuration'),
    layout: each('LayoutDuration'),
  };
};

const middle = (costs: readonly Cost[]): Cost => ({
  script: median(costs.map(({ script }) => script)),
  style: median(costs.map(({ style }) => style)),
  layout: median(costs.map(({ layout }) => layout)),
});
const words = ({ script, style, layout }: Cost): string =>
  [script, style, layout].map((ms) => ms.toFixed(2)).join(' + ');

/** Runs with and without take turns, so that a machine that slows down slows both. */
export const measureCost = async (): Promise<Row[]> => {
  const now = Date.now();
  // Old posts count too: every post that speaks to the brand gets its strip.
  const perch = await startOnX({ site: { now }, change: (playbook) => ({ ...playbook, careFrom: 0 }) });
  const plain = await launchWithPerch({ site: { now } });
  const withPerch: Cost[] = [];
  const without: Cost[] = [];
  for (let run = 0; run <= runs; run++) {
    for (const [context, costs] of [
      [perch.context, withPerch],
      [plain.context, without],
    ] as const) {
      const page = await context.newPage();
      const cost = await costOf(page);
      await page.close();
      // The first run warms caches and compilers.
      if (run > 0) costs.push(cost);
    }
  }
  await perch.close();
  await plain.context.close();
  const [own, page] = [middle(withPerch), middle(without)];
  return [
    {
      what: 'added script + style + layout per new post ÷ the page’s own',
      figure: (median(withPerch.map(sum)) - median(without.map(sum))) / median(without.map(sum)),
      unit: '',
      budget: 0.2,
      detail: `ms a post: ${words(own)} with Perch, ${words(page)} without; median of ${runs}`,
    },
  ];
};
