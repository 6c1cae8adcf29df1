// The day X changes: every change that the stand-in can make, and what of Perch still works. The result is docs/x-changes.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import prettier from 'prettier';
import { columns, compare, markdown, type Measured } from '../support/change-table.ts';
import { sharedPerch } from '../support/perch-on-x.ts';
import { createStrips, type Strips } from '../support/strips.ts';
import { createXReader } from '../support/x-reader.ts';
import { changes } from '../x-site/changes.ts';

const file = fileURLToPath(new URL('../../docs/x-changes.md', import.meta.url));
const perch = sharedPerch({ viewport: { width: 1280, height: 7_000 } });

const head = `# What still works when X changes

X changes its markup about three times a month. This table is measured: \`tests/e2e/x-changes.spec.ts\` makes the stand-in for
X apply each change, and compares what Perch then reads, in a real browser, with what it read before. The built-in selectors
are in force; a repair without a new release is a selector pack (see CONTRIBUTING). The test fails when the table would change;
\`UPDATE=1\` writes it anew.

✓: as before. –: lost. “card”: the strip has lost its place and floats beside the post. Numbers: of the first 24 posts of a home
timeline, or of those among them that have a quote; of the strips among them.
`;

/** Strips on the first posts, once as many are there as should be or nothing moves any more. */
const countStrips = async (strips: Strips, expected: number): Promise<Measured['strips']> => {
  const count = (): Promise<Measured['strips']> =>
    strips.inside(() => {
      const hosts = [...document.querySelectorAll<HTMLElement>('perch-strip')];
      const floating = hosts.filter((host) => 'card' in host.dataset).length;
      return { placed: hosts.length - floating, floating };
    });
  let before = '';
  let still = 0;
  let now = await count();
  await expect
    .poll(
      async () => {
        now = await count();
        const seen = JSON.stringify(now);
        still = seen === before ? still + 1 : 0;
        before = seen;
        return still >= (now.placed + now.floating >= expected && expected > 0 ? 2 : 10);
      },
      { intervals: [150] },
    )
    .toBe(true);
  return now;
};

test('what still works after each change is what docs/x-changes.md says', async () => {
  test.setTimeout(400_000);
  const read = await createXReader();
  const measure = async (change: string, expected: number): Promise<Measured> => {
    const page: Page = await perch().context.newPage();
    const strips = await createStrips(page);
    await page.goto(`https://x.com/home?changes=${change}`);
    await page.getByText('Is the @acme app down?').first().waitFor();
    const counted = await countStrips(strips, expected);
    const reading = await read(page);
    await page.close();
    return { ...reading, strips: counted };
  };

  const before = await measure('', 0);
  expect(before.posts.length).toBeGreaterThanOrEqual(24);
  expect(before.posts.slice(0, 24).every(({ full }) => full)).toBe(true);
  expect(before.posts.slice(0, 24).some(({ fields }) => fields.promoted)).toBe(true);
  expect(before.posts.slice(0, 24).filter(({ fields }) => fields.quote).length).toBeGreaterThan(0);
  expect(before.strips.placed).toBeGreaterThan(10);

  const rows: string[][] = [];
  for (const { id, what } of changes)
    rows.push([what, ...compare(before, await measure(id, before.strips.placed))]);

  const text = `${head}\n${markdown(['change', ...columns], rows)}\n`;
  const options = (await prettier.resolveConfig(file)) ?? {};
  const formatted = await prettier.format(text, { ...options, parser: 'markdown' });
  if (process.env['UPDATE']) writeFileSync(file, formatted);
  expect(formatted).toBe(readFileSync(file, 'utf8'));
});
