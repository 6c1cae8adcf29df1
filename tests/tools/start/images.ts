// The pictures of the README, made anew from the state that the shift has left.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { panelOf } from './panel.ts';
import type { Stage } from './stage.ts';

const mentions = 'https://x.com/notifications/mentions';

export const takeImages = async (stage: Stage, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const { page, strips, postOf, bring } = stage;
  const at = (name: string): string => join(folder, name);

  for (const theme of ['light', 'dark']) {
    await page.goto(`${mentions}?theme=${theme}`);
    await page.screenshot({ path: at(`strips-${theme}.png`), clip: await fourPosts(stage) });
  }

  await page.goto(mentions);
  await bring(postOf('theobrandt'));
  await page.keyboard.press('Shift+N');
  await (await panelOf(page)).getByText('sends it back today').first().waitFor();
  await page.mouse.move(...aside);
  await page.screenshot({ path: at('panel.png'), clip: { x: 284, y: 0, width: 996, height: 680 } });
  await strips.pick('Close');
};

/** Where the pointer marks no post. */
const aside = [1_100, 600] as const;

/** Scrolls to a post with owner and note, a clock that warns, a suggested tag and a late clock; gives their place. */
const fourPosts = async ({ page, postOf, shows }: Stage): Promise<Clip> => {
  const first = postOf('theobrandt');
  const last = postOf('carmenvidal');
  await shows(first, 'tags', /Payment/);
  const cellOf = ({ id }: { id: string }) =>
    page.locator('article').filter({ has: page.locator(`a[href*="/status/${id}"] time`) });
  // X's own bar stays at the top of the column.
  await cellOf(first)
    .first()
    .evaluate((article) => scrollBy(0, article.getBoundingClientRect().top - 60));
  await page.mouse.move(...aside);
  await shows(last, 'clock', /late/);
  const top = await cellOf(first).first().boundingBox();
  const end = await cellOf(last).first().boundingBox();
  if (!top || !end) throw new Error('The posts for the pictures are not on the page.');
  return { x: top.x, y: top.y, width: top.width, height: end.y + end.height - top.y };
};

interface Clip {
  x: number;
  y: number;
  width: number;
  height: number;
}
